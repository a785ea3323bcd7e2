// Which dictionary a sentence is checked with.
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/spelling.hpp"

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

std::size_t words_in(const Text& text, Span sentence) {
  const auto& tokens = text.tokens();
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) { return token.span.begin < sentence.begin; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& token) { return token.span.end <= sentence.end; });
  return static_cast<std::size_t>(std::count_if(first, last, [](const Token& token) { return token.kind == TokenKind::word; }));
}

/// ISO 639 code, or empty where the detector is not sure.
std::string_view language_of(std::string_view sentence) {
  bool reliable = false;
  const auto language =
      CLD2::DetectLanguage(sentence.data(), static_cast<int>(std::min<std::size_t>(sentence.size(), 4096)), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return CLD2::LanguageCode(language);
}

}  // namespace

std::vector<Misspelling> check_spelling(const std::vector<std::shared_ptr<const Speller>>& spellers, const Text& text,
                                        std::optional<std::size_t> caret, const std::vector<std::string>& accepted) {
  std::vector<Misspelling> result;
  if (spellers.empty()) return result;
  CheckBudget budget;
  for (const auto sentence : sentences_of(text)) {
    const Speller* chosen = spellers.front().get();
    auto wrong = chosen->check(text, sentence, caret, accepted, budget);
    if (!wrong.empty()) {
      const auto words = words_in(text, sentence);
      const bool doubtful = words >= least_words && static_cast<double>(wrong.size()) >= foreign_share * static_cast<double>(words);
      const auto code = doubtful || (spellers.size() > 1 && words >= least_words) ? language_of(text.slice(sentence)) : std::string_view{};
      if (!code.empty() && !chosen->language().starts_with(code)) {
        const auto other = std::find_if(spellers.begin(), spellers.end(), [&](const auto& s) { return s->language().starts_with(code); });
        if (other != spellers.end()) {
          chosen = other->get();
          wrong = chosen->check(text, sentence, caret, accepted, budget);
        } else if (doubtful) {
          wrong.clear();
        }
      } else if (code.empty() && spellers.size() > 1) {
        // Too short to tell: the dictionary that knows most of it.
        for (const auto& speller : spellers) {
          if (speller.get() == chosen || wrong.empty()) continue;
          auto others = speller->check(text, sentence, caret, accepted, budget);
          if (others.size() >= wrong.size()) continue;
          wrong = std::move(others);
          chosen = speller.get();
        }
      }
    }
    for (const auto span : wrong) result.push_back({span, chosen});
  }
  return result;
}

}  // namespace sayso
