// The word lists behind lexicon.hpp: our own compilation, words separated by white space, case-folded UTF-8, so "ss" for "ß".
#pragma once

#include <string_view>

namespace sayso::spelling {

extern const std::string_view names;                ///< given names and short forms
extern const std::string_view products_and_places;  ///< brands, sites, teams, cities that are often written small
extern const std::string_view internet;             ///< abbreviations that are used in any language
extern const std::string_view newer_words;  ///< of work, software, food and health, younger than the dictionaries; German borrows them
extern const std::string_view english_slang;
extern const std::string_view german_slang;
extern const std::string_view spoken_english;  ///< contractions and what people say
extern const std::string_view spoken_german;   ///< the same, and newer words that English does not have
extern const std::string_view common_english;  ///< commonest first
extern const std::string_view common_german;   ///< commonest first

}  // namespace sayso::spelling
