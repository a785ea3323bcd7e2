// What a browser is to be told: settings in the shape that its managed storage lets through, and its own policies around them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sayso::cli {

/// Everything that an export says, whatever the form.
struct Delivery {
  std::string browser;       ///< id, "chrome"
  std::string browser_name;  ///< "Google Chrome"
  bool firefox = false;
  std::string id;                    ///< the extension's
  nlohmann::json settings;           ///< as delivered; null: none, the extension is taken away
  nlohmann::json extension_setting;  ///< of ExtensionSettings; null: not installed
  std::vector<std::string> allowed_hosts, blocked_hosts;
  std::string organisation;  ///< its name, may be empty
};

/// Chromium's managed storage drops a whole setting, without a word, where one entry inside does not fit the extension's schema. So the
/// schema knows no inside: lists and objects are JSON in a text. Firefox passes everything on. Values that came as JSON in a text, or
/// booleans as 0 or 1, are understood.
[[nodiscard]] nlohmann::json delivered_settings(const nlohmann::json& settings, bool firefox);

/// The browser's whole policy as one object, as on Linux (Firefox: the inside of "policies").
[[nodiscard]] nlohmann::json browser_policy(const Delivery&);

}  // namespace sayso::cli
