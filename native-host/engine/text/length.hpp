// How long a text is, as sites count.
#pragma once

#include <cstddef>

#include "sayso/text.hpp"

namespace sayso {

struct Length {
  std::size_t count = 0;
  std::size_t limit_at = 0;  ///< byte offset from which the text is over the limit; the text's end where it is not
};

/// X's weighted count (twitter-text 3, configuration v3): a link counts 23, an emoji sequence 2, most scripts 1 and the others 2 a code
/// point, in canonical composition.
[[nodiscard]] Length x_weighted_length(const Text&, std::size_t limit);
/// Extended grapheme clusters (UAX #29): what people call characters.
[[nodiscard]] Length grapheme_length(const Text&, std::size_t limit);
[[nodiscard]] Length code_point_length(const Text&, std::size_t limit);
/// What JavaScript's `length` says.
[[nodiscard]] Length utf16_length(const Text&, std::size_t limit);

}  // namespace sayso
