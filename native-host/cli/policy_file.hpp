// A policy as a file: Sayso's own form (one object of settings, comments allowed), or what a browser or console is given.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/json_lines.hpp"
#include "sayso/result.hpp"

namespace sayso::cli {

struct PolicyFile {
  std::string path;
  nlohmann::json settings;  ///< an object
  std::string pointer;      ///< where the settings stand in the file; empty: they are the file
  JsonLines lines;
};

struct PolicyFileFault {
  std::string path;
  std::size_t line;  ///< 0: no line is meant
  std::string reason;
};

/// Sayso's settings inside a browser's policy ("3rdparty"), Firefox's policies.json or managed storage, or the Google Admin console's
/// JSON; the document itself where it is none of these. Nothing where it is such a policy and holds no settings for any of these ids.
struct FoundSettings {
  nlohmann::json settings;
  std::string pointer;
};
[[nodiscard]] std::optional<FoundSettings> settings_in(const nlohmann::json& document, const std::vector<std::string>& ids);

/// Reads a file ("-": standard input).
[[nodiscard]] Result<PolicyFile, PolicyFileFault> read_policy(const std::string& path, const std::vector<std::string>& ids);

}  // namespace sayso::cli
