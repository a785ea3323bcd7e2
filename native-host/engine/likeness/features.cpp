#include "likeness/features.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sayso::likeness {

namespace {

constexpr std::size_t surfaces = 7, audiences = 4, accounts = 3;  // with `unknown` as the first

/// Who reads along, coarsely: what is written for followers reads like what is written for all.
std::size_t reach_of(Audience audience) noexcept {
  switch (audience) {
    case Audience::unknown:
      return 0;
    case Audience::open:
    case Audience::followers:
    case Audience::connections:
      return 1;
    case Audience::friends:
    case Audience::group:
      return 2;
    case Audience::closed:
      return 3;
  }
  return 0;
}

constexpr std::size_t first_reach = surfaces, first_account = first_reach + audiences, first_both = first_account + accounts;

}  // namespace

double norm_of(double squares) noexcept {
  constexpr double least = 32;
  return std::max(std::sqrt(squares), least);
}

std::string_view word_of(const Token& token) noexcept {
  switch (token.kind) {
    case TokenKind::word:
    case TokenKind::hashtag:
    case TokenKind::emoji:
      return token.folded;
    case TokenKind::number:
      return token.folded.size() <= 2 ? "0" : token.folded.size() <= 4 ? "000" : "00000";
    case TokenKind::handle:
      return "@";
    case TokenKind::cashtag:
      return "$x";
    case TokenKind::url:
      return "://";
    case TokenKind::email:
      return "@.";
    case TokenKind::punctuation:
      for (const std::string_view mark : {"?", "!", "£", "$", "€", "%"}) {
        if (token.folded == mark) return mark;
      }
      return {};
  }
  return {};
}

std::uint64_t key_of(std::string_view word) noexcept {
  // FNV-1a, 64 bits.
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

std::uint64_t key_of_pair(std::uint64_t first, std::uint64_t second) noexcept {
  // Not symmetric: "not sure" is no "sure not".
  std::uint64_t mixed = first * 0x9E3779B97F4A7C15U ^ second;
  mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9U;
  return mixed ^ mixed >> 32;
}

std::vector<Feature> features_of(const Text& text) {
  std::vector<Feature> out;
  out.reserve(2 * text.tokens().size());
  std::string_view before;
  std::uint64_t key_before = 0;
  std::size_t begin_before = 0;
  for (const Token& token : text.tokens()) {
    const std::string_view word = word_of(token);
    if (word.empty()) continue;
    const std::uint64_t key = key_of(word);
    out.push_back({key, token.span, word, {}});
    if (!before.empty()) out.push_back({key_of_pair(key_before, key), {begin_before, token.span.end}, before, word});
    before = word;
    key_before = key;
    begin_before = token.span.begin;
  }
  return out;
}

const std::vector<std::string>& place_names() {
  static const std::vector<std::string> names = [] {
    constexpr std::array<std::string_view, audiences> reaches = {"unknown", "open", "group", "closed"};
    std::vector<std::string> all;
    for (std::size_t i = 0; i < surfaces; ++i) all.push_back("surface:" + std::string(name_of(static_cast<Surface>(i))));
    for (const std::string_view reach : reaches) all.push_back("reach:" + std::string(reach));
    for (std::size_t i = 0; i < accounts; ++i) all.push_back("account:" + std::string(name_of(static_cast<Account>(i))));
    for (const std::string_view reach : reaches) {
      for (std::size_t i = 0; i < accounts; ++i) all.push_back(std::string(reach) + "+" + std::string(name_of(static_cast<Account>(i))));
    }
    return all;
  }();
  return names;
}

std::vector<std::size_t> place_features(const Scope& scope) {
  std::vector<std::size_t> out;
  const auto surface = static_cast<std::size_t>(scope.surface), account = static_cast<std::size_t>(scope.account);
  const std::size_t reach = reach_of(scope.audience);
  if (surface != 0) out.push_back(surface);
  if (reach != 0) out.push_back(first_reach + reach);
  if (account != 0) out.push_back(first_account + account);
  if (reach != 0 && account != 0) out.push_back(first_both + reach * accounts + account);
  return out;
}

}  // namespace sayso::likeness
