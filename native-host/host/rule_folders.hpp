// What has become of the folders of rules since the host started. POSIX.
//
// An update puts new folders in the place of the old ones, and the sandbox, which knows a folder and not its name, lets nobody read those.
// A host cannot widen its sandbox, so it ends: its browser starts another, which reads what is there. That cannot go on for ever: a host
// ends only where the folder is another than the one it started with, and the next one starts with that. Where a folder is there and
// cannot be read for any other reason (permissions), or the new host finds none, it stays and says so: the folder is refused.
//
// In the middle of an update Sayso's own folders may be gone for a moment, and a host that starts then has no rules. The one that runs
// keeps its last good ones instead, as it does where they were deleted for good: what the person writes is checked until the browser ends.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sayso/installation.hpp"

namespace sayso::host {

class RuleFolders {
 public:
  /// Looks at them as they are. Call before the sandbox is entered, so that it knows these or later ones, never older ones.
  explicit RuleFolders(const DataFolders&);

  /// One of them is another than at the start, or is there since, and cannot be read: only a host that starts afresh can.
  [[nodiscard]] bool need_another_host() const;
  /// One of Sayso's own was there at the start and is gone, or nothing can be read in it any more.
  [[nodiscard]] bool own_are_gone() const;

 private:
  using Identity = std::optional<std::pair<unsigned long long, unsigned long long>>;  ///< device and inode; nothing where there is none
  struct Folder {
    std::string path;
    bool own;
    Identity at_start;
    bool filled_at_start;
  };
  static Identity identity_of(const std::string& path);
  std::vector<Folder> folders_;
};

}  // namespace sayso::host
