// The closed table of settings: what each value must be, where it may stand, and how layers combine.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/policy.hpp"

namespace sayso::policy {

/// How a stronger layer's value meets a weaker one's.
enum class Combine : std::uint8_t {
  replace,  ///< the stronger one alone counts
  add_up,   ///< lists: both count, without repeats
  overlay,  ///< objects: key by key
};

/// What was wrong inside one value, relative to it.
struct Fault {
  RefusalCode code;
  std::string path;    ///< "" for the value as a whole, else e.g. "/2"
  std::string reason;  ///< never repeats the value: it may be the person's
};

/// What is left of a value after checking: null where nothing is.
struct Checked {
  nlohmann::json value;
  std::vector<Fault> faults;
};

struct SettingSpec {
  std::string_view key;
  Combine combine;
  bool preferable;  ///< whether the person's preferences may hold it
  nlohmann::json built_in;
  Checked (*check)(const nlohmann::json& raw);
};

/// In the order of native-host/PROTOCOL.md. `rules` and `locked` are no settings of their own: `merge_policy` knows them.
[[nodiscard]] const std::vector<SettingSpec>& setting_specs();

/// The value itself, or what its text holds where JSON comes inside a text.
[[nodiscard]] nlohmann::json unwrapped(const nlohmann::json& raw);

/// A key as a reference token of a JSON pointer (RFC 6901).
[[nodiscard]] std::string escape_pointer(std::string_view key);

/// A list of texts, for `locked`.
[[nodiscard]] Checked check_names(const nlohmann::json& raw);

}  // namespace sayso::policy
