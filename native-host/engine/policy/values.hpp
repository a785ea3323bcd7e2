// Checks of single values, shared by the table of settings: what is right stays, what is wrong is named, and neither harms the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/rules.hpp"

namespace sayso::policy {

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

inline constexpr std::size_t max_entries = 100'000;  ///< of a list or an object

/// The value itself, or what its text holds where JSON comes inside a text.
[[nodiscard]] nlohmann::json unwrapped(const nlohmann::json& raw);

/// A key as a reference token of a JSON pointer (RFC 6901).
[[nodiscard]] std::string escape_pointer(std::string_view key);

/// Nothing of the value is left.
[[nodiscard]] Checked refused(RefusalCode code, std::string reason);

/// true, false, 1 or 0.
[[nodiscard]] Checked check_boolean(const nlohmann::json& raw);
[[nodiscard]] Checked check_whole(const nlohmann::json& raw, std::int64_t least, std::int64_t most);
/// A text of 1 to `most` bytes; `what` names it in the reason: "The name".
[[nodiscard]] Checked check_text(const nlohmann::json& raw, std::size_t most, std::string_view what);
/// An https address.
[[nodiscard]] Checked check_link(const nlohmann::json& raw);

/// What is wrong with one entry of a list of texts (nothing: it is right); may rewrite the entry.
using EntryFault = std::function<std::optional<std::string>(std::string& entry)>;

/// A list of texts without repeats, entry by entry. `example` shows one in the reason.
[[nodiscard]] Checked check_list(const nlohmann::json& raw, std::string_view example, const EntryFault& fault_of);

/// An object, key by key: `check` gets a key and its value. `example` shows one in the reason.
[[nodiscard]] Checked check_map(const nlohmann::json& raw, std::string_view example,
                                const std::function<Checked(const std::string& key, const nlohmann::json& value)>& check);

/// An object of known fields, each with its check. Others are noted, as a setting of a later version is.
struct FieldSpec {
  std::string_view name;
  bool required;
  std::function<Checked(const nlohmann::json&)> check;
};
/// A required field that is missing or wrong refuses the object; any other that is wrong is left out.
[[nodiscard]] Checked check_fields(const nlohmann::json& raw, std::string_view example, const std::vector<FieldSpec>& fields);

/// Lower-case words with dashes, at most 64 bytes: the form of a pack's id, and of every name that becomes part of a rule's.
[[nodiscard]] bool is_kebab_case(std::string_view) noexcept;

}  // namespace sayso::policy
