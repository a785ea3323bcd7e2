#include "policy_file.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <utility>

#include "sayso/assembly.hpp"
#include "sayso/json.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;

/// The settings of the first of the ids that is named.
std::optional<FoundSettings> of_extension(const json& extensions, const std::string& pointer, const std::vector<std::string>& ids) {
  if (!extensions.is_object()) return std::nullopt;
  for (const std::string& id : ids) {
    if (const auto settings = extensions.find(id); settings != extensions.end()) return FoundSettings{*settings, pointer + "/" + id};
  }
  return std::nullopt;
}

bool is_google_admin(const json& document) {
  return !document.empty() && std::all_of(document.begin(), document.end(), [](const json& value) {
    return value.is_object() && value.size() == 1 && value.contains("Value");
  });
}

}  // namespace

std::optional<FoundSettings> settings_in(const json& document, const std::vector<std::string>& ids) {
  if (const auto third = document.find("3rdparty"); third != document.end()) {
    return third->is_object() ? of_extension(third->value("extensions", json()), "/3rdparty/extensions", ids) : std::nullopt;
  }
  if (const auto policies = document.find("policies"); policies != document.end()) {
    const json third = policies->is_object() ? policies->value("3rdparty", json()) : json();
    return third.is_object() ? of_extension(third.value("Extensions", json()), "/policies/3rdparty/Extensions", ids) : std::nullopt;
  }
  if (document.value("type", json()) == "storage" && document.contains("data")) return FoundSettings{document["data"], "/data"};
  if (is_google_admin(document)) {
    json settings = json::object();
    for (const auto& [key, value] : document.items()) settings[key] = value["Value"];
    return FoundSettings{std::move(settings), ""};
  }
  return FoundSettings{document, ""};
}

Result<PolicyFile, PolicyFileFault> read_policy(const std::string& path, const std::vector<std::string>& ids) {
  const auto fault = [&](std::size_t line, std::string reason) { return Failure{PolicyFileFault{path, line, std::move(reason)}}; };
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  const auto read = read_policy_text(path == "-" ? std::cin : file);
  if (!read) return fault(0, read.error().reason);
  const std::string& text = read.value();
  Result<JsonLines, JsonFault> lines = JsonLines::read(text);
  if (!lines) return fault(lines.error().line, lines.error().reason);
  Result<json, JsonError> document = parse_json(without_comments(text));
  if (!document) return fault(1, "This is not JSON, or nested too deeply.");
  if (!document.value().is_object()) return fault(1, R"(A policy is one object of settings, such as {"spelling": true}.)");
  std::optional<FoundSettings> found = settings_in(document.value(), ids);
  if (!found)
    return fault(1,
                 "This policy holds no settings for Sayso's extension. Where its id is your own, give your table of browsers (--table).");
  if (!found->settings.is_object()) return fault(lines.value().of(found->pointer), "The extension's settings are one object.");
  return PolicyFile{path, std::move(found->settings), std::move(found->pointer), std::move(lines).value()};
}

}  // namespace sayso::cli
