#include "sarif.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace sayso::cli {
namespace {

using nlohmann::ordered_json;

const char* level_of(Stage stage) {
  switch (stage) {
    case Stage::audit:
      return "none";
    case Stage::advise:
      return "note";
    case Stage::confirm:
      return "warning";
    case Stage::justify:
    case Stage::block:
      return "error";
  }
  return "none";
}

/// Where lines begin, as bytes: after \n, \r\n, and a \r by itself is no line end (SARIF's default newlineSequences).
class LineTable {
 public:
  explicit LineTable(const Text& text) : text_(text), starts_{0} {
    const std::string_view utf8 = text.utf8();
    for (std::size_t at = utf8.find('\n'); at != std::string_view::npos; at = utf8.find('\n', at + 1)) starts_.push_back(at + 1);
  }
  /// Line and column, both from 1.
  [[nodiscard]] std::pair<std::size_t, std::size_t> place(std::size_t byte) const {
    const auto line = std::upper_bound(starts_.begin(), starts_.end(), byte) - 1;
    return {static_cast<std::size_t>(line - starts_.begin()) + 1, text_.utf16_from_byte(byte) - text_.utf16_from_byte(*line) + 1};
  }

 private:
  const Text& text_;
  std::vector<std::size_t> starts_;
};

std::string message_of(const Finding& finding) {
  if (finding.category == Category::spelling) return "This word is not in the dictionary.";
  return finding.message.why.empty() ? finding.message.what : finding.message.what + " " + finding.message.why;
}

ordered_json rule_of(const Finding& finding) {
  ordered_json rule;
  rule["id"] = finding.rule;
  rule["shortDescription"]["text"] = finding.category == Category::spelling ? "Spelling" : finding.message.what;
  if (!finding.message.why.empty()) rule["fullDescription"]["text"] = finding.message.why;
  if (!finding.message.policy.empty()) rule["helpUri"] = finding.message.policy;
  rule["defaultConfiguration"]["level"] = level_of(finding.stage);
  rule["properties"]["category"] = name_of(finding.category);
  return rule;
}

}  // namespace

std::string uri_of_path(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += digits[byte >> 4U];
      uri += digits[byte & 15U];
    }
  }
  return uri;
}

ordered_json sarif_of(const Report& report, const std::string& uri) {
  const LineTable lines(report.text);
  std::map<std::string, std::size_t> known;
  ordered_json rules = ordered_json::array();
  ordered_json results = ordered_json::array();
  for (const Finding& finding : report.findings) {
    const auto [entry, fresh] = known.emplace(finding.rule, rules.size());
    if (fresh) rules.push_back(rule_of(finding));
    const auto [start_line, start_column] = lines.place(finding.span.begin);
    const auto [end_line, end_column] = lines.place(finding.span.end);
    ordered_json result;
    result["ruleId"] = finding.rule;
    result["ruleIndex"] = entry->second;
    result["kind"] = finding.stage == Stage::audit ? "informational" : "fail";
    result["level"] = level_of(finding.stage);
    result["message"]["text"] = message_of(finding);
    ordered_json location;
    location["physicalLocation"]["artifactLocation"] = {{"uri", uri}, {"index", 0}};
    location["physicalLocation"]["region"] = {
        {"startLine", start_line}, {"startColumn", start_column}, {"endLine", end_line}, {"endColumn", end_column}};
    result["locations"] = ordered_json::array({std::move(location)});
    result["properties"] = {{"stage", name_of(finding.stage)}, {"severity", name_of(finding.severity)}};
    results.push_back(std::move(result));
  }
  ordered_json run;
  run["tool"]["driver"] = {{"name", "Sayso"}, {"semanticVersion", SAYSO_VERSION}};
  run["tool"]["driver"]["rules"] = std::move(rules);
  run["artifacts"] = ordered_json::array({{{"location", {{"uri", uri}}}}});
  run["columnKind"] = "utf16CodeUnits";
  run["results"] = std::move(results);
  ordered_json log;
  log["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = ordered_json::array({std::move(run)});
  return log;
}

}  // namespace sayso::cli
