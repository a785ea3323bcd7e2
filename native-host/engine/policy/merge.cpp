#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

#include "sayso/json.hpp"
#include "sayso/policy.hpp"
#include "settings.hpp"

namespace sayso {
namespace {

using nlohmann::json;
using policy::Checked;
using policy::Combine;
using policy::Fault;
using policy::SettingSpec;

struct Layer {
  SettingOrigin origin;
  const char* source;  // what refusals call it
  const json& values;
};

constexpr std::string_view rules_key = "rules";
constexpr std::string_view locked_key = "locked";

void add_faults(const Layer& layer, std::string_view key, const std::vector<Fault>& faults, std::vector<Refusal>& refusals) {
  for (const Fault& fault : faults) {
    refusals.push_back({fault.code, layer.source, "/" + policy::escape_pointer(key) + fault.path, "", fault.reason});
  }
}

void combine(Combine how, json& into, json value) {
  switch (how) {
    case Combine::replace:
      into = std::move(value);
      return;
    case Combine::add_up:
      for (json& entry : value) {
        if (std::find(into.begin(), into.end(), entry) == into.end()) into.push_back(std::move(entry));
      }
      return;
    case Combine::overlay:
      into.update(value);
      return;
  }
}

std::optional<InlinePack> inline_pack(const Layer& layer, const json& raw, std::vector<Refusal>& refusals) {
  // A text goes to the rule reader as it is, so that its refusals name the right lines.
  const Origin origin = layer.origin == SettingOrigin::managed ? Origin::managed : Origin::machine;
  if (raw.is_string()) return InlinePack{origin, layer.source, raw.get<std::string>()};
  if (raw.is_object()) return InlinePack{origin, layer.source, dump_json(raw)};
  refusals.push_back({RefusalCode::wrong_type, layer.source, "/rules", "", "\"rules\" is a pack: an object with \"pack\" and \"rules\"."});
  return std::nullopt;
}

bool is_known(std::string_view key) {
  const auto& specs = policy::setting_specs();
  return key == rules_key || key == locked_key ||
         std::any_of(specs.begin(), specs.end(), [&](const SettingSpec& s) { return s.key == key; });
}

/// Refuses what no version of the contract knows, or what does not belong into this layer.
void check_keys(const Layer& layer, std::vector<Refusal>& refusals) {
  for (const auto& [key, value] : layer.values.items()) {
    const std::string path = "/" + policy::escape_pointer(key);
    if (!is_known(key)) {
      refusals.push_back(
          {RefusalCode::unknown_field, layer.source, path, "", "This version knows no setting of this name. Check its spelling."});
    } else if (layer.origin == SettingOrigin::preference && (key == rules_key || key == locked_key)) {
      refusals.push_back(
          {RefusalCode::unknown_field, layer.source, path, "", "Only the machine's or the organisation's policy may set this."});
    }
  }
}

void read_typed(EffectivePolicy& out) {
  const auto list = [&](const char* key) { return out.settings.find(key)->second.value.get<std::vector<std::string>>(); };
  const auto value = [&](const char* key) -> const json& { return out.settings.find(key)->second.value; };
  out.spelling = value("spelling").get<bool>();
  out.languages = list("languages");
  out.accepted_words = list("words");
  out.disabled_packs = list("packs-off");
  out.roles = list("roles");
  out.brand_accounts = list("brand-accounts");
  out.rollout_bucket = value("rollout-bucket").get<std::uint32_t>();
  for (const auto& [key, stage] : value("stages").items()) {
    out.stages.stages.emplace(key, parse_stage(stage.get_ref<const std::string&>()).value_or(Stage::advise));
  }
  out.stages.ceiling = parse_stage(value("ceiling").get_ref<const std::string&>()).value_or(Stage::block);
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_account(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

}  // namespace

std::string_view name_of(SettingOrigin origin) noexcept {
  constexpr std::array<std::string_view, 4> names = {"built-in", "machine", "managed", "preference"};
  return names[static_cast<std::size_t>(origin)];
}

EffectivePolicy merge_policy(const PolicyLayers& layers) {
  EffectivePolicy out;
  const std::array<Layer, 3> ordered = {Layer{SettingOrigin::machine, "machine", layers.machine},
                                        Layer{SettingOrigin::managed, "managed", layers.managed},
                                        Layer{SettingOrigin::preference, "preferences", layers.preferences}};
  std::set<std::string, std::less<>> locked;
  std::vector<const Layer*> present;
  for (const Layer& layer : ordered) {
    if (layer.values.is_null()) continue;
    if (!layer.values.is_object()) {
      out.refusals.push_back({RefusalCode::not_an_object, layer.source, "", "", "A layer of policy is an object of settings."});
      continue;
    }
    present.push_back(&layer);
    check_keys(layer, out.refusals);
    if (layer.origin == SettingOrigin::preference) continue;
    if (const auto keys = layer.values.find(locked_key); keys != layer.values.end()) {
      const Checked checked = policy::check_names(*keys);
      add_faults(layer, locked_key, checked.faults, out.refusals);
      for (const json& key : checked.value) locked.insert(key.get<std::string>());
    }
    if (const auto rules = layer.values.find(rules_key); rules != layer.values.end() && !rules->is_null()) {
      if (auto pack = inline_pack(layer, *rules, out.refusals)) out.packs.push_back(*std::move(pack));
    }
  }

  for (const SettingSpec& spec : policy::setting_specs()) {
    Setting setting{spec.built_in, SettingOrigin::built_in, !spec.preferable || locked.contains(spec.key)};
    for (const Layer* layer : present) {
      const auto raw = layer->values.find(spec.key);
      if (raw == layer->values.end() || raw->is_null()) continue;
      if (layer->origin == SettingOrigin::preference && setting.locked) continue;
      Checked checked = spec.check(*raw);
      add_faults(*layer, spec.key, checked.faults, out.refusals);
      if (checked.value.is_null()) continue;
      combine(spec.combine, setting.value, std::move(checked.value));
      setting.origin = layer->origin;
    }
    out.settings.emplace(spec.key, std::move(setting));
  }
  read_typed(out);
  return out;
}

Scope with_known_account(Scope scope, const EffectivePolicy& policy) {
  const auto is_this = [&](const std::string& brand) { return same_account(brand, scope.account_name); };
  if (std::any_of(policy.brand_accounts.begin(), policy.brand_accounts.end(), is_this)) scope.account = Account::brand;
  return scope;
}

}  // namespace sayso
