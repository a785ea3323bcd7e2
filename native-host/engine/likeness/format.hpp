// The text format of a Likeness: a line a row, with tabs between the fields. After its first line:
//   # a remark
//   bias   weight…
//   place  name  weight…
//   word   words  rarity  weight…     one word, or two with a space between
// A weight is the letter of its category (a: the first of the enum) and a whole number of hundredths, as "c-31"; rarity is one of
// hundredths.
#pragma once

#include <string_view>

namespace sayso::likeness {

inline constexpr std::string_view format_line = "# sayso likeness 1";
inline constexpr char first_letter = 'a';

}  // namespace sayso::likeness
