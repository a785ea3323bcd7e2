#include "policy/settings.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "policy/adapters.hpp"
#include "policy/sources.hpp"
#include "policy/windows.hpp"
#include "sayso/language.hpp"
#include "sayso/scope.hpp"

namespace sayso::policy {
namespace {

using nlohmann::json;

constexpr std::size_t max_reason = 120;     // bytes; a line of the dialog
constexpr std::size_t max_reasons = 10;     // what a person can choose from at a glance
constexpr std::size_t max_code_name = 100;  // bytes; it becomes part of a sentence

Checked check_timeout(const json& raw) { return check_whole(raw, least_gate_timeout, most_gate_timeout); }
Checked check_bucket(const json& raw) { return check_whole(raw, 0, last_rollout_bucket); }

Checked check_fail(const json& raw) {
  if (raw.is_string() && (raw == "open" || raw == "closed")) return {raw, {}};
  return refused(raw.is_string() ? RefusalCode::unknown_value : RefusalCode::wrong_type, "This is \"open\" or \"closed\".");
}

std::optional<std::string> anything_goes(std::string& /*entry*/) { return std::nullopt; }

Checked check_words(const json& raw) { return check_list(raw, R"(["Sayso"])", anything_goes); }
Checked check_sites(const json& raw) { return check_list(raw, R"(["x"])", anything_goes); }
Checked check_roles(const json& raw) { return check_list(raw, R"(["support"])", anything_goes); }

Checked check_languages(const json& raw) {
  return check_list(raw, R"(["en_US"])", [](std::string& entry) -> std::optional<std::string> {
    // A language alone or with two letters for its region is spelt like the files; what dictionaries are called beyond that is theirs
    // ("de_DE_OLDSPELL", "es_ANY").
    const std::size_t language = entry.find_first_of("-_");
    const bool plain_tag = language == std::string::npos || entry.size() == language + 3;
    if (const auto tag = language_tag(entry); tag && plain_tag) entry = *tag;
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

Checked check_code_names(const json& raw) {
  return check_list(raw, R"(["Falcon 2"])", [](const std::string& entry) -> std::optional<std::string> {
    const bool has_word = std::any_of(entry.begin(), entry.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (has_word && entry.size() <= max_code_name) return std::nullopt;
    return "A code name is a word or a few, at most 100 bytes.";
  });
}

Checked check_surfaces(const json& raw) {
  return check_list(raw, R"(["direct-message", "x/direct-message"])", [](const std::string& entry) -> std::optional<std::string> {
    const std::size_t slash = entry.find('/');
    const auto surface = parse_surface(slash == std::string::npos ? entry : std::string_view(entry).substr(slash + 1));
    if (slash != 0 && surface && *surface != Surface::unknown) return std::nullopt;
    return "A surface is post, reply, comment, direct-message, group-message or article, maybe after a site's id: x/direct-message.";
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

Checked check_organisation(const json& raw) {
  static const std::vector<FieldSpec> fields = {
      {"name", false, [](const json& text) { return check_text(text, 60, "The name"); }},
      {"contact", false, [](const json& text) { return check_text(text, 200, "The contact"); }},
      {"policy", false, check_link},
  };
  return check_fields(raw, R"({"name": "Acme", "contact": "social@acme.example", "policy": "https://acme.example/social"})", fields);
}

Checked check_packs(const json& raw) {
  return check_map(raw, R"({"style": false})", [](const std::string& id, const json& on) {
    if (id != "*" && !is_kebab_case(id))
      return refused(RefusalCode::unknown_value, "A pack's id has lower-case letters, digits and dashes; \"*\" is all others.");
    return check_boolean(on);
  });
}

Checked check_vocabulary(const json& raw) {
  return check_map(raw, R"({"product": ["Anvil", "Rocket skates"]})", [](const std::string& name, const json& entry) -> Checked {
    if (!is_kebab_case(name)) return refused(RefusalCode::unknown_value, "A term's name has lower-case letters, digits and dashes.");
    if (entry.is_object()) return {entry, {}};
    if (!entry.is_array())
      return refused(RefusalCode::wrong_type, R"(A term is a list of phrases, or a condition such as {"pattern": "\\bAC-\\d{6}\\b"}.)");
    Checked phrases = check_code_names(entry);
    if (phrases.value.empty())
      return {nullptr, phrases.faults.empty() ? std::vector<Fault>{{RefusalCode::unknown_value, "", "Name at least one phrase."}}
                                              : std::move(phrases.faults)};
    return {{{"phrases", std::move(phrases.value)}}, std::move(phrases.faults)};
  });
}

}  // namespace

Checked check_names(const json& raw) { return check_list(raw, R"(["spelling"])", anything_goes); }

const std::vector<SettingSpec>& setting_specs() {
  static const std::vector<SettingSpec> specs = {
      {"organisation", Combine::overlay, false, json::object(), check_organisation},
      {"packs", Combine::overlay, true, json::object(), check_packs},
      {"pack-sources", Combine::overlay, false, json::object(), check_sources},
      {"vocabulary", Combine::overlay, false, json::object(), check_vocabulary},
      {"code-names", Combine::add_up, false, json::array(), check_code_names},
      {"windows", Combine::overlay, false, json::object(), check_windows},
      {"stages", Combine::overlay, true, json::object(), check_stages},
      {"ceiling", Combine::only, true, "block", check_stage},
      {"spelling", Combine::only, true, true, check_boolean},
      {"languages", Combine::replace, true, json::array({"en_US"}), check_languages},
      {"words", Combine::add_up, true, json::array(), check_words},
      {"brand-accounts", Combine::add_up, true, json::array(), check_accounts},
      {"roles", Combine::replace, false, json::array(), check_roles},
      {"sites-off", Combine::add_up, true, json::array(), check_sites},
      {"surfaces-off", Combine::add_up, true, json::array(), check_surfaces},
      {"adapters", Combine::overlay, false, json::object(), check_adapters},
      {"reasons", Combine::replace, false, json::array(), check_reasons},
      {"fail", Combine::only, true, "open", check_fail},
      {"gate-timeout", Combine::only, true, 1500, check_timeout},
      {"first-run", Combine::only, false, nullptr, check_boolean},
      {"rollout-bucket", Combine::only, true, 99, check_bucket},
  };
  return specs;
}

}  // namespace sayso::policy
