#include "detectors/context.hpp"

#include <algorithm>

namespace sayso::detection {
namespace {

bool is_word(const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::number; }

}  // namespace

ContextWords::ContextWords(std::string_view phrases) {
  while (!phrases.empty()) {
    const auto bar = phrases.find('|');
    auto phrase = phrases.substr(0, bar);
    std::vector<std::string> words;
    while (!phrase.empty()) {
      const auto space = phrase.find(' ');
      words.emplace_back(phrase.substr(0, space));
      phrase = space == std::string_view::npos ? std::string_view{} : phrase.substr(space + 1);
    }
    phrases_.push_back(std::move(words));
    phrases = bar == std::string_view::npos ? std::string_view{} : phrases.substr(bar + 1);
  }
}

bool ContextWords::among(const std::vector<std::string_view>& words) const {
  return std::any_of(phrases_.begin(), phrases_.end(), [&](const auto& phrase) {
    return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
  });
}

bool ContextWords::near(const Text& text, Span span, std::size_t before, std::size_t after) const {
  if (phrases_.empty()) return false;
  const auto& tokens = text.tokens();
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  std::vector<std::string_view> words;
  for (auto it = first; it != tokens.begin() && words.size() < before;) {
    --it;
    if (is_word(*it)) words.push_back(it->folded);
  }
  std::reverse(words.begin(), words.end());
  if (among(words)) return true;
  words.clear();
  for (auto it = std::find_if(first, tokens.end(), [&](const Token& t) { return t.span.begin >= span.end; });
       it != tokens.end() && words.size() < after; ++it) {
    if (is_word(*it)) words.push_back(it->folded);
  }
  return among(words);
}

bool ContextWords::anywhere(const Text& text) const {
  if (phrases_.empty()) return false;
  std::vector<std::string_view> words;
  for (const auto& token : text.tokens()) {
    if (is_word(token)) words.push_back(token.folded);
  }
  return among(words);
}

}  // namespace sayso::detection
