#include "sayso/version.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sayso {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_identifier_character(char c) noexcept { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }

bool all_digits(std::string_view text) noexcept { return std::all_of(text.begin(), text.end(), is_digit); }
bool is_number(std::string_view text) noexcept { return !text.empty() && all_digits(text) && (text.size() == 1 || text.front() != '0'); }

/// Takes what stands before the first `separator` off `text`, and the separator; all of it where there is none.
std::string_view take(std::string_view& text, char separator) noexcept {
  const std::size_t at = text.find(separator);
  const std::string_view taken = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  return taken;
}

struct Version {
  std::array<std::string_view, 3> numbers;
  std::string_view pre_release;
};

/// One or more identifiers with dots between them; `numbers_are_strict`: one of digits alone has no leading zero.
bool are_identifiers(std::string_view text, bool numbers_are_strict) noexcept {
  if (text.empty() || text.back() == '.') return false;
  while (!text.empty()) {
    const std::string_view identifier = take(text, '.');
    if (identifier.empty() || !std::all_of(identifier.begin(), identifier.end(), is_identifier_character)) return false;
    if (numbers_are_strict && all_digits(identifier) && !is_number(identifier)) return false;
  }
  return true;
}

std::optional<Version> parse(std::string_view text) noexcept {
  Version version;
  if (const std::size_t plus = text.find('+'); plus != std::string_view::npos) {
    if (!are_identifiers(text.substr(plus + 1), false)) return std::nullopt;
    text = text.substr(0, plus);
  }
  if (const std::size_t dash = text.find('-'); dash != std::string_view::npos) {
    version.pre_release = text.substr(dash + 1);
    if (!are_identifiers(version.pre_release, true)) return std::nullopt;
    text = text.substr(0, dash);
  }
  if (std::count(text.begin(), text.end(), '.') != 2) return std::nullopt;
  for (std::string_view& number : version.numbers) {
    number = take(text, '.');
    if (!is_number(number)) return std::nullopt;
  }
  return version;
}

/// By value, of any length: without leading zeros the longer one is the greater.
std::weak_ordering compare_numbers(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a.compare(b) <=> 0;
}

std::weak_ordering compare_pre_releases(std::string_view a, std::string_view b) noexcept {
  if (a.empty() || b.empty()) return a.empty() <=> b.empty();
  while (!a.empty() && !b.empty()) {
    const std::string_view x = take(a, '.');
    const std::string_view y = take(b, '.');
    const bool x_is_number = all_digits(x);
    const bool y_is_number = all_digits(y);
    if (x_is_number != y_is_number) return x_is_number ? std::weak_ordering::less : std::weak_ordering::greater;
    const std::weak_ordering order = x_is_number ? compare_numbers(x, y) : x.compare(y) <=> 0;
    if (std::is_neq(order)) return order;
  }
  return b.empty() <=> a.empty();
}

}  // namespace

bool is_version(std::string_view text) noexcept { return parse(text).has_value(); }

std::optional<std::weak_ordering> compare_versions(std::string_view a, std::string_view b) noexcept {
  const auto x = parse(a);
  const auto y = parse(b);
  if (!x || !y) return std::nullopt;
  for (std::size_t i = 0; i < x->numbers.size(); ++i) {
    const std::weak_ordering order = compare_numbers(x->numbers[i], y->numbers[i]);
    if (std::is_neq(order)) return order;
  }
  return compare_pre_releases(x->pre_release, y->pre_release);
}

}  // namespace sayso
