#include "detectors/context.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <utility>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::detection {
namespace {

/// Abbreviations may have the form of a link: "org.nr".
bool is_word(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number || token.kind == TokenKind::url;
}

/// Writing without spaces makes every character a word of its own: three of them reach as far as one word.
constexpr std::size_t reach_of_word = 3;

std::size_t reach_of(std::string_view word) {
  if (word.empty()) return reach_of_word;
  return unicode::classify(utf8::decode(word, 0).value) == unicode::Class::spaceless ? 1 : reach_of_word;
}

/// Korean puts its particles at the end of the word ("번호는").
bool is_hangul(std::string_view word) {
  const auto first = utf8::decode(word, 0).value;
  return first >= 0xAC00 && first <= 0xD7A3;
}

bool means(std::string_view written, std::string_view word) { return written == word || (is_hangul(word) && written.starts_with(word)); }

/// The words of a phrase as the tokeniser parts them: "steuer-id" is two, "身份证" three.
std::vector<std::string> words_of(std::string_view phrase) {
  const auto text = Text::prepare(phrase);
  if (!text) std::abort();  // a phrase of ours is UTF-8
  std::vector<std::string> words;
  for (const auto& token : text.value().tokens()) {
    if (is_word(token)) words.emplace_back(token.folded);
  }
  return words;
}

constexpr std::string_view number_word = "nummer";

using Phrase = std::vector<std::string>;

/// Other ways to write a phrase that ends in "nummer": for "steuernummer" "steuernr", "steuer nr" and "steuer nummer".
std::vector<Phrase> with_number_abbreviated(const Phrase& words) {
  if (!words.back().ends_with(number_word)) return {};
  const auto stem = words.back().substr(0, words.back().size() - number_word.size());
  const auto ending_in = [&](std::initializer_list<std::string> last) {
    Phrase phrase(words.begin(), words.end() - 1);
    phrase.insert(phrase.end(), last);
    return phrase;
  };
  if (stem.empty()) return words.size() > 1 ? std::vector<Phrase>{ending_in({"nr"})} : std::vector<Phrase>{};
  return {ending_in({stem + "nr"}), ending_in({stem, "nr"}), ending_in({stem, std::string(number_word)})};
}

}  // namespace

ContextWords::ContextWords(std::string_view phrases) {
  while (!phrases.empty()) {
    const auto bar = phrases.find('|');
    auto words = words_of(phrases.substr(0, bar));
    if (words.empty()) std::abort();  // it would stand everywhere
    for (auto& other : with_number_abbreviated(words)) phrases_.push_back(std::move(other));
    phrases_.push_back(std::move(words));
    phrases = bar == std::string_view::npos ? std::string_view{} : phrases.substr(bar + 1);
  }
}

bool ContextWords::among(const std::vector<std::string_view>& words) const {
  return std::any_of(phrases_.begin(), phrases_.end(), [&](const auto& phrase) {
    return std::search(words.begin(), words.end(), phrase.begin(), phrase.end(), means) != words.end();
  });
}

bool ContextWords::near(const Text& text, Span span, std::size_t before, std::size_t after) const {
  if (phrases_.empty()) return false;
  const auto& tokens = text.tokens();
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  std::vector<std::string_view> words;
  std::size_t reached = 0;
  const auto take = [&](const Token& token) {
    if (!is_word(token)) return;
    words.push_back(token.folded);
    reached += reach_of(token.folded);
  };
  for (auto it = first; it != tokens.begin() && reached < before * reach_of_word;) take(*--it);
  std::reverse(words.begin(), words.end());
  if (among(words)) return true;
  words.clear();
  reached = 0;
  for (auto it = std::find_if(first, tokens.end(), [&](const Token& t) { return t.span.begin >= span.end; });
       it != tokens.end() && reached < after * reach_of_word; ++it)
    take(*it);
  return among(words);
}

bool ContextWords::around(const Text& text, Span window, std::size_t before, std::size_t after) const {
  if (phrases_.empty()) return false;
  const auto& tokens = text.tokens();
  auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= window.begin; });
  for (std::size_t reached = 0; first != tokens.begin() && reached < before * reach_of_word;) {
    --first;
    if (is_word(*first)) reached += reach_of(first->folded);
  }
  std::vector<std::string_view> words;
  std::size_t reached = 0;
  for (auto it = first; it != tokens.end() && reached < after * reach_of_word; ++it) {
    if (!is_word(*it)) continue;
    if (it->span.begin >= window.end) reached += reach_of(it->folded);
    if (it->kind != TokenKind::number) words.push_back(it->folded);
  }
  return among(words);
}

}  // namespace sayso::detection
