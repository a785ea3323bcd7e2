// What a code point is to the tokeniser, and case folding. Properties come from utf8proc.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::unicode {

enum class Class : std::uint8_t {
  space,      ///< white space and control characters; separates tokens and is none
  letter,     ///< letters, and marks where they stand alone
  spaceless,  ///< a letter of a script that is written without spaces: a word of its own
  mark,       ///< combining marks: belong to the word before
  digit,
  ignorable,  ///< zero-width joiners, soft hyphens: inside a word they belong to it and are not read
  emoji,      ///< starts an emoji sequence
  other,      ///< punctuation and symbols
};

[[nodiscard]] Class classify_slow(char32_t) noexcept;

namespace detail {
consteval std::array<Class, 128> ascii_classes() {
  std::array<Class, 128> table{};
  for (std::size_t c = 0; c < 128; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    table[c] = letter ? Class::letter : c >= '0' && c <= '9' ? Class::digit : c <= ' ' || c == 0x7F ? Class::space : Class::other;
  }
  return table;
}
inline constexpr std::array<Class, 128> ascii_table = ascii_classes();

consteval std::array<bool, 256> words() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 128; ++c) table[c] = ascii_table[c] == Class::letter || ascii_table[c] == Class::digit || c == '_';
  return table;
}
inline constexpr std::array<bool, 256> ascii_words = words();
}  // namespace detail

[[nodiscard]] inline Class classify(char32_t c) noexcept { return c < 128 ? detail::ascii_table[c] : classify_slow(c); }

[[nodiscard]] constexpr bool ascii_alnum(char32_t c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr char ascii_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// What `\w` of an expression matches.
[[nodiscard]] inline bool ascii_word(char c) noexcept { return detail::ascii_words[static_cast<unsigned char>(c)]; }
/// What `\s` of an expression matches.
[[nodiscard]] constexpr bool ascii_space(char32_t c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); }

/// Letters, marks or digits of any script.
[[nodiscard]] bool is_letter_or_mark(char32_t) noexcept;
[[nodiscard]] bool is_decimal_digit(char32_t) noexcept;
/// U+1F3FB to U+1F3FF.
[[nodiscard]] constexpr bool is_skin_tone(char32_t c) noexcept { return c >= 0x1F3FB && c <= 0x1F3FF; }
[[nodiscard]] constexpr bool is_regional_indicator(char32_t c) noexcept { return c >= 0x1F1E6 && c <= 0x1F1FF; }
/// Unicode's Extended_Pictographic.
[[nodiscard]] bool is_pictographic(char32_t) noexcept;

/// Full case folding, canonical composition, ’ written as ', ignorable code points left out. Appends to `out`.
void fold_word(std::string_view utf8, std::string& out);
/// Case folding code point by code point, without composition: a substring of the text folds to a substring of the result. Returns whether
/// every code point keeps its length.
bool fold_each(std::string_view utf8, std::string& out);

/// The one code point that a letter and the combining mark behind it make, or 0 where there is none.
[[nodiscard]] char32_t composed(char32_t letter, char32_t mark) noexcept;

/// The text with its letters beyond ASCII as simple capitals; ASCII stays as it is.
[[nodiscard]] std::string upper_beyond_ascii(std::string_view utf8);

}  // namespace sayso::unicode
