// Local times of an IANA time zone, read from the system's zone files (TZif, RFC 8536).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::rules {

class TimeZone {
 public:
  /// `name`: "Europe/London", "UTC". Reads `$TZDIR` or /usr/share/zoneinfo; nothing where there is no such zone.
  [[nodiscard]] static std::optional<TimeZone> load(std::string_view name);
  /// Reads the bytes of a zone file; nothing where they are none.
  [[nodiscard]] static std::optional<TimeZone> parse(std::string_view bytes);

  /// The instant of a local time. Where clocks go back, the first of the two; where they go forward, the instant the gap begins plus
  /// the time into it.
  [[nodiscard]] std::chrono::sys_seconds to_instant(std::chrono::local_seconds) const;

 private:
  /// One rule for the years after the last transition of the file ("CET-1CEST,M3.5.0,M10.5.0/3").
  struct Change {
    enum class Kind : std::uint8_t { julian, day_of_year, month_week_day } kind = Kind::month_week_day;
    int month = 0, week = 0, day = 0;
    std::int64_t time = 7200;  ///< seconds after local midnight
  };
  struct Footer {
    std::int64_t standard = 0, daylight = 0;  ///< offsets from UTC in seconds
    bool has_daylight = false;
    Change start, end;
  };

  [[nodiscard]] std::int64_t offset_at(std::int64_t instant) const;
  [[nodiscard]] static std::optional<Footer> parse_footer(std::string_view);
  [[nodiscard]] static std::int64_t footer_offset(const Footer&, std::int64_t instant);

  std::vector<std::int64_t> transitions_;  ///< instants, rising
  std::vector<std::int64_t> offsets_;      ///< from each transition on
  std::int64_t first_offset_ = 0;
  std::optional<Footer> footer_;
};

/// "2026-11-01", "2026-11-01T09:30" or "2026-11-01T09:30:00"; a date alone is its midnight. Nothing for anything else.
[[nodiscard]] std::optional<std::chrono::local_seconds> parse_local_time(std::string_view);

}  // namespace sayso::rules
