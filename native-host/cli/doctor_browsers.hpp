// What this machine's browsers find: host manifests and managed policies, place by place, each with its verdict. Reads files alone.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "browsers.hpp"

namespace sayso::cli {

enum class Verdict {
  fine,
  note,     ///< worth knowing, nothing to mend
  wrong,    ///< to be mended
  unknown,  ///< cannot be told from here
};
[[nodiscard]] std::string_view name_of(Verdict) noexcept;

/// One thing that was looked at.
struct Observation {
  Verdict verdict;
  std::string place;   ///< path as the browser sees it; may be empty
  std::string what;    ///< one sentence
  std::string remedy;  ///< what to do; empty where there is nothing to do
};

/// Where to look.
struct Machine {
  std::string root;    ///< put before every path; empty: the machine itself
  std::string home;    ///< the person's home, as the browser sees it
  std::string system;  ///< "linux", "macos", "windows"
};

struct BrowserReport {
  std::string id, name;
  bool installed = false;   ///< its program was found
  bool configured = false;  ///< something of Sayso's was found for it
  std::vector<Observation> observations;
  std::string host;                   ///< the program of the manifest that counts, as we reach it; empty: none that works
  nlohmann::json managed;             ///< the settings that its policy gives the extension, as it delivers them; null: none
  std::vector<std::string> searched;  ///< every place that was looked at
};

[[nodiscard]] std::vector<BrowserReport> examine_browsers(const BrowserTable&, const Machine&);

}  // namespace sayso::cli
