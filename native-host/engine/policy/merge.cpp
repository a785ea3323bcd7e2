#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

#include "policy/organisation.hpp"
#include "policy/settings.hpp"
#include "policy/sources.hpp"
#include "policy/windows.hpp"
#include "sayso/json.hpp"
#include "sayso/nearest_name.hpp"
#include "sayso/policy.hpp"
#include "sayso/spelling.hpp"

namespace sayso {
namespace {

using nlohmann::json;
using policy::Checked;
using policy::Combine;
using policy::Fault;
using policy::RuleList;
using policy::SettingSpec;

struct Layer {
  SettingOrigin origin;
  const char* source;  // what refusals call it
  const json& values;
  std::map<std::string, bool, std::less<>> adds;  // key → whether `merge` says "add"
};

void add_faults(const Layer& layer, std::string_view key, const std::vector<Fault>& faults, std::vector<Refusal>& refusals) {
  for (const Fault& fault : faults) {
    refusals.push_back({fault.code, layer.source, "/" + policy::escape_pointer(key) + fault.path, "", fault.reason});
  }
}

/// A value as a layer gives it, or null.
const json* value_in(const Layer& layer, std::string_view key) {
  const auto raw = layer.values.find(key);
  return raw == layer.values.end() || raw->is_null() ? nullptr : &*raw;
}

/// True: the stronger value gave a part of the result.
bool combine(Combine how, json& into, json value) {
  switch (how) {
    case Combine::only:
    case Combine::replace:
      into = std::move(value);
      return true;
    case Combine::add_up: {
      std::set<std::string> known;
      for (const json& entry : into) known.insert(entry.get_ref<const std::string&>());
      const std::size_t before = into.size();
      for (json& entry : value) {
        if (known.insert(entry.get_ref<const std::string&>()).second) into.push_back(std::move(entry));
      }
      return into.size() > before;
    }
    case Combine::overlay:
      for (auto& [key, entry] : value.items()) into[key] = std::move(entry);
      return !value.empty();
  }
  return false;
}

Combine how_to_combine(const SettingSpec& spec, const Layer& layer) {
  const auto told = layer.adds.find(spec.key);
  if (told == layer.adds.end() || spec.combine == Combine::only) return spec.combine;
  if (!told->second) return Combine::replace;
  return spec.combine == Combine::overlay ? Combine::overlay : Combine::add_up;
}

bool only_for_policy(std::string_view key) {
  const auto& docs = setting_docs();
  return std::any_of(docs.begin(), docs.end(), [&](const SettingDoc& doc) { return doc.key == key && !doc.preferable; });
}

bool is_known(std::string_view key) {
  const auto& docs = setting_docs();
  return std::any_of(docs.begin(), docs.end(), [&](const SettingDoc& doc) { return doc.key == key; });
}

std::string unknown_name(std::string_view name) {
  std::vector<std::string_view> known;
  for (const SettingDoc& doc : setting_docs()) known.push_back(doc.key);
  return "This version knows no setting of this name." + suggestion_for(name, known);
}

/// Notes what this version does not know, and refuses what does not belong into this layer.
void check_keys(const Layer& layer, std::vector<Refusal>& refusals) {
  for (const auto& [key, value] : layer.values.items()) {
    const std::string path = "/" + policy::escape_pointer(key);
    if (!is_known(key)) {
      refusals.push_back({RefusalCode::unknown_setting, layer.source, path, "", unknown_name(key)});
    } else if (layer.origin == SettingOrigin::preference && only_for_policy(key)) {
      refusals.push_back(
          {RefusalCode::unknown_field, layer.source, path, "", "Only the machine's or the organisation's policy may set this."});
    }
  }
}

/// `merge`: {"words": "replace"}.
void read_merge(Layer& layer, std::vector<Refusal>& refusals) {
  const json* raw = value_in(layer, policy::merge_key);
  if (raw == nullptr) return;
  const Checked checked = policy::check_map(*raw, R"({"words": "replace"})", [](const std::string& key, const json& how) {
    if (!is_known(key)) return policy::refused(RefusalCode::unknown_setting, unknown_name(key));
    if (how != "add" && how != "replace") return policy::refused(RefusalCode::unknown_value, R"(This is "add" or "replace".)");
    const auto& specs = policy::setting_specs();
    const auto spec = std::find_if(specs.begin(), specs.end(), [&](const SettingSpec& one) { return one.key == key; });
    if (how == "add" && spec != specs.end() && spec->combine == Combine::only) {
      return policy::refused(RefusalCode::unknown_value, "This setting is one value: nothing can be added to it.");
    }
    return Checked{how, {}};
  });
  add_faults(layer, policy::merge_key, checked.faults, refusals);
  if (checked.value.is_null()) return;
  for (const auto& [key, how] : checked.value.items()) layer.adds.emplace(key, how == "add");
}

void read_locked(const Layer& layer, std::set<std::string, std::less<>>& locked, std::vector<Refusal>& refusals) {
  const json* raw = value_in(layer, policy::locked_key);
  if (raw == nullptr) return;
  const auto told = layer.adds.find(policy::locked_key);
  if (told != layer.adds.end() && !told->second) locked.clear();
  const Checked checked = policy::check_names(*raw);
  add_faults(layer, policy::locked_key, checked.faults, refusals);
  for (std::size_t i = 0; i < checked.value.size(); ++i) {
    auto key = checked.value[i].get<std::string>();
    if (key != "*" && !is_known(key)) {
      refusals.push_back({RefusalCode::unknown_setting, layer.source, "/locked", "", unknown_name(key)});
      continue;
    }
    locked.insert(std::move(key));
  }
}

/// What the policy brings as "rules", strongest first.
struct Rules {
  std::vector<InlinePack> packs;
  std::vector<RuleList> lists;
  bool managed = false;  // some of it is the managed policy's
};

Origin origin_of(const Layer& layer) { return layer.origin == SettingOrigin::managed ? Origin::managed : Origin::machine; }

void read_rules(const Layer& layer, Rules& rules, std::vector<Refusal>& refusals) {
  const json* raw = value_in(layer, policy::rules_key);
  if (raw == nullptr) return;
  const auto told = layer.adds.find(policy::rules_key);
  if (told != layer.adds.end() && !told->second) rules = {};
  json value = policy::unwrapped(*raw);
  if (value.is_array()) {
    rules.lists.insert(rules.lists.begin(), {layer.source, std::move(value)});
    rules.managed = rules.managed || layer.origin == SettingOrigin::managed;
    return;
  }
  if (!value.is_object() && !raw->is_string()) {
    refusals.push_back({RefusalCode::wrong_type, layer.source, "/rules", "",
                        "This is a pack (an object with \"pack\" and \"rules\"), or a list of rules."});
    return;
  }
  // A text goes to the rule reader as it is, comments and all, so that its refusals name the right lines.
  InlinePack pack{origin_of(layer), layer.source, raw->is_string() ? raw->get<std::string>() : dump_json(value), {}, raw->is_string()};
  pack.places.push_back({"", layer.source, "/rules"});
  rules.packs.insert(rules.packs.begin(), std::move(pack));
}

/// What holds where no layer speaks.
Setting weakest(const SettingSpec& spec, const PolicyLayers& layers, const std::vector<std::string>& dictionaries) {
  if (spec.key == "languages") {
    const auto fitting = dictionaries_for(layers.languages, dictionaries);
    if (!fitting.empty()) return {fitting, SettingOrigin::browser, {SettingOrigin::browser}};
  }
  return {spec.built_in, SettingOrigin::built_in, {}};
}

void read_typed(EffectivePolicy& out) {
  const auto list = [&](const char* key) { return out.settings.find(key)->second.value.get<std::vector<std::string>>(); };
  const auto value = [&](const char* key) -> const json& { return out.settings.find(key)->second.value; };
  out.spelling = value("spelling").get<bool>();
  out.languages = list("languages");
  out.accepted_words = list("words");
  for (const std::string& name : list("code-names")) {
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t end = std::min(name.find(' ', at), name.size());
      if (end > at) out.accepted_words.push_back(name.substr(at, end - at));
      at = end + 1;
    }
  }
  for (const auto& [id, on] : value("packs").items()) {
    if (id == "*") {
      out.pack_choice.others = on.get<bool>();
    } else {
      out.pack_choice.named.emplace(id, on.get<bool>());
    }
  }
  const Setting& sources = out.settings.find("pack-sources")->second;
  out.pack_sources = policy::sources_of(sources.value, sources.origin == SettingOrigin::machine ? Origin::machine : Origin::managed);
  out.surfaces_off = list("surfaces-off");
  out.roles = list("roles");
  out.brand_accounts = list("brand-accounts");
  out.rollout_bucket = value("rollout-bucket").get<std::uint32_t>();
  out.stages.stages = policy::stages_of(value("stages"));
  out.stages.windows = policy::stage_windows(value("windows"));
  for (const auto& [name, window] : value("windows").items()) {
    // An embargo that names its stage is more specific than any category.
    const auto stage = window.find("stage");
    if (stage == window.end() || !window.contains("phrases")) continue;
    if (const auto known = parse_stage(stage->get_ref<const std::string&>()))
      out.stages.stages.emplace("organisation/window-" + name, *known);
  }
  out.stages.ceiling = parse_stage(value("ceiling").get_ref<const std::string&>()).value_or(Stage::block);
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_account(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

}  // namespace

std::string_view name_of(SettingOrigin origin) noexcept {
  constexpr std::array<std::string_view, 5> names = {"built-in", "browser", "machine", "managed", "preference"};
  return names[static_cast<std::size_t>(origin)];
}

EffectivePolicy merge_policy(const PolicyLayers& layers, const std::vector<std::string>& dictionaries) {
  EffectivePolicy out;
  std::array<Layer, 3> ordered = {Layer{SettingOrigin::machine, "machine", layers.machine, {}},
                                  Layer{SettingOrigin::managed, "managed", layers.managed, {}},
                                  Layer{SettingOrigin::preference, "preferences", layers.preferences, {}}};
  std::set<std::string, std::less<>> locked;
  Rules rules;
  std::vector<const Layer*> present;
  for (Layer& layer : ordered) {
    if (layer.values.is_null()) continue;
    if (!layer.values.is_object()) {
      out.refusals.push_back({RefusalCode::not_an_object, layer.source, "", "", "A layer of policy is an object of settings."});
      continue;
    }
    present.push_back(&layer);
    check_keys(layer, out.refusals);
    if (layer.origin == SettingOrigin::preference) continue;
    read_merge(layer, out.refusals);
    read_locked(layer, locked, out.refusals);
    read_rules(layer, rules, out.refusals);
  }

  for (const SettingSpec& spec : policy::setting_specs()) {
    // The place in rollouts is drawn by chance and nobody's choice: locking everything does not take it away.
    const bool all_locked = locked.contains("*") && spec.key != std::string_view("rollout-bucket");
    const bool is_locked = !spec.preferable || all_locked || locked.contains(spec.key);
    Setting setting = weakest(spec, layers, dictionaries);
    setting.locked = is_locked;
    for (const Layer* layer : present) {
      const json* raw = value_in(*layer, spec.key);
      if (raw == nullptr || (layer->origin == SettingOrigin::preference && is_locked)) continue;
      Checked checked = spec.check(*raw);
      add_faults(*layer, spec.key, checked.faults, out.refusals);
      if (checked.value.is_null()) continue;
      const Combine how = how_to_combine(spec, *layer);
      if (!combine(how, setting.value, std::move(checked.value))) continue;
      if (how == Combine::only || how == Combine::replace) setting.origins.clear();
      setting.origin = layer->origin;
      setting.origins.push_back(layer->origin);
    }
    out.settings.emplace(spec.key, std::move(setting));
  }
  read_typed(out);

  out.packs = std::move(rules.packs);
  const auto is_managed = [&](const char* key) { return out.settings.find(key)->second.origin == SettingOrigin::managed; };
  const bool managed = rules.managed || is_managed("code-names") || is_managed("windows") || is_managed("vocabulary");
  if (auto pack = policy::organisation_pack(out.settings, rules.lists, managed ? Origin::managed : Origin::machine)) {
    out.packs.insert(out.packs.begin(), *std::move(pack));
  }
  return out;
}

void place_in_policy(Refusal& refusal, const std::vector<InlinePack>& packs) {
  for (const InlinePack& pack : packs) {
    if (pack.source != refusal.source) continue;
    for (const InlinePack::Place& place : pack.places) {
      const std::string& path = refusal.path;
      if (!path.starts_with(place.prefix)) continue;
      if (path.size() > place.prefix.size() && path[place.prefix.size()] != '/') continue;
      refusal.path = place.path + path.substr(place.prefix.size());
      refusal.source = place.source;
      if (!pack.as_written) refusal.line = 0;
      return;
    }
  }
}

Scope with_known_account(Scope scope, const EffectivePolicy& policy) {
  const auto is_this = [&](const std::string& brand) { return same_account(brand, scope.account_name); };
  if (std::any_of(policy.brand_accounts.begin(), policy.brand_accounts.end(), is_this)) scope.account = Account::brand;
  return scope;
}

bool is_left_unread(const Scope& scope, const EffectivePolicy& policy) {
  const std::string surface(name_of(scope.surface));
  return std::any_of(policy.surfaces_off.begin(), policy.surfaces_off.end(),
                     [&](const std::string& off) { return off == surface || off == scope.site + "/" + surface; });
}

}  // namespace sayso
