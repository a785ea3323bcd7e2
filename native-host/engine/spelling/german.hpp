// German writes every noun with a capital, so a capital does not tell a name from a misspelt noun; the word before does.
#pragma once

#include <string_view>

namespace sayso::spelling {

/// Articles, pronouns and numbers that a noun follows ("der", "im", "unserem", "weniger"). Case-folded.
[[nodiscard]] bool is_german_article(std::string_view folded);

/// Whether the word has the ending of an adjective; without an article ahead only endings that no verb has. Case-folded.
[[nodiscard]] bool is_german_adjective(std::string_view folded, bool after_article);

/// Whether a name is to be expected after this word (case-folded): "herr", "frau", "dr", "familie", "von".
[[nodiscard]] bool announces_german_name(std::string_view folded);

}  // namespace sayso::spelling
