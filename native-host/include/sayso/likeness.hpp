// How much a draft reads like posts of a category: a second opinion beside the rules.
//
// A linear model over the words of a draft and the place it is written for, fitted to labelled posts by `sayso learn` (learning.hpp) and
// built in from shared-rules/likeness/likeness.tsv. It knows no order but that of neighbours and no meaning; what it is good for is to
// doubt a rule whose words stand in quite another kind of post, and to speak where many small signs agree. Nothing is learnt from drafts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/finding.hpp"
#include "sayso/result.hpp"
#include "sayso/scope.hpp"
#include "sayso/text.hpp"

namespace sayso {

/// The categories that posts are labelled with: all but spelling and style.
inline constexpr std::size_t likeness_categories = static_cast<std::size_t>(Category::public_worthy) + 1;

/// Why a file of the model was not taken.
enum class LikenessFault : std::uint8_t {
  no_head,   ///< it does not begin with the line of its format
  bad_line,  ///< a line that is none of the format
};

class Likeness {
 public:
  /// The one that Sayso is built with. Read from its text when it is asked for first (milliseconds); safe for any number of threads.
  [[nodiscard]] static const Likeness& built_in();
  /// Reads the format that `learn_likeness` writes.
  static Result<Likeness, LikenessFault> parse(std::string_view text);

  /// What of a draft the model knows. For one Likeness alone.
  struct Traits {
    struct Trait {
      std::uint32_t row = 0;
      Span span = {};  ///< in the draft: the word, or the two
    };
    std::vector<Trait> known;                           ///< each once, where it stands first
    std::array<double, likeness_categories> sums = {};  ///< what they add to each category
  };
  [[nodiscard]] Traits traits_of(const Text&) const;
  /// From 0 to 1; fitted so that of the posts with 0.4 about four in ten are of the category.
  [[nodiscard]] double likeness(const Traits&, const Scope&, Category) const noexcept;
  /// The words that speak most for the category: at most three, by position, none less than half as much as the first.
  [[nodiscard]] std::vector<Span> evidence(const Traits&, Category) const;

 private:
  struct Weight {
    std::uint8_t category;
    float value;
  };
  struct Row {
    float rarity;  ///< the inverse document frequency
    std::uint32_t first;
    std::uint32_t count;  ///< in weights_
  };
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t row = 0;
  };
  /// The number of the word's row.
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t key) const noexcept;

  std::array<double, likeness_categories> bias_ = {};
  /// By `place_features`.
  std::vector<std::array<double, likeness_categories>> places_;
  std::vector<Row> rows_;
  std::vector<Weight> weights_;
  std::vector<Slot> slots_;  ///< open addressing; a power of two
};

}  // namespace sayso
