// What can be known about a regular expression without running it: texts that every match holds, and how far a match can reach.
//
// The reading is conservative: where a construct is not understood, nothing is claimed. Each claim is one the matcher relies on, so a
// differential test compares them with RE2 itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::rules {

/// Stands in a needed string for an edge between an ASCII word character and something else (`\b`); no byte of UTF-8.
inline constexpr char word_edge = '\xFF';

struct RegexpFacts {
  /// One of the alternatives that the expression is made of ("a|b").
  struct Branch {
    /// Sets of strings, the most telling first: every match, folded code point by code point, holds one of each set. A string may begin or
    /// end with `word_edge`.
    std::vector<std::vector<std::string>> needed;
    std::vector<std::string> starts;     ///< every match begins with one of these, written like those; empty: not known
    std::size_t digits = 0;              ///< every match holds so many of 0 to 9 at least
    std::optional<std::size_t> longest;  ///< bytes of the longest match; nothing where it is unbounded or not known
    std::optional<std::size_t> gaps;     ///< how many stretches of ASCII white space a match holds at most; the same
  };
  std::vector<Branch> branches;  ///< every match is one of these; empty: nothing is known

  /// Whether every match holds some known string.
  [[nodiscard]] bool has_literals() const noexcept;
  /// Whether every match holds one of 0 to 9.
  [[nodiscard]] bool needs_digit() const noexcept;
};

/// `expression` in RE2's syntax, case-insensitive.
[[nodiscard]] RegexpFacts regexp_facts(std::string_view expression);

}  // namespace sayso::rules
