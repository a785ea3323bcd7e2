// Cuts a text into tokens (sayso/text.hpp says which kinds there are).
#pragma once

#include <string_view>
#include <vector>

#include "sayso/text.hpp"

namespace sayso {

/// Tokens in order, without overlap; `folded` is left empty. `utf8` must be valid.
[[nodiscard]] std::vector<Token> tokenize(std::string_view utf8);

}  // namespace sayso
