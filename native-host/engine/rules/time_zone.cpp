#include "rules/time_zone.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace sayso::rules {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

constexpr std::size_t header_bytes = 44;
constexpr std::size_t largest_file = std::size_t{1} << 20;

/// Big-endian two's complement.
template <std::size_t N>
std::int64_t integer(std::string_view bytes, std::size_t at) {
  std::uint64_t value = (static_cast<unsigned char>(bytes[at]) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
  for (std::size_t i = 0; i < N; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return static_cast<std::int64_t>(value);
}

/// Reads a POSIX TZ string from the front.
class TzReader {
 public:
  explicit TzReader(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool name() {
    std::size_t length = 0;
    if (take('<')) {
      length = rest_.find('>');
      if (length == std::string_view::npos) return false;
      rest_.remove_prefix(length + 1);
      return true;
    }
    while (length < rest_.size() && ((rest_[length] >= 'A' && rest_[length] <= 'Z') || (rest_[length] >= 'a' && rest_[length] <= 'z')))
      ++length;
    rest_.remove_prefix(length);
    return length >= 3;
  }
  std::optional<int> number() {
    int value = 0;
    std::size_t length = 0;
    while (length < rest_.size() && length < 4 && rest_[length] >= '0' && rest_[length] <= '9')
      value = value * 10 + (rest_[length++] - '0');
    rest_.remove_prefix(length);
    return length == 0 ? std::nullopt : std::optional<int>(value);
  }
  /// [+-]h[h[h]][:mm[:ss]]
  std::optional<std::int64_t> time() {
    const bool minus = take('-');
    if (!minus) take('+');
    const auto hours = number();
    if (!hours) return std::nullopt;
    std::int64_t total = std::int64_t{*hours} * 3600;
    if (take(':')) {
      total += std::int64_t{number().value_or(0)} * 60;
      if (take(':')) total += number().value_or(0);
    }
    return minus ? -total : total;
  }

 private:
  std::string_view rest_;
};

}  // namespace

std::optional<TimeZone> TimeZone::load(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+' || c == '/';
  };
  if (name.empty() || name.size() > 64 || name.front() == '/' || !std::all_of(name.begin(), name.end(), allowed)) return std::nullopt;
  if (name == "UTC") return TimeZone();
  const char* configured = std::getenv("TZDIR");
  std::string path = configured != nullptr && *configured != '\0' ? configured : "/usr/share/zoneinfo";
  path += '/';
  path += name;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes(largest_file, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return parse(bytes);
}

std::optional<TimeZone> TimeZone::parse(std::string_view bytes) {
  // Two blocks: the first with 32-bit times for old readers, then the one that counts, then the footer (RFC 8536, section 3).
  struct Counts {
    std::size_t isut, isstd, leap, time, type, chars;
    [[nodiscard]] std::size_t bytes(std::size_t width) const {
      return time * width + time + type * 6 + chars + leap * (width + 4) + isstd + isut;
    }
  };
  const auto header = [&](std::size_t at) -> std::optional<Counts> {
    if (bytes.size() < at + header_bytes || bytes.substr(at, 4) != "TZif") return std::nullopt;
    const auto count = [&](std::size_t i) { return static_cast<std::size_t>(integer<4>(bytes, at + 20 + 4 * i) & 0xFFFFFFFF); };
    const Counts counts{count(0), count(1), count(2), count(3), count(4), count(5)};
    for (const std::size_t one : {counts.isut, counts.isstd, counts.leap, counts.time, counts.type, counts.chars}) {
      if (one > largest_file) return std::nullopt;
    }
    return counts;
  };
  const auto first = header(0);
  if (!first || bytes[4] < '2') return std::nullopt;
  const std::size_t second_at = header_bytes + first->bytes(4);
  const auto second = header(second_at);
  if (!second || second->type == 0 || bytes.size() < second_at + header_bytes + second->bytes(8)) return std::nullopt;

  TimeZone zone;
  const std::size_t times = second_at + header_bytes;
  const std::size_t indices = times + second->time * 8;
  const std::size_t types = indices + second->time;
  const auto type_offset = [&](std::size_t type) { return integer<4>(bytes, types + type * 6); };
  zone.first_offset_ = type_offset(0);
  for (std::size_t i = 0; i < second->time; ++i) {
    const std::size_t type = static_cast<unsigned char>(bytes[indices + i]);
    if (type >= second->type) return std::nullopt;
    zone.transitions_.push_back(integer<8>(bytes, times + i * 8));
    zone.offsets_.push_back(type_offset(type));
  }
  if (!std::is_sorted(zone.transitions_.begin(), zone.transitions_.end())) return std::nullopt;
  std::string_view footer = bytes.substr(times + second->bytes(8));
  if (footer.size() >= 2 && footer.front() == '\n') {
    footer.remove_prefix(1);
    zone.footer_ = parse_footer(footer.substr(0, footer.find('\n')));
  }
  return zone;
}

std::optional<TimeZone::Footer> TimeZone::parse_footer(std::string_view text) {
  TzReader reader(text);
  Footer footer;
  if (!reader.name()) return std::nullopt;
  const auto standard = reader.time();
  if (!standard) return std::nullopt;
  footer.standard = -*standard;  // POSIX counts west of Greenwich
  if (reader.done()) return footer;
  if (!reader.name()) return std::nullopt;
  footer.has_daylight = true;
  footer.daylight = footer.standard + 3600;
  if (!reader.take(',')) {
    const auto daylight = reader.time();
    if (!daylight || !reader.take(',')) return std::nullopt;
    footer.daylight = -*daylight;
  }
  const auto change = [&](Change& out) {
    if (reader.take('M')) {
      const auto month = reader.number();
      if (!month || !reader.take('.')) return false;
      const auto week = reader.number();
      if (!week || !reader.take('.')) return false;
      const auto day = reader.number();
      if (!day || *month < 1 || *month > 12 || *week < 1 || *week > 5 || *day > 6) return false;
      out.month = *month;
      out.week = *week;
      out.day = *day;
    } else {
      out.kind = reader.take('J') ? Change::Kind::julian : Change::Kind::day_of_year;
      const auto day = reader.number();
      if (!day || *day > 365) return false;
      out.day = *day;
    }
    if (reader.take('/')) {
      const auto time = reader.time();
      if (!time) return false;
      out.time = *time;
    }
    return true;
  };
  if (!change(footer.start) || !reader.take(',') || !change(footer.end)) return std::nullopt;
  return footer;
}

std::int64_t TimeZone::footer_offset(const Footer& footer, std::int64_t instant) {
  if (!footer.has_daylight) return footer.standard;
  using namespace std::chrono;
  const std::chrono::year year = year_month_day(floor<days>(sys_seconds(seconds(instant + footer.standard)))).year();
  const auto at = [&](const Change& change, std::int64_t offset_before) {
    sys_days date;
    if (change.kind == Change::Kind::month_week_day) {
      const auto month = std::chrono::month(static_cast<unsigned>(change.month));
      const weekday day(static_cast<unsigned>(change.day));
      date = change.week == 5 ? sys_days(year / month / day[last]) : sys_days(year / month / day[static_cast<unsigned>(change.week)]);
    } else {
      const bool counts_leap_day = change.kind == Change::Kind::day_of_year;
      int day = counts_leap_day ? change.day : change.day - 1;
      if (!counts_leap_day && year.is_leap() && change.day > 59) ++day;
      date = sys_days(year / January / 1) + days(day);
    }
    return date.time_since_epoch() / seconds(1) + change.time - offset_before;
  };
  const std::int64_t start = at(footer.start, footer.standard);
  const std::int64_t end = at(footer.end, footer.daylight);
  const bool daylight = start < end ? instant >= start && instant < end : instant >= start || instant < end;
  return daylight ? footer.daylight : footer.standard;
}

std::int64_t TimeZone::offset_at(std::int64_t instant) const {
  if (transitions_.empty() || instant < transitions_.front())
    return transitions_.empty() && footer_ ? footer_offset(*footer_, instant) : first_offset_;
  if (instant >= transitions_.back() && footer_) return footer_offset(*footer_, instant);
  const auto after = std::upper_bound(transitions_.begin(), transitions_.end(), instant);
  return offsets_[static_cast<std::size_t>(after - transitions_.begin()) - 1];
}

std::chrono::sys_seconds TimeZone::to_instant(local_seconds local) const {
  const std::int64_t wall = local.time_since_epoch().count();
  // The offset a day before and a day after: one of the two is in force, both where nothing changes in between.
  const std::int64_t before = offset_at(wall - 86400);
  const std::int64_t after = offset_at(wall + 86400);
  for (const std::int64_t offset : {before, after}) {
    if (offset_at(wall - offset) == offset) return sys_seconds(seconds(wall - offset));
  }
  return sys_seconds(seconds(wall - before));
}

std::optional<local_seconds> parse_local_time(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd";
  if (text.size() != 10 && text.size() != 16 && text.size() != 19) return std::nullopt;
  std::array<int, 6> parts{};
  std::size_t part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (form[i] == 'd') {
      if (text[i] < '0' || text[i] > '9') return std::nullopt;
      parts[part] = parts[part] * 10 + (text[i] - '0');
    } else {
      if (text[i] != form[i]) return std::nullopt;
      ++part;
    }
  }
  const std::chrono::year_month_day date{std::chrono::year{parts[0]}, std::chrono::month{static_cast<unsigned>(parts[1])},
                                         std::chrono::day{static_cast<unsigned>(parts[2])}};
  if (!date.ok() || parts[3] > 23 || parts[4] > 59 || parts[5] > 59) return std::nullopt;
  return local_seconds(local_days(date)) + std::chrono::hours(parts[3]) + std::chrono::minutes(parts[4]) + seconds(parts[5]);
}

}  // namespace sayso::rules
