// The table of browsers, installer/browsers.json, as the command line uses it.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "sayso/result.hpp"

namespace sayso::cli {

/// A browser inside a box (Flatpak, Snap), where other paths hold.
struct BoxedBrowser {
  std::string kind, app;
  bool works;
  std::vector<std::string> manifests;  ///< folders, weakest last; "~" is the person's home
  std::string note;
};

/// Where one browser looks on one file system ("linux", "macos").
struct BrowserPlaces {
  std::vector<std::string> user_manifests, system_manifests;  ///< folders; the person's are searched first
  std::vector<std::string> policies;                          ///< folders of files, single files, or domains of macOS
  std::vector<std::string> user_storage, system_storage;      ///< folders of Firefox's managed storage
  std::vector<std::string> programs;                          ///< names of its program
  std::vector<BoxedBrowser> boxes;
};

struct Browser {
  std::string id, name, family;  ///< family: "chromium" or "firefox"
  std::string page;              ///< address of its own list of the policies that it took
  BrowserPlaces linux_places, macos_places;
  std::string macos_domain;                  ///< "com.google.Chrome"; empty: none known
  std::string windows_root;                  ///< registry key of its policies; empty: none known
  std::vector<std::string> windows_policy;   ///< registry keys of an extension's settings
  std::vector<std::string> windows_lists;    ///< keys and values of its policies that install the extension, or allow its host
  std::vector<std::string> windows_storage;  ///< of Firefox's managed storage
  std::vector<std::string> windows_manifests;
};

struct BrowserTable {
  std::string host_name, host_program;
  std::vector<std::string> chromium_ids, firefox_ids;
  std::string development_id;  ///< of Chromium browsers; its key is public
  std::string chromium_store, edge_store, firefox_store;
  std::string machine_policy, machine_packs;  ///< the host's own places for the whole machine, on Linux and macOS
  std::vector<Browser> browsers;

  [[nodiscard]] const Browser* find(std::string_view id) const;
  /// The ids of a family that the host answers.
  [[nodiscard]] const std::vector<std::string>& ids_of(const Browser&) const;
};

/// `--table FILE`: an organisation's own.
void add_table_option(Command& command, std::string& path);

/// The table at `path`; where it is empty, the one that came with Sayso. The reason says what to do.
[[nodiscard]] Result<BrowserTable, std::string> load_browsers(const std::string& path);

/// `{id}` and `{host}` filled in.
[[nodiscard]] std::string filled(std::string text, std::string_view id, std::string_view host);

}  // namespace sayso::cli
