// Irregular English forms that people build regularly: "teached", "childs".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::spelling {

/// The forms that a regular one stands for ("catched": "caught"; "shrinked": "shrank", "shrunk"); none where it is no such form.
/// Case-folded.
[[nodiscard]] std::vector<std::string> irregular_forms(std::string_view regular);

}  // namespace sayso::spelling
