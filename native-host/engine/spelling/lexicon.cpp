#include "spelling/lexicon.hpp"

#include <unordered_map>
#include <unordered_set>

#include "spelling/word_lists.hpp"

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

}  // namespace

bool is_social_word(std::string_view folded, std::string_view language) {
  static const Words everywhere = set_of({names, products_and_places, internet});
  static const Words english = set_of({english_slang});
  static const Words german = set_of({german_slang});
  if (everywhere.contains(folded)) return true;
  return language == "en" ? english.contains(folded) : language == "de" && german.contains(folded);
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

}  // namespace sayso::spelling
