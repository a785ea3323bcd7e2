// The word lists behind lexicon.hpp: our own compilation, words separated by white space, case-folded UTF-8.
#pragma once

#include <string_view>

namespace sayso::spelling {

extern const std::string_view names;                ///< given names and short forms
extern const std::string_view products_and_places;  ///< brands, sites, teams, cities that are often written small
extern const std::string_view internet;             ///< abbreviations that are used in any language
extern const std::string_view english_slang;
extern const std::string_view german_slang;
extern const std::string_view common_english;  ///< commonest first
extern const std::string_view common_german;   ///< commonest first

}  // namespace sayso::spelling
