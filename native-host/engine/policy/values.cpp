#include "values.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "sayso/json.hpp"
#include "sayso/nearest_name.hpp"

namespace sayso::policy {

using nlohmann::json;

namespace {

constexpr std::size_t max_text = 256;  // bytes of one entry of a list

}  // namespace

json unwrapped(const json& raw) {
  if (!raw.is_string()) return raw;
  Result<json, JsonError> inside = parse_json(raw.get_ref<const std::string&>());
  return inside ? std::move(inside).value() : raw;
}

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

Checked refused(RefusalCode code, std::string reason) { return {nullptr, {{code, "", std::move(reason)}}}; }

Checked check_boolean(const json& raw) {
  const json value = unwrapped(raw);
  if (value.is_boolean()) return {value, {}};
  if (value.is_number_integer()) {
    const auto number = value.get<std::int64_t>();
    if (number == 0 || number == 1) return {number == 1, {}};
  }
  return refused(RefusalCode::wrong_type, "This is true or false.");
}

Checked check_whole(const json& raw, std::int64_t least, std::int64_t most) {
  const json value = unwrapped(raw);
  const std::string expected = "This is a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".";
  if (!value.is_number()) return refused(RefusalCode::wrong_type, expected);
  const auto number = value.get<double>();
  if (number != std::floor(number) || number < static_cast<double>(least) || number > static_cast<double>(most)) {
    return refused(RefusalCode::unknown_value, expected);
  }
  return {static_cast<std::int64_t>(number), {}};
}

Checked check_text(const json& raw, std::size_t most, std::string_view what) {
  const std::string expected = std::string(what) + " is a text of 1 to " + std::to_string(most) + " bytes.";
  if (!raw.is_string()) return refused(RefusalCode::wrong_type, expected);
  const auto& text = raw.get_ref<const std::string&>();
  if (text.empty() || text.size() > most) return refused(RefusalCode::unknown_value, expected);
  return {raw, {}};
}

Checked check_link(const json& raw) {
  constexpr std::string_view scheme = "https://";
  Checked text = check_text(raw, 2000, "A link");
  if (text.value.is_null()) return text;
  const auto& link = raw.get_ref<const std::string&>();
  const bool plain = std::none_of(link.begin(), link.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\';
  });
  if (!link.starts_with(scheme) || link.size() == scheme.size() || link[scheme.size()] == '/' || !plain) {
    return refused(RefusalCode::unknown_value, "A link begins with https:// and holds no blank.");
  }
  return text;
}

Checked check_list(const json& raw, std::string_view example, const EntryFault& fault_of) {
  const json value = unwrapped(raw);
  if (!value.is_array()) return refused(RefusalCode::wrong_type, "This is a list of texts, such as " + std::string(example) + ".");
  if (value.size() > max_entries) return refused(RefusalCode::too_large, "This list has more than 100000 entries.");
  Checked checked{json::array(), {}};
  std::set<std::string, std::less<>> seen;
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
    } else if (seen.insert(entry).second) {
      checked.value.push_back(std::move(entry));
    }
  }
  return checked;
}

Checked check_map(const json& raw, std::string_view example,
                  const std::function<Checked(const std::string& key, const json& value)>& check) {
  const json value = unwrapped(raw);
  if (!value.is_object()) return refused(RefusalCode::wrong_type, "This is an object, such as " + std::string(example) + ".");
  if (value.size() > max_entries) return refused(RefusalCode::too_large, "This object has more than 100000 entries.");
  Checked checked{json::object(), {}};
  for (const auto& [key, entry] : value.items()) {
    Checked one = check(key, entry);
    const std::string path = "/" + escape_pointer(key);
    for (Fault& fault : one.faults) checked.faults.push_back({fault.code, path + fault.path, std::move(fault.reason)});
    if (!one.value.is_null()) checked.value[key] = std::move(one.value);
  }
  return checked;
}

Checked check_fields(const json& raw, std::string_view example, const std::vector<FieldSpec>& fields) {
  const json value = unwrapped(raw);
  if (!value.is_object()) return refused(RefusalCode::not_an_object, "This is an object, such as " + std::string(example) + ".");
  Checked checked{json::object(), {}};
  bool whole = true;
  for (const FieldSpec& field : fields) {
    const auto found = value.find(field.name);
    if (found == value.end() || found->is_null()) {
      if (!field.required) continue;
      checked.faults.push_back({RefusalCode::missing_field, "",
                                "\"" + std::string(field.name) + "\" is missing here. An example: " + std::string(example) + "."});
      whole = false;
      continue;
    }
    Checked one = field.check(*found);
    const std::string path = "/" + std::string(field.name);
    for (Fault& fault : one.faults) checked.faults.push_back({fault.code, path + fault.path, std::move(fault.reason)});
    if (!one.value.is_null()) {
      checked.value[std::string(field.name)] = std::move(one.value);
    } else if (field.required) {
      whole = false;
    }
  }
  std::vector<std::string_view> known;
  for (const FieldSpec& field : fields) known.push_back(field.name);
  for (const auto& [key, entry] : value.items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    checked.faults.push_back({RefusalCode::unknown_setting, "/" + escape_pointer(key),
                              "This version knows no field of this name." + suggestion_for(key, known)});
  }
  if (!whole) checked.value = nullptr;
  return checked;
}

bool is_kebab_case(std::string_view id) noexcept {
  if (id.empty() || id.size() > 64 || id.front() == '-' || id.back() == '-') return false;
  return std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace sayso::policy
