// Candidates for a misspelt word, and their order.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::spelling {

/// All words one edit away (a letter too many, too few, another one, two swapped; a space between two words), and those that the language's usual
/// confusions lead to, that `is_word` accepts. `word` is case-folded UTF-8; only the letters of `alphabet` are tried.
[[nodiscard]] std::vector<std::string> near_words(std::string_view word, std::string_view language,
                                                  const std::function<std::optional<std::string>(std::string_view)>& as_word);

/// How far a candidate is from what was typed: a weighted Damerau-Levenshtein distance (Damerau 1964) in which slips of the finger and doubled
/// letters cost less, plus how rare the candidate is. Smaller is better.
[[nodiscard]] double cost(std::string_view typed, std::string_view candidate, std::string_view language);

}  // namespace sayso::spelling
