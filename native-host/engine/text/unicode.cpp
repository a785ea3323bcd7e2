#include "text/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "text/utf8.hpp"

namespace sayso::unicode {

namespace {

constexpr char32_t right_single_quote = 0x2019;

bool between(char32_t c, char32_t low, char32_t high) noexcept { return c >= low && c <= high; }

/// Scripts that put no space between words: Thai, Lao, Myanmar, Khmer, Hiragana, Katakana, Han (Unicode blocks).
bool spaceless_script(char32_t c) noexcept {
  if (c < 0x0E00) return false;
  return between(c, 0x0E00, 0x0EFF) || between(c, 0x1000, 0x109F) || between(c, 0x1780, 0x17FF) || between(c, 0x2E80, 0x2FDF) ||
         between(c, 0x3005, 0x3007) || between(c, 0x3021, 0x3029) || between(c, 0x3041, 0x30FF) || between(c, 0x31F0, 0x31FF) ||
         between(c, 0x3400, 0x4DBF) || between(c, 0x4E00, 0x9FFF) || between(c, 0xAA60, 0xAA7F) || between(c, 0xF900, 0xFAFF) ||
         between(c, 0xFF66, 0xFF9F) || between(c, 0x20000, 0x3FFFF);
}

/// Pictographic, but text unless a variation selector follows: the tokeniser leaves them punctuation.
bool text_symbol(char32_t c) noexcept { return c < 0x203D || c == 0x2049 || c == 0x2122 || c == 0x2139; }

}  // namespace

bool is_pictographic(char32_t c) noexcept {
  return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

Class classify_slow(char32_t c) noexcept {
  const utf8proc_property_t* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  switch (property->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return spaceless_script(c) ? Class::spaceless : Class::letter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return Class::mark;
    case UTF8PROC_CATEGORY_ND:
      return Class::digit;
    case UTF8PROC_CATEGORY_NL:
      return spaceless_script(c) ? Class::spaceless : Class::letter;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
      return Class::space;
    case UTF8PROC_CATEGORY_CF:
      return c == 0x200B ? Class::space : Class::ignorable;  // zero width space ends words in Thai and Khmer
    default:
      break;
  }
  if (is_regional_indicator(c) || is_skin_tone(c)) return Class::emoji;
  if (property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC && !text_symbol(c)) return Class::emoji;
  return Class::other;
}

bool is_letter_or_mark(char32_t c) noexcept {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME);
}

bool is_decimal_digit(char32_t c) noexcept { return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND; }

void fold_word(std::string_view text, std::string& out) {
  if (utf8::ascii(text)) {
    for (char c : text) out.push_back(ascii_lower(c));
    return;
  }
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_IGNORE);
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  const std::string_view folded =
      length < 0 ? text : std::string_view(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  for (std::size_t at = 0; at < folded.size();) {
    const utf8::CodePoint c = utf8::decode(folded, at);
    if (c.value == right_single_quote) {
      out.push_back('\'');
    } else {
      out.append(folded, at, c.bytes);
    }
    at += c.bytes;
  }
}

namespace {

/// Appends what `c`, written as `from`, folds to.
void fold_code_point(char32_t c, std::string_view from, std::string& out) {
  if (utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->casefold_seqindex == UINT16_MAX) {
    out.append(from);
    return;
  }
  std::array<utf8proc_int32_t, 8> folded{};
  int boundary = 0;
  const utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), folded.data(),
                                                         static_cast<utf8proc_ssize_t>(folded.size()), UTF8PROC_CASEFOLD, &boundary);
  for (utf8proc_ssize_t i = 0; i < std::min(count, static_cast<utf8proc_ssize_t>(folded.size())); ++i) {
    utf8::append(out, static_cast<char32_t>(folded[static_cast<std::size_t>(i)]));
  }
  if (count <= 0) out.append(from);
}

}  // namespace

bool fold_each(std::string_view text, std::string& out) {
  bool in_place = true;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 128) {
      out.push_back(ascii_lower(text[at++]));
      continue;
    }
    const utf8::CodePoint c = utf8::decode(text, at);
    const std::size_t before = out.size();
    fold_code_point(c.value, text.substr(at, c.bytes), out);
    in_place = in_place && out.size() - before == c.bytes;
    at += c.bytes;
  }
  return in_place;
}

char32_t composed(char32_t letter, char32_t mark) noexcept {
  if (mark < 0x300 || classify(mark) != Class::mark) return 0;
  std::array<utf8proc_int32_t, 2> pair = {static_cast<utf8proc_int32_t>(letter), static_cast<utf8proc_int32_t>(mark)};
  const auto count = utf8proc_normalize_utf32(pair.data(), static_cast<utf8proc_ssize_t>(pair.size()),
                                              static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  return count == 1 ? static_cast<char32_t>(pair[0]) : 0;
}

std::string upper_beyond_ascii(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = utf8::decode(text, at);
    if (c < 0x80) {
      out += text[at];
    } else {
      std::array<utf8proc_uint8_t, 4> bytes{};
      const auto size = utf8proc_encode_char(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)), bytes.data());
      out.append(bytes.begin(), bytes.begin() + size);
    }
    at += length;
  }
  return out;
}

}  // namespace sayso::unicode
