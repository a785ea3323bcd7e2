#include "spelling/suggester.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "spelling/irregular.hpp"
#include "spelling/lexicon.hpp"
#include "spelling/suggestions.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::spelling {
namespace {

// Costs (see suggestions.hpp) from which it is worth looking further.
constexpr double one_slip = 1.1;  ///< of a word that is not rare
constexpr double two_slips = 1.9;
constexpr double irregular = 0.3;            ///< what a form of an irregular word is taken to cost
constexpr double far = 2.6;                  ///< nothing that the typed word resembles
constexpr double made_up = 0.35;             ///< what a compound costs that the dictionary does not list: most that fit are no one's word
constexpr std::size_t most_compounds = 600;  ///< asked about for one word; real ones take less, and each takes Hunspell up to 0.2 ms
constexpr double by_ear = 0.7;               ///< of the edits alone: a letter doubled or not, two swapped, a sound written otherwise

std::string folded_of(std::string_view word) {
  std::string folded;
  unicode::fold_each(word, folded);
  return folded;
}

std::string capitalised(std::string_view folded) {
  std::string word(folded);
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - ('a' - 'A'));
  return word;
}

/// Half of a word that lost its space. Of single letters only words.
bool is_common_alone(std::string_view word, std::string_view language) {
  if (word.size() == 1) return language == "en" && (word == "a" || word == "i");
  return rank_of(word, language).has_value() || (language == "en" && rarity_of(word, language) <= 0.45);
}

/// Candidates with their costs, each once.
class Ranking {
 public:
  Ranking(std::string_view written, std::string_view folded, std::string_view language)
      : written_(written), folded_(folded), language_(language) {}

  void offer(const std::string& candidate) { offer(candidate, folded_of(candidate)); }
  void offer(const std::string& candidate, std::string_view candidate_folded, double more = 0) {
    offer_at(spelling::cost(folded_, candidate_folded, language_) + more, candidate, candidate_folded);
  }
  /// Of forms that differ in case alone, only the smallest is shown.
  void offer_at(double cost, const std::string& candidate, std::string_view candidate_folded) {
    if (candidate == written_) return;
    best_ = std::min(best_, cost);
    auto [entry, fresh] = ranked_.try_emplace(std::string(candidate_folded), cost, candidate);
    if (fresh) return;
    entry->second.first = std::min(entry->second.first, cost);
    if (candidate > entry->second.second) entry->second.second = candidate;
  }
  [[nodiscard]] double best() const { return best_; }
  [[nodiscard]] std::vector<std::string> in_order() && {
    std::vector<std::pair<double, std::string>> order;
    for (auto& [ignored, entry] : ranked_) order.push_back(std::move(entry));
    std::sort(order.begin(), order.end());
    std::vector<std::string> words;
    for (auto& [ignored, word] : order) words.push_back(std::move(word));
    return words;
  }

 private:
  std::string_view written_, folded_, language_;
  double best_ = 1e9;
  std::unordered_map<std::string, std::pair<double, std::string>> ranked_;  // by the folded form
};

}  // namespace

bool resembles_common(std::string_view folded, std::string_view language) {
  if (language != "en" && language != "de") return true;
  if (utf8::length(folded) > Suggester::longest_compound) return false;
  const double rarest = language == "en" ? 0.45 : 0.25;  // German has one list, English several
  const auto edits = single_edits(folded, language);
  return std::any_of(edits.begin(), edits.end(), [&](const auto& edit) { return rarity_of(edit, language) <= rarest; });
}

bool Suggester::resembles(std::string_view word, std::size_t edits) const { return dictionary_.forms.has_near(word, edits); }

bool Suggester::any_compound(const std::vector<std::string>& folded, std::size_t& left) const {
  for (const auto& string : folded) {
    if (!dictionary_.parts.may_make(string)) continue;
    if (left == 0) return false;
    --left;
    if (dictionary_.spells(capitalised(string))) return true;
  }
  return false;
}

bool Suggester::resembles_compound(std::string_view word, std::size_t& left) const {
  if (!dictionary_.compounds || utf8::length(word) > longest_compound) return false;
  return any_compound(single_edits(folded_of(word), dictionary_.language), left);
}

bool Suggester::sounds_like_compound(std::string_view word, std::size_t& left) const {
  if (!dictionary_.compounds || utf8::length(word) > longest_compound) return false;
  const auto folded = folded_of(word);
  return any_compound(confusions(folded, dictionary_.language), left) || any_compound(doublings(folded), left) ||
         any_compound(with_lost_consonant(folded), left);
}

bool Suggester::sounds_like_listed(std::string_view word) const {
  const auto folded = folded_of(word);
  if (dictionary_.forms.holds(word) || dictionary_.forms.holds(folded)) return false;
  const auto begins_small = [](std::string_view form) { return form[0] >= 'a' && form[0] <= 'z'; };
  const auto close = dictionary_.forms.near(folded, 1);
  return std::any_of(close.begin(), close.end(), [&](const auto& near) {
    return near.edits == 1 && begins_small(near.form) == begins_small(word) && rank_of(near.folded, dictionary_.language) &&
           edits_cost(folded, near.folded, dictionary_.language) <= by_ear;
  });
}

bool Suggester::runs_two_together(std::string_view word) const {
  const auto folded = folded_of(word);
  for (std::size_t i = 2; i + 2 < folded.size(); ++i) {
    if (utf8::continuation(folded[i])) continue;
    if (rank_of(folded.substr(0, i), dictionary_.language) && rank_of(folded.substr(i), dictionary_.language)) return true;
  }
  return false;
}

std::vector<std::string> Suggester::suggest(const std::string& written, const std::string& folded) const {
  const auto& language = dictionary_.language;
  const auto letters = utf8::length(folded);
  Ranking ranking(written, folded, language);
  const auto offer_near = [&](std::size_t edits) {
    for (const auto& near : dictionary_.forms.near(folded, edits)) ranking.offer(near.form, near.folded);
  };
  const auto offer_forms = [&](const std::vector<std::string>& strings) {
    for (const auto& string : strings) {
      if (dictionary_.forms.holds(string)) ranking.offer(string);
      if (const auto name = capitalised(string); dictionary_.forms.holds(name)) ranking.offer(name, string);
    }
  };

  offer_near(letters <= 3 ? 1 : 2);
  // "alot", "conditionsof": both halves are common words.
  for (std::size_t i = 1; i < folded.size(); ++i) {
    if (utf8::continuation(folded[i])) continue;
    const auto left = folded.substr(0, i), right = folded.substr(i);
    if (is_common_alone(left, language) && is_common_alone(right, language)) ranking.offer(left + " " + right);
  }
  if (language == "en") {
    for (const auto& form : irregular_forms(folded)) ranking.offer_at(irregular, form, form);
  }
  const auto once = confusions(folded, language);
  offer_forms(once);
  if (ranking.best() > one_slip && letters <= 20) {
    for (const auto& changed : once) offer_forms(confusions(changed, language));
  }
  if (ranking.best() > one_slip && dictionary_.compounds && letters <= longest_compound) {
    std::size_t left = most_compounds;
    std::vector<std::string> by_ear_and_doubled;
    for (const auto& changed : once) {
      for (auto& string : doublings(changed)) by_ear_and_doubled.push_back(std::move(string));
    }
    for (const auto& list : {single_edits(folded, language), once, by_ear_and_doubled}) {
      for (const auto& string : list) {
        if (left == 0 || !dictionary_.parts.may_make(string)) continue;
        --left;
        const auto more = [this](const std::string& form) { return dictionary_.forms.holds(form) ? 0 : made_up; };
        if (dictionary_.spells(string)) ranking.offer(string, string, more(string));
        if (const auto name = capitalised(string); dictionary_.spells(name)) ranking.offer(name, string, more(name));
      }
    }
  }
  if (ranking.best() > two_slips && letters >= 7) offer_near(3);
  // Hunspell takes tens of milliseconds, and finds nothing better where the forms of the dictionary hold nothing near.
  if (ranking.best() > far && dictionary_.forms.size() == 0) {
    for (const auto& candidate : dictionary_.slow(written)) ranking.offer(candidate);
  }
  return std::move(ranking).in_order();
}

}  // namespace sayso::spelling
