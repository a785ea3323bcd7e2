// Times as people write them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace sayso {

/// An instant by ISO 8601: "2027-03-01T12:00+01:00", "2027-03-01T11:00:30Z"; without a zone it is UTC, and a date alone is its midnight.
/// Nothing for anything else.
[[nodiscard]] std::optional<std::chrono::sys_seconds> parse_instant(std::string_view written);

}  // namespace sayso
