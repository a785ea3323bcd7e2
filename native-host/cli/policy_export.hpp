// One policy in the form of every browser and system. Pure: values in, the bytes of files out.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "browsers.hpp"
#include "sayso/result.hpp"

namespace sayso::cli {

struct ExportChoice {
  std::string id;           ///< empty: the first of the table
  std::string install_url;  ///< empty: the browser's store
  bool no_install = false;
  bool take_away = false;  ///< instead of installing: have the browser remove the extension; settings and hosts are not spoken of
  std::vector<std::string> other_hosts;  ///< native messaging hosts that stay allowed
  bool all_hosts = false;                ///< block none
};

struct ExportedFile {
  std::string format;  ///< "json", "reg", "admx", "adml", "mobileconfig"
  std::string name;    ///< relative path, with / between folders
  std::string bytes;
  std::string about;  ///< where it goes
};

struct Exported {
  std::vector<ExportedFile> files;   ///< the most usual one first
  std::vector<std::string> remarks;  ///< what the admin should know
};

/// A failure says why browser and system do not go together, or what is wrong with the choice.
[[nodiscard]] Result<Exported, std::string> export_settings(const nlohmann::json& settings, const BrowserTable&, const Browser&,
                                                            const std::string& system, const ExportChoice&);

}  // namespace sayso::cli
