// What is in force: built-in < machine < managed < the person's preferences where the policy leaves them the choice.
//
// The engine alone merges. The extension hands over raw layers and receives the effective settings, each with its origin, and every
// refusal with its reason. A value that is wrong is refused by itself; the layer below it shows through.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/rules.hpp"
#include "sayso/scope.hpp"

namespace sayso {

enum class SettingOrigin : std::uint8_t { built_in, machine, managed, preference };
[[nodiscard]] std::string_view name_of(SettingOrigin) noexcept;

/// One effective setting as the extension and the status page see it.
struct Setting {
  nlohmann::json value;
  SettingOrigin origin = SettingOrigin::built_in;
  bool locked = false;  ///< true: a preference of the person does not change it
};

/// A pack that stands inside a layer (managed "rules"), as JSON text for `RuleSetBuilder::add`.
struct InlinePack {
  Origin origin;
  std::string source;
  std::string json;
};

struct EffectivePolicy {
  std::map<std::string, Setting, std::less<>> settings;  ///< every known key, always present
  std::vector<InlinePack> packs;
  std::vector<Refusal> refusals;

  // The part that the engine itself obeys, typed:
  bool spelling = true;
  std::vector<std::string> languages;       ///< Hunspell names, e.g. "en_US"
  std::vector<std::string> accepted_words;  ///< the organisation's and the person's
  std::vector<std::string> disabled_packs;
  std::vector<std::string> roles;
  std::uint32_t rollout_bucket = 0;  ///< 0 to 99, stable for a person
  std::vector<std::string> brand_accounts;
  StagePolicy stages;
};

/// Raw layers as they came; `null` where there is none. Each is an object of settings (native-host/PROTOCOL.md lists the keys).
struct PolicyLayers {
  nlohmann::json machine, managed, preferences;
};

/// Pure. Never fails as a whole. A value may come as itself, as JSON in a text (Windows registry), and a boolean as 0 or 1 (Firefox).
[[nodiscard]] EffectivePolicy merge_policy(const PolicyLayers&);

/// A scope whose account name is listed as one of the organisation's has the account `brand`, whatever the page could tell. Names are
/// compared without regard to ASCII case.
[[nodiscard]] Scope with_known_account(Scope, const EffectivePolicy&);

}  // namespace sayso
