// The setting "pack-sources": where signed packs are fetched from.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "policy/values.hpp"
#include "sayso/pack_sources.hpp"

namespace sayso::policy {

/// `{"<pack id>": {"url", "key", "signature", "hours"}}`; the last two are filled in.
[[nodiscard]] Checked check_sources(const nlohmann::json& raw);

/// Of a value that `check_sources` has passed.
[[nodiscard]] std::vector<PackSource> sources_of(const nlohmann::json& checked, Origin origin);

}  // namespace sayso::policy
