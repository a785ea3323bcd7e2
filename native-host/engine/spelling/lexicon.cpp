#include "spelling/lexicon.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "spelling/word_lists.hpp"
#include "spelling/word_tiers.hpp"
#include "text/utf8.hpp"

namespace sayso::spelling {
namespace {

template <typename Visit>
void each_word(std::string_view list, Visit visit) {
  for (std::size_t at = 0; at < list.size();) {
    const auto begin = list.find_first_not_of(" \n", at);
    if (begin == std::string_view::npos) return;
    const auto end = std::min(list.find_first_of(" \n", begin), list.size());
    visit(list.substr(begin, end - begin));
    at = end;
  }
}

using Words = std::unordered_set<std::string_view>;
using Ranks = std::unordered_map<std::string_view, int>;

Words set_of(std::initializer_list<std::string_view> lists) {
  Words words;
  for (const auto list : lists) each_word(list, [&](std::string_view word) { words.insert(word); });
  return words;
}

Ranks ranks_of(std::string_view list) {
  Ranks ranks;
  each_word(list, [&](std::string_view word) { ranks.try_emplace(word, static_cast<int>(ranks.size())); });
  return ranks;
}

/// Binary search among lines in alphabetical order.
bool has_line(std::string_view lines, std::string_view word) {
  std::size_t from = 0, to = lines.size();
  while (from < to) {
    auto begin = from + (to - from) / 2;
    while (begin > from && lines[begin - 1] != '\n') --begin;
    const auto end = lines.find('\n', begin);
    const auto line = lines.substr(begin, end - begin);
    if (line == word) return true;
    if (line < word) {
      from = end + 1;
    } else {
      to = begin;
    }
  }
  return false;
}

}  // namespace

bool is_social_word(std::string_view folded, std::string_view language) {
  static const Words everywhere = set_of({names, products_and_places, internet, newer_words});
  static const Words english = set_of({english_slang, spoken_english});
  static const Words german = set_of({german_slang, spoken_german});
  if (everywhere.contains(folded)) return true;
  return language == "en" ? english.contains(folded) : language == "de" && german.contains(folded);
}

bool is_name(std::string_view folded) {
  static const Words all = set_of({names, products_and_places});
  return all.contains(folded);
}

std::optional<int> rank_of(std::string_view folded, std::string_view language) {
  static const Ranks english = ranks_of(common_english);
  static const Ranks german = ranks_of(common_german);
  const auto& ranks = language == "de" ? german : english;
  if (language != "de" && language != "en") return std::nullopt;
  const auto found = ranks.find(folded);
  if (found == ranks.end()) return std::nullopt;
  return found->second;
}

namespace {

/// A compound of common words is no rare word.
double rarity_of_compound(std::string_view folded) {
  constexpr std::size_t shortest = 3;
  for (std::size_t i = shortest; i + shortest < folded.size(); ++i) {
    if (utf8::continuation(folded[i]) || !rank_of(folded.substr(i), "de")) continue;
    const auto first = folded.substr(0, i);
    if (rank_of(first, "de") || (first.ends_with('s') && rank_of(first.substr(0, i - 1), "de"))) return 0.15;
    if (folded.size() - i >= 5) return 0.35;
  }
  return 0.5;
}

}  // namespace

double rarity_of(std::string_view folded, std::string_view language) {
  if (const auto rank = rank_of(folded, language)) return std::min(0.25, 0.00015 * *rank);
  if (language == "de") return rarity_of_compound(folded);
  if (language != "en") return 0.5;
  // The genitive of a common word is less common than the word.
  if (folded.ends_with("'s") && !has_line(tier_10, folded))
    return std::min(1.0, rarity_of(folded.substr(0, folded.size() - 2), language) + 0.5);
  if (has_line(tier_10, folded)) return 0.3;
  if (has_line(tier_20, folded)) return 0.45;
  if (has_line(tier_35, folded)) return 0.65;
  return tier_10.size() > 1 ? 1.0 : 0.5;
}

}  // namespace sayso::spelling
