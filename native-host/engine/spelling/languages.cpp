// Which dictionary a sentence is checked with.
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/spelling.hpp"
#include "spelling/lexicon.hpp"
#include "spelling/suggester.hpp"

namespace sayso {
namespace {

/// A sentence with fewer words than this says too little about its language.
constexpr std::size_t least_words = 4;
/// Of a sentence in the dictionary's own language, at most this share of the words is unknown to it.
constexpr double foreign_share = 0.4;

bool ends_sentence(std::string_view mark) { return mark == "." || mark == "!" || mark == "?" || mark == "…"; }

/// The draft in sentences: ended by '.', '!', '?', '…' or a new line.
std::vector<Span> sentences_of(const Text& text) {
  std::vector<Span> sentences;
  std::size_t begin = 0;
  const auto all = text.utf8();
  const auto& tokens = text.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool ends = tokens[i].kind == TokenKind::punctuation && ends_sentence(text.slice(tokens[i].span));
    const auto next = i + 1 < tokens.size() ? tokens[i + 1].span.begin : all.size();
    const bool breaks = all.substr(tokens[i].span.end, next - tokens[i].span.end).find('\n') != std::string_view::npos;
    if (!ends && !breaks) continue;
    sentences.push_back({begin, tokens[i].span.end});
    begin = tokens[i].span.end;
  }
  if (begin < all.size()) sentences.push_back({begin, all.size()});
  return sentences;
}

std::span<const Token> tokens_in(const Text& text, Span sentence) {
  const auto& tokens = text.tokens();
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) { return token.span.begin < sentence.begin; });
  return {first, std::partition_point(first, tokens.end(), [&](const Token& token) { return token.span.end <= sentence.end; })};
}

using Words = std::vector<const Token*>;

Words words_in(const Text& text, Span sentence) {
  Words words;
  for (const Token& token : tokens_in(text, sentence)) {
    if (token.kind == TokenKind::word) words.push_back(&token);
  }
  return words;
}

/// ISO 639 code, or empty where the detector is not sure.
std::string_view language_of(std::string_view sentence) {
  bool reliable = false;
  const auto language =
      CLD2::DetectLanguage(sentence.data(), static_cast<int>(std::min<std::size_t>(sentence.size(), 4096)), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return CLD2::LanguageCode(language);
}

using Spellers = std::vector<std::shared_ptr<const Speller>>;

std::string_view short_name(const Speller& speller) { return speller.language().substr(0, 2); }

/// The first of those that know most of the words.
const Speller& best_of(const Spellers& spellers, const Text& text, const Words& words) {
  const Speller* best = nullptr;
  std::ptrdiff_t most = -1;
  for (const auto& speller : spellers) {
    const auto known = std::count_if(words.begin(), words.end(), [&](const Token* word) { return speller->knows(text, *word); });
    if (known <= most) continue;
    best = speller.get();
    most = known;
  }
  return *best;
}

bool is_common(std::string_view folded, std::string_view language) {
  return spelling::rank_of(folded, language).has_value() || spelling::is_social_word(folded, language);
}

/// "Im sure", which German has too.
bool lost_its_apostrophe(std::string_view folded, std::string_view language) {
  if (language != "en") return false;
  for (std::size_t i = 1; i < folded.size(); ++i) {
    if (spelling::rank_of(std::string(folded.substr(0, i)).append("'").append(folded.substr(i)), language)) return true;
  }
  return false;
}

/// Whether a word that `chosen` flags belongs to another of the languages: one of their dictionaries has it. In a sentence that is `surely`
/// in the chosen language it may be a slip all the same ("Das Packet ist da"), unless it stands beside a word of that other language.
bool is_borrowed(const Spellers& spellers, const Speller& chosen, const Text& text, const Words& words, std::size_t index, bool surely) {
  const Token& word = *words[index];
  const auto own = short_name(chosen);
  return std::any_of(spellers.begin(), spellers.end(), [&](const auto& other) {
    if (other.get() == &chosen || !other->knows(text, word)) return false;
    if (!surely) return true;
    if (lost_its_apostrophe(word.folded, own)) return false;
    const auto only_there = [&](const Token* near) { return other->knows(text, *near) && !chosen.knows(text, *near); };
    return is_common(word.folded, short_name(*other)) || !spelling::resembles_common(word.folded, own) ||
           (index > 0 && only_there(words[index - 1])) || (index + 1 < words.size() && only_there(words[index + 1]));
  });
}

std::size_t common_in(const Words& words, std::string_view language) {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [&](const Token* word) { return is_common(word->folded, language); }));
}

/// Whether a sentence of which the detector is not sure is in a language that we know the common words of: it has more of them than of the
/// dictionary's own, and some are what the dictionary does not know ("Wir sind morgen im Warnstreik").
bool is_of_another(const Speller& chosen, const Words& words, const Words& wrong) {
  const auto own = short_name(chosen);
  const auto telling = [&](Words some) {
    std::erase_if(some, [&](const Token* word) { return lost_its_apostrophe(word->folded, own); });
    return some;
  };
  for (const std::string_view other : {"en", "de"}) {
    if (other == own || common_in(wrong, other) == 0) continue;  // nearly every slip: what follows looks at each letter of the sentence
    const auto told = telling(words), told_wrong = telling(wrong);
    if (common_in(told, other) <= common_in(told, own)) continue;
    if (!told_wrong.empty() && common_in(told_wrong, other) * 3 >= told_wrong.size()) return true;
  }
  return false;
}

/// Whether a sentence too short for the detector, in which `wrong` words are unknown to the dictionary, is in another language: hardly any
/// looks like a slip ("muchas gracias"); beside a common word of its own ("wrnog and xqzzt"), none does.
bool is_foreign_snippet(const Speller& chosen, const Words& words, const Words& wrong) {
  const auto own = short_name(chosen);
  if (wrong.size() < 2) return false;
  const auto slips =
      std::count_if(wrong.begin(), wrong.end(), [&](const Token* word) { return spelling::resembles_common(word->folded, own); });
  const bool has_own =
      std::any_of(words.begin(), words.end(), [&](const Token* word) { return spelling::rank_of(word->folded, own).has_value(); });
  return has_own ? slips == 0 : static_cast<std::size_t>(slips) * 2 <= wrong.size();
}

/// The words among `wrong` (in order, as they are) that no other dictionary explains.
Words left_of(const std::vector<Span>& wrong, const Words& words, const Spellers& spellers, const Speller& chosen, const Text& text,
              bool surely) {
  Words left;
  auto next = wrong.begin();
  for (std::size_t i = 0; i < words.size() && next != wrong.end(); ++i) {
    if (words[i]->span.begin != next->begin) continue;
    ++next;
    if (!is_borrowed(spellers, chosen, text, words, i, surely)) left.push_back(words[i]);
  }
  return left;
}

bool is_doubtful(std::size_t wrong, std::size_t words) { return static_cast<double>(wrong) >= foreign_share * static_cast<double>(words); }

}  // namespace

std::vector<Misspelling> check_spelling(const std::vector<std::shared_ptr<const Speller>>& spellers, const Text& text,
                                        std::optional<std::size_t> caret, const AcceptedWords& accepted) {
  std::vector<Misspelling> result;
  if (spellers.empty()) return result;
  CheckBudget budget;
  for (const auto sentence : sentences_of(text)) {
    const auto words = words_in(text, sentence);
    const Speller* chosen = spellers.size() == 1 ? spellers.front().get() : &best_of(spellers, text, words);
    auto wrong = chosen->check(text, sentence, caret, accepted, budget);
    if (wrong.empty()) continue;
    const bool long_enough = words.size() >= least_words;
    std::string_view code;
    if (long_enough && (spellers.size() > 1 || is_doubtful(wrong.size(), words.size()))) code = language_of(text.slice(sentence));
    if (!code.empty() && !chosen->language().starts_with(code)) {
      const auto other = std::find_if(spellers.begin(), spellers.end(), [&](const auto& s) { return s->language().starts_with(code); });
      if (other != spellers.end()) {
        chosen = other->get();
        wrong = chosen->check(text, sentence, caret, accepted, budget);
      }
    }
    const bool surely = !code.empty() && chosen->language().starts_with(code);
    const auto left = left_of(wrong, words, spellers, *chosen, text, surely);
    const bool elsewhere = !code.empty() && !surely;
    if (elsewhere && is_doubtful(left.size(), words.size())) continue;
    if (!surely && is_of_another(*chosen, words, left)) continue;
    if (!long_enough && is_foreign_snippet(*chosen, words, left)) continue;
    for (const Token* word : left) result.push_back({word->span, chosen});
  }
  return result;
}

}  // namespace sayso
