// English words by how common they are, compiled in from SCOWL by word-tiers.cmake; empty where it was not there when this was built.
#pragma once

#include <string_view>

namespace sayso::spelling {

// Each in alphabetical order (bytes), lower case, one word a line.
extern const std::string_view tier_10;  ///< the commonest few thousand
extern const std::string_view tier_20;  ///< common
extern const std::string_view tier_35;  ///< what a small dictionary has

}  // namespace sayso::spelling
