// Where systems, office suites and browsers keep Hunspell dictionaries: one table for all systems, so that a test on any of them can read
// it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace sayso::spelling {

enum class System : std::uint8_t { linux_, macos, windows };

[[nodiscard]] System this_system() noexcept;

/// What the table's rows are filled in from.
struct Surroundings {
  std::function<std::string(const char* name)> variable;                              ///< of the environment; empty where it is not set
  std::function<std::vector<std::string>(const std::string& folder)> folders_inside;  ///< names, sorted; none where there is no such folder

  /// The process's own environment and file system. Reads the environment: at start, before any thread.
  static Surroundings real();
};

/// Most specific first, each once: $DICPATH, the person's, the system's, then those that come with office suites and browsers. A row with
/// '*' gives the folders that are there; other rows need not exist.
[[nodiscard]] std::vector<std::string> dictionary_folders(System, const Surroundings&);

}  // namespace sayso::spelling
