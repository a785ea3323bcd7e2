// What this machine's browsers find: host manifests and managed policies, place by place, each with its verdict. Reads files alone.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "browsers.hpp"
#include "doctor_observation.hpp"

namespace sayso::cli {

struct BrowserReport {
  std::string id, name;
  std::optional<bool> installed;  ///< whether its program was found; nothing: that is not looked for on this system
  bool configured = false;        ///< something of Sayso's was found for it
  std::vector<Observation> observations;
  std::string host;                   ///< the program of the manifest that counts, as we reach it; empty: none that works
  nlohmann::json managed;             ///< the settings that its policy gives the extension, as it delivers them; null: none
  std::vector<std::string> searched;  ///< every place that was looked at
  std::vector<std::string> not_read;  ///< places that count as well, and cannot be read from here: registry keys, profiles of macOS
};

[[nodiscard]] std::vector<BrowserReport> examine_browsers(const BrowserTable&, const Machine&);

}  // namespace sayso::cli
