// What a browser's managed policy says about Sayso, read from its files the way that the browser reads them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "browsers.hpp"
#include "doctor_observation.hpp"

namespace sayso::cli {

struct PolicyReport {
  std::vector<Observation> observations;
  std::vector<std::string> searched;  ///< every place that was looked at
  std::vector<std::string> not_read;  ///< places that count as well, and cannot be read from here
  bool configured = false;            ///< something of Sayso's was found
  nlohmann::json managed;             ///< the extension's settings as the browser delivers them; null: none
  bool user_level_hosts_off = false;  ///< the policy has the browser ignore manifests of a person's own
};

/// On Linux and macOS.
[[nodiscard]] PolicyReport examine_policy(const BrowserTable&, const Machine&, const Browser&);

}  // namespace sayso::cli
