// Words that no dictionary has and that people write on purpose on social sites, and how common words are.
#pragma once

#include <optional>
#include <string_view>

namespace sayso::spelling {

/// Slang, abbreviations, interjections, words younger than the dictionaries, given names and names of products and places, case-folded.
/// `language` is the first two letters.
[[nodiscard]] bool is_social_word(std::string_view folded, std::string_view language);

/// Given names, brands, places.
[[nodiscard]] bool is_name(std::string_view folded);

/// Place in the list of the most common words of the language (0 is the commonest), or nothing.
[[nodiscard]] std::optional<int> rank_of(std::string_view folded, std::string_view language);

/// How rare a word is in the language: 0 for the commonest, 1 for those that no list of common words has. Case-folded UTF-8. A language
/// without lists: 0.5.
[[nodiscard]] double rarity_of(std::string_view folded, std::string_view language);

}  // namespace sayso::spelling
