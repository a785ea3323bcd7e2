#include "sayso/language.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace sayso {
namespace {

constexpr std::size_t longest_tag = 64, longest_part = 8;

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter_or_digit(char c) noexcept { return is_letter(c) || (c >= '0' && c <= '9'); }

}  // namespace

std::optional<std::string> language_tag(std::string_view written) {
  if (written.size() > longest_tag) return std::nullopt;
  std::string tag;
  bool in_extension = false;
  for (std::size_t at = 0; at <= written.size();) {
    const std::size_t end = std::min(written.find_first_of("-_", at), written.size());
    std::string part(written.substr(at, end - at));
    at = end + 1;
    const bool all_letters = std::all_of(part.begin(), part.end(), is_letter);
    if (part.empty() || part.size() > longest_part || !std::all_of(part.begin(), part.end(), is_letter_or_digit)) return std::nullopt;
    if (tag.empty() && (!all_letters || part.size() < 2 || part.size() > 3)) return std::nullopt;
    std::transform(part.begin(), part.end(), part.begin(), unicode::ascii_lower);
    const auto raise = [](char& c) { c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
    if (!tag.empty()) {
      // RFC 5646, section 2.1.1: a region is written in capitals, a script with one; behind a single letter all is small.
      if (!in_extension && part.size() == 2) std::for_each(part.begin(), part.end(), raise);
      if (!in_extension && part.size() == 4 && all_letters) raise(part.front());
      in_extension = in_extension || part.size() == 1;
      tag += '-';
    }
    tag += part;
  }
  return tag;
}

std::optional<std::string> draft_language(std::string_view told) {
  return told.empty() || told == "unknown" ? std::optional<std::string>("") : language_tag(told);
}

}  // namespace sayso
