// What the grammars of secrets in prose share: values, what links a noun to one, and what stands before a place.
//
// Every match begins at the noun ("password", "PIN") or at the place ("wifi", "front door"), and must go on to a value. What decides is how
// the value looks: with a digit, a sign or quotation marks it is one; a plain word is one only where the clause ends right after it ("the
// wifi password is sunflower"), and never if it is a word that describes a password ("is wrong", "is required").
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/ascii.hpp"
#include "detectors/detector.hpp"
#include "detectors/pattern.hpp"

namespace sayso::detection::prose {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
/// Bytes of letters beyond ASCII count as letters.
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80; }
[[nodiscard]] constexpr bool is_word(char c) noexcept { return is_digit(c) || is_letter(c) || c == '_'; }

/// Whether `pattern`, which ends in '$', matches in the `reach` bytes before `at`.
[[nodiscard]] bool stands_before(const Pattern& pattern, std::string_view text, std::size_t at, std::size_t reach);

struct Look {
  bool quoted = false;
  bool ends_clause = false;
};

/// The value at `at`: up to white space, without the punctuation that ends a sentence. Empty where there is none.
[[nodiscard]] Span value_at(std::string_view text, std::size_t at, Look&);

/// A digit or a sign among letters, a capital inside, or digits alone: nobody writes words so.
[[nodiscard]] bool looks_mixed(std::string_view value);
[[nodiscard]] bool has_letter_and_digit(std::string_view value);
/// Times, dates, prices and shares: mixed, but no secrets.
[[nodiscard]] bool is_a_measure(std::string_view value);

/// What stands between a noun and its value.
enum class Link : std::uint8_t {
  none,    ///< a space: "pin 4821"
  copula,  ///< "is", "'s now"
  colon,   ///< ":", "=", an arrow
  loose,   ///< a dash, a question mark, "changed to", or other words before the link: only what looks like nothing else counts
};

struct Opening {
  std::size_t at;
  Link link;
};

/// The places after a noun that ends at `at` where its value may begin, in the same sentence, nearest first. `was_changed`: the words
/// before speak of a change, so that "to" may lead to the new value.
[[nodiscard]] std::vector<Opening> openings_after(std::string_view text, std::size_t at, bool was_changed);

/// The score of a password-like value after a noun, or nothing.
[[nodiscard]] std::optional<double> password_score(std::string_view value, const Look&, Link);

/// One detector that knows both grammars; name and description are the first's.
[[nodiscard]] Detector either(Detector one, Detector other);

}  // namespace sayso::detection::prose
