// The setting "adapters": sites that an organisation describes itself, in the form of shared-rules/schema/site.schema.json.
#pragma once

#include <nlohmann/json.hpp>

#include "policy/values.hpp"

namespace sayso::policy {

/// `{"<site id>": {"facts": …, "dom": …}}`. An adapter is taken whole or not at all: half of one would read the wrong audience.
[[nodiscard]] Checked check_adapters(const nlohmann::json& raw);

}  // namespace sayso::policy
