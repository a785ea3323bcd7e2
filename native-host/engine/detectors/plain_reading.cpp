#include "detectors/plain_reading.hpp"

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

/// Spaces inside a line, of any width, that are not U+0020: editors of web pages put in no-break spaces, typesetters thin ones.
bool is_other_space(char32_t c) noexcept { return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000; }

/// Letters of ASCII in another shape, which expressions that ignore case take for them: the long s, the sign for Kelvin.
char plain_letter(char32_t c) noexcept { return c == 0x17F ? 's' : c == 0x212A ? 'K' : '\0'; }

/// The ASCII sign for a wide one, or 0.
char plain_sign(char32_t c) noexcept {
  switch (c) {
    case 0xFF0D:
    case 0xFE63:
    case 0x2212:
      return '-';
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

/// Whether something is written otherwise than the detectors expect: a digit, a space, a letter, an accent of its own; or an invisible or
/// wide sign between digits.
bool needs_reading(std::string_view text) {
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      before = static_cast<unsigned char>(text[i++]);
      continue;
    }
    const auto [c, bytes] = utf8::decode(text, i);
    if (is_other_digit(c) || is_other_space(c) || plain_letter(c) != 0 || unicode::composed(before, c) != 0) return true;
    const auto after = i + bytes;
    if (i > 0 && after < text.size() && is_plain_digit(text[i - 1]) && is_plain_digit(text[after]) &&
        (is_invisible(c) || plain_sign(c) != 0))
      return true;
    before = c;
    i = after;
  }
  return false;
}

}  // namespace

std::optional<PlainReading> PlainReading::of(const Text& text) {
  const auto written = text.utf8();
  if (!needs_reading(written)) return std::nullopt;
  std::string plain;
  std::vector<Origin> origins;
  char32_t letter = 0;        // the last code point that was read
  std::size_t letter_at = 0;  // where its reading begins in `plain`
  for (std::size_t i = 0; i < written.size();) {
    const auto [c, bytes] = utf8::decode(written, i);
    Origin origin{i, i + bytes};
    i += bytes;
    if (is_invisible(c)) continue;
    char32_t read = c;
    if (const char32_t whole = unicode::composed(letter, c); whole != 0) {
      read = whole;
      origin.begin = origins[letter_at].begin;
      plain.resize(letter_at);
      origins.resize(letter_at);
    } else if (is_other_digit(c)) {
      read = static_cast<unsigned char>(plain_digit(c));
    } else if (is_other_space(c)) {
      read = U' ';
    } else if (const char ascii = plain_letter(c); ascii != 0) {
      read = static_cast<unsigned char>(ascii);
    } else if (const char sign = plain_sign(c); sign != 0) {
      read = static_cast<unsigned char>(sign);
    }
    letter = read;
    letter_at = plain.size();
    utf8::append(plain, read);
    origins.resize(plain.size(), origin);
  }
  auto prepared = Text::prepare(plain);
  if (!prepared) return std::nullopt;  // cannot be: it is no longer than the text, and UTF-8 as well
  return PlainReading(std::move(prepared).value(), std::move(origins));
}

void PlainReading::place_back(std::vector<Entity>& entities, std::size_t first) const {
  for (auto i = first; i < entities.size(); ++i) {
    auto& span = entities[i].span;
    span = {origins_[span.begin].begin, origins_[span.end - 1].end};
  }
}

}  // namespace sayso::detection
