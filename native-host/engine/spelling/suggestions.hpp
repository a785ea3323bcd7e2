// Candidates for a misspelt word, and their order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::spelling {

/// What `word` becomes where one of the language's usual confusions ("ie" and "ei", "f" and "ph") is undone at one place: strings, not all
/// of them words. `word` is case-folded UTF-8.
[[nodiscard]] std::vector<std::string> confusions(std::string_view word, std::string_view language);

/// Every string one edit away: a letter of the language too many, too few, another one, two swapped.
[[nodiscard]] std::vector<std::string> single_edits(std::string_view word, std::string_view language);

/// A letter doubled that was single, single that was doubled, or two neighbours swapped.
[[nodiscard]] std::vector<std::string> doublings(std::string_view word);

/// One of the usual consonants more, beside another consonant: there it is lost in writing.
[[nodiscard]] std::vector<std::string> with_lost_consonant(std::string_view word);

/// How far a candidate is from what was typed: a weighted Damerau-Levenshtein distance (Damerau 1964) in which usual slips and confusions
/// cost less than an arbitrary wrong letter (1). Both case-folded UTF-8.
[[nodiscard]] double edits_cost(std::string_view typed, std::string_view candidate, std::string_view language);

/// The same plus how rare the candidate is. Smaller is better.
[[nodiscard]] double cost(std::string_view typed, std::string_view candidate, std::string_view language);

}  // namespace sayso::spelling
