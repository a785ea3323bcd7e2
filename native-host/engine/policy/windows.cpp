#include "policy/windows.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "rules/time_zone.hpp"

namespace sayso::policy {
namespace {

using nlohmann::json;
using rules::TimeZone;

constexpr std::string_view example = R"({"from": "2026-11-01T00:00", "to": "2026-11-12T08:00", "stages": {"market-sensitive": "justify"}})";
constexpr std::size_t longest_phrase = 200, longest_what = 360, longest_why = 560;  // bytes; the rule language counts 90 and 140 letters

Checked check_time(const json& raw) {
  if (raw.is_string() && rules::parse_local_time(raw.get_ref<const std::string&>())) return {raw, {}};
  return refused(raw.is_string() ? RefusalCode::unknown_value : RefusalCode::wrong_type,
                 "This is a local time such as \"2026-11-01T09:00\".");
}

Checked check_zone(const json& raw) {
  if (raw.is_string() && TimeZone::load(raw.get_ref<const std::string&>())) return {raw, {}};
  return refused(raw.is_string() ? RefusalCode::unknown_value : RefusalCode::wrong_type,
                 "This is no time zone that this machine knows. A name is like \"Europe/London\".");
}

Checked check_phrases(const json& raw) {
  Checked checked = check_list(raw, R"(["Falcon 2"])", [](const std::string& entry) -> std::optional<std::string> {
    if (entry.size() <= longest_phrase) return std::nullopt;
    return "A phrase has at most 200 bytes.";
  });
  if (checked.value.is_array() && checked.value.empty()) {
    if (checked.faults.empty()) checked.faults.push_back({RefusalCode::unknown_value, "", "Name at least one phrase."});
    checked.value = nullptr;
  }
  return checked;
}

Checked check_category(const json& raw) {
  if (raw.is_string() && parse_category(raw.get_ref<const std::string&>())) return {raw, {}};
  return refused(raw.is_string() ? RefusalCode::unknown_value : RefusalCode::wrong_type,
                 "This is no category. Categories are listed in the rule author's guide, such as market-sensitive.");
}

/// The instant of the field `name` of a window, where it has one.
std::optional<std::chrono::sys_seconds> instant(const json& window, const char* name) {
  const auto field = window.find(name);
  if (field == window.end()) return std::nullopt;
  const auto zone = TimeZone::load(window.value("timezone", "UTC"));
  const auto local = rules::parse_local_time(field->get_ref<const std::string&>());
  if (!zone || !local) return std::nullopt;
  return zone->to_instant(*local);
}

Checked check_window(const std::string& name, const json& raw) {
  if (!is_kebab_case(name))
    return refused(RefusalCode::unknown_value, "A window's name has lower-case letters, digits and dashes, such as \"q3-results\".");
  static const std::vector<FieldSpec> fields = {
      {"from", false, check_time},
      {"to", false, check_time},
      {"timezone", false, check_zone},
      {"phrases", false, check_phrases},
      {"category", false, check_category},
      {"stage", false, check_stage},
      {"stages", false, check_stages},
      {"what", false, [](const json& text) { return check_text(text, longest_what, "\"what\""); }},
      {"why", false, [](const json& text) { return check_text(text, longest_why, "\"why\""); }},
  };
  Checked checked = check_fields(raw, example, fields);
  if (checked.value.is_null()) return checked;
  const json& window = checked.value;
  const auto spoilt = [&](const char* field) {
    return raw.is_object() && raw.contains(field) && !raw[field].is_null() && !window.contains(field);
  };
  // A window whose time is wrong must not turn into one that is always open.
  if (spoilt("from") || spoilt("to") || spoilt("timezone")) return {nullptr, std::move(checked.faults)};
  const auto refuse = [&](RefusalCode code, std::string reason) {
    checked.faults.push_back({code, "", std::move(reason)});
    checked.value = nullptr;
  };
  if (!window.contains("from") && !window.contains("to")) {
    refuse(RefusalCode::missing_field, "A window has \"from\", \"to\" or both.");
  } else if (!window.contains("phrases") && !window.contains("stages")) {
    if (!spoilt("phrases") && !spoilt("stages")) {
      refuse(RefusalCode::missing_field, "A window has \"phrases\" (an embargo), \"stages\" (a quiet period) or both.");
    } else {
      checked.value = nullptr;
    }
  } else if (window.contains("from") && window.contains("to") && instant(window, "from") >= instant(window, "to")) {
    refuse(RefusalCode::unknown_value, "This window ends before it begins.");
  }
  return checked;
}

}  // namespace

Checked check_stage(const json& raw) {
  if (!raw.is_string()) return refused(RefusalCode::wrong_type, "This is a stage: audit, advise, confirm, justify or block.");
  if (!parse_stage(raw.get_ref<const std::string&>())) {
    return refused(RefusalCode::unknown_value, "A stage is one of audit, advise, confirm, justify and block.");
  }
  return {raw, {}};
}

Checked check_stages(const json& raw) {
  return check_map(raw, R"({"credentials": "block"})", [](const std::string& key, const json& stage) {
    if (key != "*" && key.find('/') == std::string::npos && !parse_category(key)) {
      return refused(RefusalCode::unknown_value, "A key is \"pack/rule\", a category or \"*\".");
    }
    return check_stage(stage);
  });
}

Checked check_windows(const json& raw) { return check_map(raw, R"({"q3-results": )" + std::string(example) + "}", check_window); }

std::map<std::string, Stage, std::less<>> stages_of(const json& checked) {
  std::map<std::string, Stage, std::less<>> stages;
  for (const auto& [key, stage] : checked.items()) {
    if (const auto known = parse_stage(stage.get_ref<const std::string&>())) stages.emplace(key, *known);
  }
  return stages;
}

std::vector<StageWindow> stage_windows(const json& checked) {
  std::vector<StageWindow> windows;
  for (const auto& [name, window] : checked.items()) {
    if (const auto stages = window.find("stages"); stages != window.end()) {
      windows.push_back({instant(window, "from"), instant(window, "to"), stages_of(*stages)});
    }
  }
  return windows;
}

}  // namespace sayso::policy
