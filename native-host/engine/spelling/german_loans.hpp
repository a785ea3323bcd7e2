// Verbs that German has from English ("posten", "upgedatet", "geteaserte"), in all their forms: dictionaries have few of them.
#pragma once

#include <string_view>

namespace sayso::spelling {

/// Whether the word (case-folded) is a form of such a verb. "gelikt", "geliket" and "geliked" are all written.
[[nodiscard]] bool is_german_loan_verb(std::string_view folded);

}  // namespace sayso::spelling
