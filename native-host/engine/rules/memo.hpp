// What was found out about the conditions of one draft, so that a condition which many rules share is worked out once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "rules/program.hpp"
#include "rules/reading.hpp"

namespace sayso::rules {

/// Whether a condition holds, and where. A condition may hold without a place (`none`).
struct Outcome {
  bool held = false;
  std::vector<Hit> hits;  ///< by position, none inside another
};

class Memo {
 public:
  explicit Memo(std::size_t nodes) : known_(nodes), place_of_(std::make_unique_for_overwrite<std::uint32_t[]>(nodes)) {}

  [[nodiscard]] std::optional<bool> may_hold(NodeId node) const noexcept { return answer(node, may_bits); }
  [[nodiscard]] std::optional<bool> holds(NodeId node) const noexcept { return answer(node, holds_bits); }
  /// Null where it is not known.
  [[nodiscard]] const Outcome* outcome(NodeId node) const noexcept {
    return (known_[node] & has_outcome) != 0 ? outcomes_[place_of_[node]] : nullptr;
  }

  void keep_may_hold(NodeId node, bool yes) noexcept { keep(node, may_bits, yes); }
  void keep_holds(NodeId node, bool yes) noexcept { keep(node, holds_bits, yes); }
  void keep_outcome(NodeId node, const Outcome& outcome) {
    keep_holds(node, outcome.held);
    known_[node] |= has_outcome;
    place_of_[node] = static_cast<std::uint32_t>(outcomes_.size());
    outcomes_.push_back(&outcome);
  }

 private:
  // Two bits for each answer: whether it is known, and whether it is yes.
  static constexpr std::uint8_t may_bits = 0b0011, holds_bits = 0b1100, has_outcome = 0b1'0000;
  static constexpr std::uint8_t known_bits = 0b0101;

  [[nodiscard]] std::optional<bool> answer(NodeId node, std::uint8_t bits) const noexcept {
    if ((known_[node] & bits & known_bits) == 0) return std::nullopt;
    return (known_[node] & bits & ~known_bits) != 0;
  }
  void keep(NodeId node, std::uint8_t bits, bool yes) noexcept {
    known_[node] = static_cast<std::uint8_t>(known_[node] | (bits & (yes ? 0xFF : known_bits)));
  }

  std::vector<std::uint8_t> known_;
  std::unique_ptr<std::uint32_t[]> place_of_;  // in `outcomes_`; of a node whose outcome is not known, what memory happened to hold
  std::vector<const Outcome*> outcomes_;
};

}  // namespace sayso::rules
