#include "sayso/time.hpp"

#include <algorithm>
#include <array>

#include "rules/time_zone.hpp"

namespace sayso {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// "Z" or "+01:00": how far local time is ahead of UTC. The farthest is +14:00.
std::optional<minutes> parse_zone(std::string_view zone) {
  if (zone == "Z") return minutes(0);
  constexpr std::array<std::size_t, 4> digits = {1, 2, 4, 5};
  const auto is_digit = [&](std::size_t i) { return zone[i] >= '0' && zone[i] <= '9'; };
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || !std::all_of(digits.begin(), digits.end(), is_digit))
    return std::nullopt;
  const auto two = [&](std::size_t i) { return (zone[i] - '0') * 10 + (zone[i + 1] - '0'); };
  const minutes distance = hours(two(1)) + minutes(two(4));
  if (two(4) > 59 || distance > hours(14)) return std::nullopt;
  return zone[0] == '-' ? -distance : distance;
}

}  // namespace

std::optional<std::chrono::sys_seconds> parse_instant(std::string_view written) {
  constexpr std::size_t first_of_time = 11;  // behind "2027-03-01T"
  const std::size_t end = written.size() > first_of_time ? written.find_first_of("Z+-", first_of_time) : std::string_view::npos;
  const auto local = rules::parse_local_time(written.substr(0, end));
  const auto zone = end == std::string_view::npos ? std::optional(minutes(0)) : parse_zone(written.substr(end));
  if (!local || !zone) return std::nullopt;
  return std::chrono::sys_seconds(local->time_since_epoch()) - *zone;
}

}  // namespace sayso
