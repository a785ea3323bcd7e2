// UTF-8 as bytes: validation, decoding, encoding. All functions but `valid` expect valid UTF-8 and offsets on code point boundaries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::utf8 {

struct CodePoint {
  char32_t value;
  std::size_t bytes;  ///< 1 to 4
};

/// True where `text` is well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool valid(std::string_view text) noexcept;
[[nodiscard]] bool ascii(std::string_view text) noexcept;

[[nodiscard]] inline bool continuation(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// The code point that starts at `at` (`at < text.size()`).
[[nodiscard]] inline CodePoint decode(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

/// The start of the code point that ends at `at` (`at > 0`).
[[nodiscard]] inline std::size_t before(std::string_view text, std::size_t at) noexcept {
  do --at;
  while (at > 0 && continuation(text[at]));
  return at;
}

void append(std::string& out, char32_t code_point);

/// Code points in `text`.
[[nodiscard]] std::size_t length(std::string_view text) noexcept;

}  // namespace sayso::utf8
