#include "rules/inflection.hpp"

#include <algorithm>

namespace sayso::rules {

std::vector<std::string> inflected_forms(std::string_view word) {
  std::vector<std::string> forms{std::string(word)};
  const auto add = [&](std::string_view stem, std::string_view ending) {
    std::string form(stem);
    form += ending;
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
  };
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (word.size() < 2 || !letter(word.back())) return forms;
  const auto vowel = [](char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; };
  const char last = word.back();
  const char before = word[word.size() - 2];
  const std::string_view stem = word.substr(0, word.size() - 1);
  for (const std::string_view ending : {"s", "es", "'s", "s'", "d", "ed", "ing"}) add(word, ending);
  if (last == 'y' && !vowel(before)) {
    add(stem, "ies");
    add(stem, "ied");
  }
  if (last == 'e') {
    add(stem, "ing");
    add(stem, "ed");
  }
  if (!vowel(last) && std::string_view("wxy").find(last) == std::string_view::npos && vowel(before)) {
    const std::string doubled = std::string(word) + last;
    add(doubled, "ed");
    add(doubled, "ing");
  }
  return forms;
}

}  // namespace sayso::rules
