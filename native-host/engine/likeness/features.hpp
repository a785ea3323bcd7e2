// What a text is made of for Likeness: its words, pairs of neighbours, and the place it is written for. Learning and reading share it, so
// that they cannot differ.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/scope.hpp"
#include "sayso/text.hpp"

namespace sayso::likeness {

/// How much a feature of the place counts beside the words, whose squares sum up to at most 1.
inline constexpr double place_weight = 0.4;
/// What the words of a text are divided by, from the sum of the squares of their rarities. Short texts tell little: their words count as
/// if there were as many as in a text of some thirty.
[[nodiscard]] double norm_of(double squares) noexcept;

/// The word that stands for a token, with handles, links, addresses and numbers told apart by kind and size alone; empty for a token that
/// is passed over (most punctuation).
[[nodiscard]] std::string_view word_of(const Token&) noexcept;

[[nodiscard]] std::uint64_t key_of(std::string_view word) noexcept;
[[nodiscard]] std::uint64_t key_of_pair(std::uint64_t first, std::uint64_t second) noexcept;

/// One word or pair, as often as it stands in the text.
struct Feature {
  std::uint64_t key;
  Span span;
  std::string_view first, second;  ///< `second` is empty for a single word
};
[[nodiscard]] std::vector<Feature> features_of(const Text&);

/// The names of all features of places, in the order of their numbers.
[[nodiscard]] const std::vector<std::string>& place_names();
/// The numbers of those that hold; what is unknown has none.
[[nodiscard]] std::vector<std::size_t> place_features(const Scope&);

}  // namespace sayso::likeness
