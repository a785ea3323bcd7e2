// Letters and digits of ASCII in a text of any script.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "text/unicode.hpp"

namespace sayso::detection {

[[nodiscard]] inline bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
[[nodiscard]] inline bool has_upper(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}
[[nodiscard]] inline bool has_lower(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// ASCII letters in lower case, all else as it is.
[[nodiscard]] inline std::string lower(std::string_view text) {
  std::string result(text);
  for (auto& c : result) c = unicode::ascii_lower(c);
  return result;
}

}  // namespace sayso::detection
