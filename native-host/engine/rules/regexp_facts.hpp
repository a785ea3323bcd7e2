// What can be known about a regular expression without running it: text that every match holds, and how long a match can be.
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

struct RegexpFacts {
  std::vector<std::string> literals;   ///< every match, folded code point by code point, holds one of these; empty: none known
  bool needs_digit = false;            ///< every match holds one of 0 to 9
  std::optional<std::size_t> longest;  ///< bytes of the longest match; nothing where it is unbounded or not known
};

/// `expression` in RE2's syntax, case-insensitive.
[[nodiscard]] RegexpFacts regexp_facts(std::string_view expression);

}  // namespace sayso::rules
