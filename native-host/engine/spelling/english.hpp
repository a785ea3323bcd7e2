// British spellings, which are right wherever people write: a dictionary of American English alone would flag them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::spelling {

/// What `word` may be in American spelling: "criticises" gives "criticizes", "travelled" gives "traveled". A word is British where the
/// dictionary has one of these. Endings that Britain spells the same way ("humorous") are left out: "humourous" is wrong on both sides.
[[nodiscard]] std::vector<std::string> american_spellings(std::string_view word);

}  // namespace sayso::spelling
