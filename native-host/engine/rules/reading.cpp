#include "rules/reading.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace sayso::rules {

Reading::Reading(const Program& program, const Text& text, Scope scope) : program_(program), text_(text), scope_(std::move(scope)) {
  const std::vector<Token>& tokens = text.tokens();
  words_.reserve(tokens.size());
  words_before_.reserve(tokens.size() + 1);
  std::uint32_t count = 0;
  for (const Token& token : tokens) {
    words_.push_back(program.lexicon.find(token.folded));
    words_before_.push_back(count);
    if (token.kind != TokenKind::punctuation) ++count;
  }
  words_before_.push_back(count);
}

Reading::Words Reading::words_of(Span span) const noexcept {
  const std::vector<Token>& tokens = text_.tokens();
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) { return token.span.end <= span.begin; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& token) { return token.span.begin < span.end; });
  return {words_before_[static_cast<std::size_t>(first - tokens.begin())], words_before_[static_cast<std::size_t>(last - tokens.begin())]};
}

std::size_t Reading::distance(Span a, Span b) const noexcept {
  const Words x = words_of(a);
  const Words y = words_of(b);
  if (x.end <= y.begin) return y.begin - x.end + 1;
  if (y.end <= x.begin) return x.begin - y.end + 1;
  return 0;
}

const Likeness::Traits& Reading::traits() {
  if (!traits_) traits_ = Likeness::built_in().traits_of(text_);
  return *traits_;
}

double Reading::likeness(Category category) { return Likeness::built_in().likeness(traits(), scope_, category); }

std::vector<Span> Reading::evidence(Category category) { return Likeness::built_in().evidence(traits(), category); }

const std::string& Reading::folded() {
  if (!folded_known_) {
    folded_known_ = true;
    folded_.reserve(text_.utf8().size());
    unicode::fold_each(text_.utf8(), folded_);
  }
  return folded_;
}

bool Reading::folded_is_aligned() {
  // Folding that keeps the length of every code point is what nearly every text has; one that does not is searched as a whole.
  if (!aligned_) aligned_ = folded().size() == text_.utf8().size() && unicode::folds_in_place(text_.utf8());
  return *aligned_;
}

bool Reading::phrase_at(const Phrase& phrase, std::size_t token, std::size_t& end) const noexcept {
  const std::size_t length = phrase.words.count;
  if (token + length > words_.size()) return false;
  const WordId* const wanted = program_.phrase_words.data() + phrase.words.first;
  for (std::size_t i = 0; i + 1 < length; ++i) {
    if (words_[token + i] != wanted[i]) return false;
  }
  const WordId last = words_[token + length - 1];
  if (last != wanted[length - 1]) {
    const WordId* const forms = program_.phrase_words.data() + phrase.last_forms.first;
    if (last == 0 || std::find(forms, forms + phrase.last_forms.count, last) == forms + phrase.last_forms.count) return false;
  }
  end = token + length;
  return true;
}

Span Reading::tokens_span(std::size_t first, std::size_t end) const noexcept {
  return {text_.tokens()[first].span.begin, text_.tokens()[end - 1].span.end};
}

}  // namespace sayso::rules
