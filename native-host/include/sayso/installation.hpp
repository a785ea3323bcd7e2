// Where Sayso's data lies: the one list that host and command line share.
#pragma once

#include <string>
#include <vector>

#include "sayso/rules.hpp"

namespace sayso {

struct PackFolder {
  std::string path;
  Origin origin;
  bool named = false;  ///< by the person, for this run: its packs take the place of installed ones
};

struct DataFolders {
  std::vector<PackFolder> packs;          ///< weakest first; a folder need not exist
  std::vector<std::string> dictionaries;  ///< Hunspell's, most specific first
  std::string protected_speech;           ///< the corpus and vocabulary of speech that is never flagged
  std::string machine_policy;             ///< a file of settings for everyone on this machine; need not exist
};

/// The folder of the running binary, links resolved; empty where the system does not tell.
[[nodiscard]] std::string find_program_folder();
/// `../share/sayso` beside the folder of the running binary; empty where the system does not tell.
[[nodiscard]] std::string find_shared_folder();

/// `extra_packs` (`--packs DIR`) are listed last, count as the person's and are read before installed ones; without `default_packs` they
/// are the only ones.
struct FolderChoice {
  std::vector<std::string> extra_packs;
  bool default_packs = true;
};

/// Protected speech is not a matter of choice. Built-in packs at `../share/sayso/packs` beside the folder of the running binary (the build
/// tree and an installation have this one shape), then `/etc/sayso/packs`, then the person's `$XDG_CONFIG_HOME/sayso/packs` (default
/// `~/.config`).
[[nodiscard]] DataFolders find_data_folders(const FolderChoice&);

}  // namespace sayso
