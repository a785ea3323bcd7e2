// The regular endings of English that `"inflect": true` adds to the last word of a phrase.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::rules {

/// `word` (folded) itself, then its forms in -s -es -'s -s' -d -ed -ing, with y → ies, ied, a silent e dropped before -ing and -ed, and a
/// last consonant doubled. Over-generates on purpose ("goed"): a form that nobody writes matches nothing.
[[nodiscard]] std::vector<std::string> inflected_forms(std::string_view word);

}  // namespace sayso::rules
