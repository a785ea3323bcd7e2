// What every part of PackReader uses: where it stands in the pack, what it refuses and how it says so, and the words of the language.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/json_document.hpp"
#include "rules/pack_reader.hpp"
#include "sayso/language.hpp"
#include "sayso/nearest_name.hpp"
#include "sayso/rules.hpp"

namespace sayso::rules {

inline constexpr std::size_t longest_id = 64, longest_phrase = 200, longest_pattern = 4096, longest_example = 4000;  // bytes
inline constexpr std::size_t longest_what = 90, longest_why = 140;                                                   // code points
inline constexpr std::uint32_t farthest = 1000;                                                                      // words, for `within`
inline constexpr std::uint32_t default_near = 6;  // words, for `near` without `within`
inline constexpr int deepest_condition = 24;

using Fields = std::vector<std::string_view>;

[[nodiscard]] const Fields& pack_fields();
[[nodiscard]] const Fields& rule_fields();
[[nodiscard]] const Fields& matcher_fields();
/// Fields that stand beside a matcher and belong to it.
[[nodiscard]] const Fields& modifier_fields();

[[nodiscard]] bool among(const Fields& list, std::string_view word) noexcept;
[[nodiscard]] std::string_view type_name(json::Type) noexcept;
/// With commas between.
[[nodiscard]] std::string listed(const Fields& words);
/// What a pack's author wrote, short enough for a sentence.
[[nodiscard]] std::string in_quotes(std::string_view text);
[[nodiscard]] bool kebab_case(std::string_view id) noexcept;

/// The names of an enum's values up to `last`.
template <typename E>
[[nodiscard]] Fields names_of_enum(E last) {
  Fields names;
  for (int i = 0; i <= static_cast<int>(last); ++i) names.push_back(name_of(static_cast<E>(i)));
  return names;
}

/// Where the reader stands, as a chain on the stack: written out only when something is refused.
struct PackReader::Path {
  const Path* up = nullptr;
  std::string_view key;
  std::optional<std::size_t> index;

  [[nodiscard]] Path field(std::string_view name) const { return {this, name, std::nullopt}; }
  [[nodiscard]] Path item(std::size_t i) const { return {this, {}, i}; }

  /// RFC 6901.
  [[nodiscard]] std::string pointer() const {
    if (up == nullptr) return {};
    std::string out = up->pointer() + '/';
    if (index) return out + std::to_string(*index);
    return out + escaped_step(key);
  }
};

/// What is being read, and whether anything was wrong with it.
struct PackReader::Context {
  std::vector<Refusal>& refusals;
  std::uint32_t pack;
  PackSource& source;
  std::string rule;  ///< "pack/rule-id", or empty in a vocabulary
  bool failed = false;

  /// `at`: the byte of the pack's text where it stands.
  void refuse(RefusalCode code, const Path& path, std::uint32_t at, std::string reason) {
    failed = true;
    refusals.push_back(source.refusal(code, path.pointer(), rule, std::move(reason), at));
  }

  bool expect(const json::Value& value, json::Type type, const Path& path) {
    if (value.is(type)) return true;
    refuse(type == json::Type::object ? RefusalCode::not_an_object : RefusalCode::wrong_type, path, value.at,
           "Expected " + std::string(type_name(type)) + ", found " + std::string(type_name(value.type)) + ".");
    return false;
  }

  void unknown_field(const json::Member& member, const Path& path, const std::vector<std::string_view>& known) {
    refuse(RefusalCode::unknown_field, path.field(member.key), member.at,
           "There is no field " + in_quotes(member.key) + " here." + suggestion_for(member.key, known));
  }

  void missing(std::string_view field, const Path& path, const json::Value& object, std::string_view hint) {
    refuse(RefusalCode::missing_field, path, object.at, "The field \"" + std::string(field) + "\" is missing. " + std::string(hint));
  }

  /// Text of 1 to `longest` bytes.
  std::optional<std::string> text(const json::Value& value, const Path& path, std::size_t longest = 500) {
    if (!expect(value, json::Type::text, path)) return std::nullopt;
    if (value.text.empty()) {
      refuse(RefusalCode::unknown_value, path, value.at, "This text is empty. Fill it in or leave the field out.");
      return std::nullopt;
    }
    if (value.text.size() > longest) {
      refuse(RefusalCode::too_large, path, value.at, "This text is longer than " + std::to_string(longest) + " bytes.");
      return std::nullopt;
    }
    return std::string(value.text);
  }

  std::optional<std::uint32_t> whole_number(const json::Value& value, const Path& path, std::uint32_t low, std::uint32_t high) {
    if (!expect(value, json::Type::number, path)) return std::nullopt;
    if (value.number < low || value.number > high || std::floor(value.number) != value.number) {
      refuse(RefusalCode::unknown_value, path, value.at,
             "Expected a whole number from " + std::to_string(low) + " to " + std::to_string(high) + ".");
      return std::nullopt;
    }
    return static_cast<std::uint32_t>(value.number);
  }

  template <typename E>
  std::optional<E> word(const json::Value& value, const Path& path, std::optional<E> (*parse)(std::string_view) noexcept, E last) {
    if (!expect(value, json::Type::text, path)) return std::nullopt;
    const auto parsed = parse(value.text);
    if (!parsed) {
      const auto known = names_of_enum(last);
      refuse(RefusalCode::unknown_value, path, value.at,
             in_quotes(value.text) + " is not one of: " + listed(known) + "." + suggestion_for(value.text, known));
    }
    return parsed;
  }

  /// A language tag in its usual form.
  std::optional<std::string> language(const json::Value& value, const Path& path) {
    const auto written = text(value, path, longest_id);
    if (!written) return std::nullopt;
    return language(*written, path, value.at);
  }
  std::optional<std::string> language(std::string_view written, const Path& path, std::uint32_t at) {
    auto tag = language_tag(written);
    if (!tag) refuse(RefusalCode::unknown_value, path, at, in_quotes(written) + " is no language tag. " + std::string(language_tag_hint));
    return tag;
  }
  /// The same, or "unknown": a draft whose language was not told.
  std::optional<std::string> language_of_draft(const json::Value& value, const Path& path) {
    return value.is(json::Type::text) && value.text == "unknown" ? std::optional<std::string>("unknown") : language(value, path);
  }

  /// Calls `each(value, path)` for a list's items, or for a single value.
  template <typename F>
  void one_or_many(const json::Value& value, const Path& path, F&& each) {
    if (!value.is(json::Type::list)) return each(value, path);
    if (value.items.empty())
      refuse(RefusalCode::unknown_value, path, value.at, "This list is empty. Leave the field out where anything goes.");
    for (std::size_t i = 0; i < value.items.size(); ++i) each(value.items[i], path.item(i));
  }
};

}  // namespace sayso::rules
