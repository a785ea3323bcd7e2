#include "settings.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "sayso/json.hpp"

namespace sayso::policy {
namespace {

using nlohmann::json;

constexpr std::size_t max_text = 256;         // bytes of one entry of a list
constexpr std::size_t max_reason = 120;       // bytes; a line of the dialog
constexpr std::size_t max_reasons = 10;       // what a person can choose from at a glance
constexpr std::size_t max_entries = 100'000;  // of a list or an object

Checked refused(RefusalCode code, std::string reason) { return {nullptr, {{code, "", std::move(reason)}}}; }

Checked check_boolean(const json& raw) {
  const json value = unwrapped(raw);
  if (value.is_boolean()) return {value, {}};
  if (value.is_number_integer() && (value == 0 || value == 1)) return {value == 1, {}};
  return refused(RefusalCode::wrong_type, "This setting is true or false.");
}

Checked check_whole(const json& raw, std::int64_t least, std::int64_t most) {
  const json value = unwrapped(raw);
  const std::string expected = "This setting is a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".";
  if (!value.is_number()) return refused(RefusalCode::wrong_type, expected);
  const auto number = value.get<double>();
  if (number != std::floor(number) || number < static_cast<double>(least) || number > static_cast<double>(most)) {
    return refused(RefusalCode::unknown_value, expected);
  }
  return {static_cast<std::int64_t>(number), {}};
}

Checked check_timeout(const json& raw) { return check_whole(raw, 250, 10'000); }
Checked check_bucket(const json& raw) { return check_whole(raw, 0, 99); }

Checked check_stage(const json& raw) {
  if (!raw.is_string()) return refused(RefusalCode::wrong_type, "This setting is a stage: audit, advise, confirm, justify or block.");
  if (!parse_stage(raw.get_ref<const std::string&>())) {
    return refused(RefusalCode::unknown_value, "A stage is one of audit, advise, confirm, justify and block.");
  }
  return {raw, {}};
}

Checked check_fail(const json& raw) {
  if (raw.is_string() && (raw == "open" || raw == "closed")) return {raw, {}};
  return refused(raw.is_string() ? RefusalCode::unknown_value : RefusalCode::wrong_type, "This setting is \"open\" or \"closed\".");
}

/// Checks a list entry by entry; `fault` says what is wrong with one (nothing: right) and may rewrite it.
template <typename FaultOf>
Checked check_list(const json& raw, std::string_view example, FaultOf fault_of) {
  const json value = unwrapped(raw);
  if (!value.is_array()) return refused(RefusalCode::wrong_type, "This setting is a list of texts, such as " + std::string(example) + ".");
  if (value.size() > max_entries) return refused(RefusalCode::too_large, "This list has more than 100000 entries.");
  Checked checked{json::array(), {}};
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string path = "/" + std::to_string(i);
    if (!value[i].is_string()) {
      checked.faults.push_back({RefusalCode::wrong_type, path, "Each entry is a text."});
      continue;
    }
    auto entry = value[i].get<std::string>();
    if (entry.empty() || entry.size() > max_text) {
      checked.faults.push_back({RefusalCode::unknown_value, path, "An entry has 1 to 256 bytes."});
    } else if (std::optional<std::string> fault = fault_of(entry)) {
      checked.faults.push_back({RefusalCode::unknown_value, path, *std::move(fault)});
    } else if (std::find(checked.value.begin(), checked.value.end(), entry) == checked.value.end()) {
      checked.value.push_back(std::move(entry));
    }
  }
  return checked;
}

std::optional<std::string> anything_goes(std::string& /*entry*/) { return std::nullopt; }

Checked check_words(const json& raw) { return check_list(raw, R"(["Sayso"])", anything_goes); }
Checked check_ids(const json& raw) { return check_list(raw, R"(["style"])", anything_goes); }
Checked check_roles(const json& raw) { return check_list(raw, R"(["support"])", anything_goes); }

Checked check_languages(const json& raw) {
  return check_list(raw, R"(["en_US"])", [](std::string& entry) -> std::optional<std::string> {
    std::replace(entry.begin(), entry.end(), '-', '_');
    const bool plain = std::all_of(entry.begin(), entry.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (plain && entry.size() <= 32) return std::nullopt;
    return "A dictionary's name has letters, digits and _, such as en_US.";
  });
}

Checked check_accounts(const json& raw) {
  return check_list(raw, R"(["@acme"])", [](const std::string& entry) -> std::optional<std::string> {
    if (entry.size() > 1 && entry.front() == '@') return std::nullopt;
    return "An account is written with its @, such as @acme.";
  });
}

Checked check_reasons(const json& raw) {
  Checked checked = check_list(raw, R"(["It is public already"])", [](const std::string& entry) -> std::optional<std::string> {
    if (entry.size() <= max_reason) return std::nullopt;
    return "A reason has at most 120 bytes.";
  });
  if (checked.value.is_null()) return checked;
  if (checked.value.empty() || checked.value.size() > max_reasons) {
    checked.faults.push_back({RefusalCode::unknown_value, "", "Give 1 to 10 reasons."});
    checked.value = nullptr;
  }
  return checked;
}

Checked check_stages(const json& raw) {
  const json value = unwrapped(raw);
  if (!value.is_object()) return refused(RefusalCode::wrong_type, R"(This setting is an object, such as {"credentials": "block"}.)");
  if (value.size() > max_entries) return refused(RefusalCode::too_large, "This object has more than 100000 entries.");
  Checked checked{json::object(), {}};
  for (const auto& [key, stage] : value.items()) {
    const std::string path = "/" + escape_pointer(key);
    if (key != "*" && key.find('/') == std::string::npos && !parse_category(key)) {
      checked.faults.push_back({RefusalCode::unknown_value, path, "A key is \"pack/rule\", a category or \"*\"."});
      continue;
    }
    Checked entry = check_stage(stage);
    for (Fault& fault : entry.faults) checked.faults.push_back({fault.code, path, std::move(fault.reason)});
    if (!entry.value.is_null()) checked.value[key] = std::move(entry.value);
  }
  return checked;
}

}  // namespace

std::string escape_pointer(std::string_view key) {
  std::string escaped;
  for (const char c : key) {
    if (c == '~') {
      escaped += "~0";
    } else if (c == '/') {
      escaped += "~1";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

json unwrapped(const json& raw) {
  if (!raw.is_string()) return raw;
  Result<json, JsonError> inside = parse_json(raw.get_ref<const std::string&>());
  return inside ? std::move(inside).value() : raw;
}

Checked check_names(const json& raw) { return check_list(raw, R"(["spelling"])", anything_goes); }

const std::vector<SettingSpec>& setting_specs() {
  static const std::vector<SettingSpec> specs = {
      {"spelling", Combine::replace, true, true, check_boolean},
      {"languages", Combine::replace, true, json::array({"en_US"}), check_languages},
      {"words", Combine::add_up, true, json::array(), check_words},
      {"packs-off", Combine::add_up, true, json::array(), check_ids},
      {"stages", Combine::overlay, true, json::object(), check_stages},
      {"ceiling", Combine::replace, true, "block", check_stage},
      {"fail", Combine::replace, true, "open", check_fail},
      {"gate-timeout", Combine::replace, true, 1500, check_timeout},
      {"sites-off", Combine::add_up, true, json::array(), check_ids},
      {"reasons", Combine::replace, false,
       json::array({"It is public already", "The people concerned agreed", "I am cleared to share this", "This does not apply here"}),
       check_reasons},
      {"brand-accounts", Combine::add_up, true, json::array(), check_accounts},
      {"roles", Combine::replace, false, json::array(), check_roles},
      {"rollout-bucket", Combine::replace, true, 99, check_bucket},
  };
  return specs;
}

}  // namespace sayso::policy
