// "Did you mean": the known name that a mistyped one is nearest to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// ` Did you mean "stages"?`, with its leading blank, for a sentence to end with; empty where no known name is within two edits.
[[nodiscard]] std::string suggestion_for(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace sayso
