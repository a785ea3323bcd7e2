// One draft as the rules see it: its tokens as word numbers, distances between places, and what was worked out once for all rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/program.hpp"
#include "sayso/detectors.hpp"
#include "sayso/likeness.hpp"
#include "sayso/scope.hpp"
#include "sayso/text.hpp"
#include "text/unicode.hpp"

namespace sayso::rules {

inline constexpr DetectorId no_detector = UINT16_MAX;

/// A place that carried a decision, and the detector that found it, if one did.
struct Mark {
  Span span;
  DetectorId detector = no_detector;
  friend bool operator==(const Mark&, const Mark&) = default;
};

/// One place where a condition holds.
struct Hit {
  Span span;
  DetectorId detector = no_detector;
  std::uint32_t better = none;  ///< index into Program::better_words (swap)
  std::vector<Mark> marks;      ///< the parts, where the span covers more than one
};

/// Whether an ASCII word character and something else meet at `at`, as `\b` has it.
[[nodiscard]] inline bool is_word_edge(std::string_view text, std::size_t at) noexcept {
  return (at > 0 && unicode::ascii_word(text[at - 1])) != (at < text.size() && unicode::ascii_word(text[at]));
}

class Reading {
 public:
  Reading(const Program&, const Text&, Scope = {});

  [[nodiscard]] const Text& text() const noexcept { return text_; }

  /// The same text, going somewhere else.
  void move_to(Scope scope) { scope_ = std::move(scope); }
  /// How much the draft reads like posts of the category, from 0 to 1.
  [[nodiscard]] double likeness(Category);
  /// The words that speak most for it.
  [[nodiscard]] std::vector<Span> evidence(Category);

  /// The word number of every token, 0 where no phrase holds it.
  [[nodiscard]] const std::vector<WordId>& words() const noexcept { return words_; }

  /// Places counted in words: every token but punctuation.
  struct Words {
    std::size_t begin, end;
  };
  [[nodiscard]] Words words_of(Span) const noexcept;
  /// 1 for neighbours, 0 where the two overlap.
  [[nodiscard]] static std::size_t distance(Words, Words) noexcept;

  /// The text folded code point by code point; what keywords are looked up in.
  [[nodiscard]] const std::string& folded();
  /// True where every byte offset means the same in `folded()` and in the text.
  [[nodiscard]] bool folded_is_aligned();

  /// How far a match around `inner` can reach that has at most `longest` bytes and runs over at most `gaps` stretches of white space.
  [[nodiscard]] Span reach(Span inner, std::optional<std::size_t> longest, std::optional<std::size_t> gaps);

  /// True where the phrase stands at `token`; sets `end` to the token after it.
  [[nodiscard]] bool phrase_at(const Phrase&, std::size_t token, std::size_t& end) const noexcept;
  [[nodiscard]] Span tokens_span(std::size_t first, std::size_t end) const noexcept;

 private:
  static constexpr std::size_t stride = 16;
  void fold();
  const Likeness::Traits& traits();

  const Program& program_;
  const Text& text_;
  std::vector<WordId> words_;
  std::vector<std::uint32_t> token_at_;      ///< of every byte offset that is a multiple of `stride`: the first token that ends behind it
  std::vector<std::uint32_t> words_before_;  ///< of every token: how many that are no punctuation stand before it
  std::string folded_;
  bool folded_known_ = false;
  bool aligned_ = false;
  std::vector<Span> gaps_;  ///< stretches of ASCII white space; known once a reach was asked for
  bool gaps_known_ = false;
  Scope scope_;
  std::optional<Likeness::Traits> traits_;
};

}  // namespace sayso::rules
