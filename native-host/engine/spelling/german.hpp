// German writes every noun with a capital, so a capital does not tell a name from a misspelt noun; the word before does.
#pragma once

#include <string_view>

namespace sayso::spelling {

/// Whether a noun is to be expected after this word (case-folded): an article or pronoun ("der", "unserem"), or the ending of an adjective.
[[nodiscard]] bool announces_german_noun(std::string_view folded);

/// Whether a name is to be expected after this word (case-folded): "herr", "frau", "dr", "familie", "von".
[[nodiscard]] bool announces_german_name(std::string_view folded);

}  // namespace sayso::spelling
