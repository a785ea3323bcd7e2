// shared-rules/likeness/likeness.tsv, as it was when Sayso was built.
#pragma once

#include <string_view>

namespace sayso::likeness {

extern const std::string_view built_in_text;

}  // namespace sayso::likeness
