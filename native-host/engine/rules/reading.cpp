#include "rules/reading.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace sayso::rules {

Reading::Reading(const Program& program, const Text& text, Scope scope) : program_(program), text_(text), scope_(std::move(scope)) {
  const std::vector<Token>& tokens = text.tokens();
  words_.reserve(tokens.size());
  words_before_.reserve(tokens.size() + 1);
  token_at_.reserve(text.utf8().size() / stride + 1);
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    words_.push_back(program.lexicon.find(token.folded));
    words_before_.push_back(count);
    if (token.kind != TokenKind::punctuation) ++count;
    while (token_at_.size() * stride < token.span.end) token_at_.push_back(i);
  }
  words_before_.push_back(count);
  while (token_at_.size() * stride <= text.utf8().size()) token_at_.push_back(static_cast<std::uint32_t>(tokens.size()));
}

Reading::Words Reading::words_of(Span span) const noexcept {
  const std::vector<Token>& tokens = text_.tokens();
  std::size_t first = token_at_[span.begin / stride];
  while (first < tokens.size() && tokens[first].span.end <= span.begin) ++first;
  std::size_t last = std::max<std::size_t>(first, token_at_[span.end / stride]);
  while (last < tokens.size() && tokens[last].span.begin < span.end) ++last;
  return {words_before_[first], words_before_[last]};
}

std::size_t Reading::distance(Words x, Words y) noexcept {
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

void Reading::fold() {
  if (folded_known_) return;
  folded_known_ = true;
  const std::string_view text = text_.utf8();
  folded_.reserve(text.size());
  // Folding that keeps the length of every code point is what nearly every text has; one that does not is searched as a whole.
  aligned_ = unicode::fold_each(text, folded_);
}

const std::string& Reading::folded() {
  fold();
  return folded_;
}

bool Reading::folded_is_aligned() {
  fold();
  return aligned_;
}

Span Reading::reach(Span inner, std::optional<std::size_t> longest, std::optional<std::size_t> gaps) {
  const std::size_t size = text_.utf8().size();
  Span out{0, size};
  if (longest) out = {inner.begin - std::min(inner.begin, *longest), std::min(size, inner.end + *longest)};
  if (!gaps) return out;
  if (!gaps_known_) {
    gaps_known_ = true;
    // White space is the same where the text is masked: no link, handle or tag holds any.
    const std::string_view text = text_.masked();
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!unicode::ascii_space(static_cast<unsigned char>(text[i]))) continue;
      if (gaps_.empty() || gaps_.back().end < i) gaps_.push_back({i, i});
      gaps_.back().end = i + 1;
    }
  }
  // One gap more than a match may run over ends what is in reach.
  const auto before = std::partition_point(gaps_.begin(), gaps_.end(), [&](Span gap) { return gap.begin < inner.begin; });
  if (const auto left = static_cast<std::size_t>(before - gaps_.begin()); left > *gaps)
    out.begin = std::max(out.begin, gaps_[left - *gaps - 1].end);
  const auto after = std::partition_point(before, gaps_.end(), [&](Span gap) { return gap.end <= inner.end; });
  if (const auto right = static_cast<std::size_t>(gaps_.end() - after); right > *gaps)
    out.end = std::min(out.end, after[static_cast<std::ptrdiff_t>(*gaps)].begin);
  return out;
}

namespace {

/// Whether a tag is the head of something longer: sites end "#ad-free" at the hyphen, readers do not.
bool goes_on_behind_hyphen(const Text& text, std::size_t token) noexcept {
  const std::vector<Token>& tokens = text.tokens();
  const Token& tag = tokens[token];
  if ((tag.kind != TokenKind::hashtag && tag.kind != TokenKind::cashtag) || token + 2 >= tokens.size()) return false;
  const Token& hyphen = tokens[token + 1];
  const Token& rest = tokens[token + 2];
  return tag.span.end == hyphen.span.begin && hyphen.span.end == rest.span.begin &&
         (hyphen.folded == "-" || hyphen.folded == "\u2010" || hyphen.folded == "\u2011") &&
         (rest.kind == TokenKind::word || rest.kind == TokenKind::number);
}

}  // namespace

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
  return !goes_on_behind_hyphen(text_, end - 1);
}

Span Reading::tokens_span(std::size_t first, std::size_t end) const noexcept {
  return {text_.tokens()[first].span.begin, text_.tokens()[end - 1].span.end};
}

}  // namespace sayso::rules
