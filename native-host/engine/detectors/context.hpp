// Words near an identifier that make it more or less likely. Whole words only: "lic" is not in "duplicate"; Korean ones with their
// particles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/text.hpp"

namespace sayso::detection {

/// A closed list of phrases, each of one or more words.
class ContextWords {
 public:
  ContextWords() = default;
  /// `phrases`: case-folded phrases separated by '|', words by a space: "ssn|social security". A last word that ends in "nummer" also
  /// stands for its abbreviations: "steuernr", "steuer-nr", "steuer-nummer".
  explicit ContextWords(std::string_view phrases);

  [[nodiscard]] bool empty() const noexcept { return phrases_.empty(); }
  /// Whether a phrase begins within `before` words ahead of the span or ends within `after` words behind it; in writing without spaces,
  /// within three characters for each word.
  [[nodiscard]] bool near(const Text&, Span, std::size_t before = 6, std::size_t after = 4) const;
  /// Whether `near` may hold for anything inside `window`: false where it holds for nothing there. O(words in and around it).
  [[nodiscard]] bool around(const Text&, Span window, std::size_t before = 6, std::size_t after = 4) const;

 private:
  [[nodiscard]] bool among(const std::vector<std::string_view>& words) const;
  std::vector<std::vector<std::string>> phrases_;
};

/// What a context word adds to a score, and what a word against it takes away.
inline constexpr double context_bonus = 0.45;
inline constexpr double context_malus = 0.40;
inline constexpr double least_score = 0.01;

}  // namespace sayso::detection
