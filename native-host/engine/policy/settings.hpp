// The closed table of settings: what each value must be, where it may stand, and how layers combine.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "policy/values.hpp"

namespace sayso::policy {

/// How a stronger layer's value meets a weaker one's, unless the layer's `merge` says otherwise.
enum class Combine : std::uint8_t {
  only,     ///< one value: the stronger one counts, whatever `merge` says
  replace,  ///< a list: the stronger one alone counts
  add_up,   ///< a list: both count, without repeats
  overlay,  ///< an object: key by key
};

struct SettingSpec {
  std::string_view key;
  Combine combine;
  bool preferable;          ///< whether the person's preferences may hold it
  nlohmann::json built_in;  ///< `null`: nothing
  Checked (*check)(const nlohmann::json& raw);
};

/// In the order of native-host/PROTOCOL.md. `rules`, `locked` and `merge` are no settings of their own: `merge_policy` knows them.
[[nodiscard]] const std::vector<SettingSpec>& setting_specs();

inline constexpr std::int64_t least_gate_timeout = 250, most_gate_timeout = 10'000;  // milliseconds
inline constexpr std::int64_t last_rollout_bucket = 99;

inline constexpr std::string_view rules_key = "rules", locked_key = "locked", merge_key = "merge";

/// A list of texts, for `locked`.
[[nodiscard]] Checked check_names(const nlohmann::json& raw);

}  // namespace sayso::policy
