#include "detectors/plain_digits.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::detection {
namespace {

constexpr char32_t first_mathematical = 0x1D7CE, last_mathematical = 0x1D7FF;  // five alphabets of digits in a row

bool is_other_digit(char32_t c) noexcept { return c >= 0x80 && unicode::is_decimal_digit(c); }

/// Unicode keeps the ten digits of a script together, from a place that ends in 0 or in 6.
char plain_digit(char32_t c) noexcept {
  if (c >= first_mathematical && c <= last_mathematical) return static_cast<char>('0' + (c - first_mathematical) % 10);
  const char32_t low = c & 0xFU;
  return static_cast<char>('0' + (unicode::is_decimal_digit(c - low) ? low : low - 6));
}

/// Zero-width signs, soft hyphens, marks of direction.
bool is_invisible(char32_t c) noexcept {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/// Spaces of typesetters, and the one that browsers put into editors for a space that is the last or one of several.
bool is_typeset_space(char32_t c) noexcept { return c == 0xA0 || (c >= 0x2002 && c <= 0x200A) || c == 0x202F || c == 0x205F; }

/// The ASCII sign for a wide one, or 0.
char plain_sign(char32_t c) noexcept {
  if (is_typeset_space(c)) return ' ';
  switch (c) {
    case 0xFF0D:
    case 0xFE63:
    case 0x2212:
      return '-';
    case 0x3000:
      return ' ';
    case 0xFF0B:
      return '+';
    case 0xFF08:
      return '(';
    case 0xFF09:
      return ')';
    case 0xFF0E:
      return '.';
    default:
      return 0;
  }
}

bool is_plain_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Whether a digit or a space is not plain, or an invisible sign or a wide one stands between digits.
bool needs_reading(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const auto [c, bytes] = utf8::decode(text, i);
    if (is_other_digit(c) || is_typeset_space(c)) return true;
    const auto after = i + bytes;
    if (i > 0 && after < text.size() && is_plain_digit(text[i - 1]) && is_plain_digit(text[after]) &&
        (is_invisible(c) || plain_sign(c) != 0))
      return true;
    i = after;
  }
  return false;
}

}  // namespace

std::optional<PlainDigits> PlainDigits::of(const Text& text) {
  const auto written = text.utf8();
  if (!needs_reading(written)) return std::nullopt;
  std::string plain;
  std::vector<Origin> origins;
  for (std::size_t i = 0; i < written.size();) {
    const auto [c, bytes] = utf8::decode(written, i);
    const Origin origin{i, i + bytes};
    if (is_other_digit(c)) {
      plain += plain_digit(c);
    } else if (const char sign = plain_sign(c); sign != 0) {
      plain += sign;
    } else if (!is_invisible(c)) {
      plain += written.substr(i, bytes);
    }
    origins.resize(plain.size(), origin);
    i += bytes;
  }
  auto prepared = Text::prepare(plain);
  if (!prepared) return std::nullopt;  // cannot be: it is no longer than the text, and UTF-8 as well
  return PlainDigits(std::move(prepared).value(), std::move(origins));
}

void PlainDigits::place_back(std::vector<Entity>& entities, std::size_t first) const {
  for (auto i = first; i < entities.size(); ++i) {
    auto& span = entities[i].span;
    span = {origins_[span.begin].begin, origins_[span.end - 1].end};
  }
}

}  // namespace sayso::detection
