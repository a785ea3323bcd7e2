// What is in force: built-in (or the browser's languages) < machine < managed < the person's preferences where the policy leaves them the
// choice.
//
// The engine alone merges. The extension hands over raw layers and receives the effective settings, each with its origin, and every
// refusal with its reason. A value that is wrong is refused by itself; the layer below it shows through. native-host/PROTOCOL.md lists the
// settings.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/pack_sources.hpp"
#include "sayso/rules.hpp"
#include "sayso/scope.hpp"

namespace sayso {

enum class SettingOrigin : std::uint8_t { built_in, browser, machine, managed, preference };
[[nodiscard]] std::string_view name_of(SettingOrigin) noexcept;

/// One effective setting as the extension and the status page see it.
struct Setting {
  nlohmann::json value;
  SettingOrigin origin = SettingOrigin::built_in;  ///< the strongest layer that gave a part of the value
  std::vector<SettingOrigin> origins;              ///< all layers that did, weakest first; empty: built in
  bool locked = false;                             ///< true: a preference of the person does not change it
};

/// A pack that stands inside the policy ("rules"), or is made of its settings ("code-names" and the like), as JSON text for
/// `RuleSetBuilder::add`.
struct InlinePack {
  /// What stands at `prefix` (a JSON pointer) in the pack stands at `path` in the layer `source`.
  struct Place {
    std::string prefix, source, path;
  };
  Origin origin;
  std::string source;  ///< what refusals call it until they are placed
  std::string json;
  std::vector<Place> places;  ///< the first that fits counts
  bool as_written = false;    ///< `json` is a text that someone wrote: its line numbers mean something
};

/// Tells a refusal of an inline pack by its place in the policy. Others are left alone.
void place_in_policy(Refusal&, const std::vector<InlinePack>&);

struct EffectivePolicy {
  std::map<std::string, Setting, std::less<>> settings;  ///< every known key, always present
  std::vector<InlinePack> packs;                         ///< strongest first
  std::vector<Refusal> refusals;                         ///< and notes

  // The part that the engine itself obeys, typed:
  bool spelling = true;
  std::vector<std::string> languages;       ///< Hunspell names, e.g. "en_US"
  std::vector<std::string> accepted_words;  ///< the organisation's and the person's
  PackChoice pack_choice;
  std::vector<PackSource> pack_sources;
  std::vector<std::string> surfaces_off;  ///< "direct-message", "x/direct-message"
  std::vector<std::string> roles;
  std::uint32_t rollout_bucket = 0;  ///< 0 to 99, stable for a person
  std::vector<std::string> brand_accounts;
  StagePolicy stages;
};

/// Raw layers as they came; `null` where there is none. Each is an object of settings (native-host/PROTOCOL.md lists the keys).
struct PolicyLayers {
  nlohmann::json machine, managed, preferences;
  /// No layer: what the person reads, as the browser says (BCP 47, the favourite first), in place of the built-in `languages`.
  std::vector<std::string> languages = {};
};

/// Pure. `dictionaries` are the names of those that are there to serve `languages`. Never fails as a whole. A value may come as itself, as
/// JSON in a text (Windows registry), and a boolean as 0 or 1 (Firefox).
[[nodiscard]] EffectivePolicy merge_policy(const PolicyLayers&, const std::vector<std::string>& dictionaries = {});

/// A scope whose account name is listed as one of the organisation's has the account `brand`, whatever the page could tell. Names are
/// compared without regard to ASCII case.
[[nodiscard]] Scope with_known_account(Scope, const EffectivePolicy&);

/// Whether the policy has drafts of this scope's site and surface left unread.
[[nodiscard]] bool is_left_unread(const Scope&, const EffectivePolicy&);

/// What a setting is, for those who write policies and for what is made of them: one row for every key of native-host/PROTOCOL.md, in its
/// order.
struct SettingDoc {
  enum class Kind : std::uint8_t {
    boolean,
    whole,  ///< a number
    text,   ///< one word of `choices`
    json,   ///< a list or an object
  };
  std::string_view key;
  Kind kind;
  std::string_view about;    ///< one sentence
  std::string_view example;  ///< a value, as JSON
  std::vector<std::string_view> choices;
  bool preferable;                   ///< whether the person may set it, unless it is locked
  std::int64_t least = 0, most = 0;  ///< of a whole number, both included
};
[[nodiscard]] const std::vector<SettingDoc>& setting_docs();

}  // namespace sayso
