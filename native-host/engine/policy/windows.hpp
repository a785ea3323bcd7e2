// Embargoes and quiet periods: what the setting "windows" may hold, and when it is open.
#pragma once

#include <nlohmann/json.hpp>

#include "policy/values.hpp"
#include "sayso/rules.hpp"

namespace sayso::policy {

/// `{"<name>": {"from", "to", "timezone", "phrases", "category", "stage", "stages", "what", "why"}}`
[[nodiscard]] Checked check_windows(const nlohmann::json& raw);

/// `{"pack/rule" or category or "*": stage}`
[[nodiscard]] Checked check_stages(const nlohmann::json& raw);
[[nodiscard]] Checked check_stage(const nlohmann::json& raw);

/// Of a value that `check_stages` has passed.
[[nodiscard]] std::map<std::string, Stage, std::less<>> stages_of(const nlohmann::json& checked);

/// The quiet periods of a value that `check_windows` has passed: its windows with "stages".
[[nodiscard]] std::vector<StageWindow> stage_windows(const nlohmann::json& checked);

}  // namespace sayso::policy
