// Which findings of a report are sent. Pure.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>

#include "sayso/checker.hpp"

namespace sayso::host {

inline constexpr std::size_t max_misspellings = 400;                     ///< in one report: nobody mends more of them one by one
inline constexpr std::size_t max_marks = 256;                            ///< of one finding
inline constexpr std::size_t max_finding_bytes = std::size_t{16} << 10;  ///< of one finding; a longer one goes without its fixes

/// Puts the findings that people see (those above stage `audit`) into `message["findings"]`, in the order of the report, and their number
/// into `totals`. Where not all have room within `max_answer_bytes`, the strongest have it: rules before spelling, then by stage,
/// severity and place. `truncated` is set where something was left out.
void put_findings(nlohmann::json& message, const Report& report);

}  // namespace sayso::host
