#include "policy/sources.hpp"

#include <string>

#include "sayso/signature.hpp"

namespace sayso::policy {
namespace {

using nlohmann::json;

constexpr std::string_view example = R"({"url": "https://rules.acme.example/acme.jsonc", "key": "RWQ…"})";

Checked check_key(const json& raw) {
  Checked text = check_text(raw, 500, "A public key");
  if (text.value.is_null()) return text;
  if (!public_key_id(raw.get_ref<const std::string&>())) {
    return refused(RefusalCode::unknown_value,
                   "This is no minisign public key. It is the second line of the .pub file and begins with RW.");
  }
  return text;
}

Checked check_source(const std::string& id, const json& raw) {
  if (!is_kebab_case(id))
    return refused(RefusalCode::unknown_value, "A source is named by its pack's id: lower-case letters, digits and dashes.");
  static const std::vector<FieldSpec> fields = {
      {"url", true, check_link},
      {"key", true, check_key},
      {"signature", false, check_link},
      {"hours", false, [](const json& hours) { return check_whole(hours, 1, 720); }},
  };
  Checked checked = check_fields(raw, example, fields);
  if (checked.value.is_null()) return checked;
  if (!checked.value.contains("signature")) checked.value["signature"] = checked.value["url"].get<std::string>() + ".minisig";
  if (!checked.value.contains("hours")) checked.value["hours"] = 24;
  return checked;
}

}  // namespace

Checked check_sources(const json& raw) { return check_map(raw, R"({"acme": )" + std::string(example) + "}", check_source); }

std::vector<PackSource> sources_of(const json& checked, Origin origin) {
  std::vector<PackSource> sources;
  for (const auto& [id, source] : checked.items()) {
    sources.push_back({id, source["url"].get<std::string>(), source["key"].get<std::string>(), origin});
  }
  return sources;
}

}  // namespace sayso::policy
