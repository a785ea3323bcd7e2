// Which rules can possibly hold for a draft, found in one pass over it.
//
// For every rule a small set of matchers is known of which at least one must find something, or the rule cannot hold. Phrases are looked
// up by their rarest word (or pair of words), expressions by the sets of literals of which every match holds one each, detectors once for
// all rules.
// Only rules of which such a matcher found something are evaluated (indexed_leaves.hpp), by the same evaluator as the plain loop; it asks
// `may_hit` first, so that of these rules most are left before any expression is tried: by an `all` of which one part has no hit, or a
// `weigh` whose threshold is out of reach.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "rules/literal_index.hpp"
#include "rules/program.hpp"

namespace sayso::rules {

class Index {
 public:
  explicit Index(const Program&);

  /// Lists of owners by key, in one array.
  class Lists {
   public:
    void build(std::vector<std::pair<std::uint32_t, std::uint32_t>> key_and_value, std::size_t keys);
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t key) const noexcept {
      return {values_.data() + first_[key], values_.data() + first_[key + 1]};
    }
    [[nodiscard]] bool has(std::uint32_t key) const noexcept { return first_[key] != first_[key + 1]; }

   private:
    std::vector<std::uint32_t> first_, values_;
  };

  /// Where a phrase is looked up: at word `offset` of it.
  struct Anchor {
    std::uint32_t phrase, set;
    std::uint32_t offset;
  };

  [[nodiscard]] bool is_looked_up(std::uint32_t set) const noexcept { return looked_up_[set]; }

  /// Expressions without a known literal or keyword that decide whether the rule is looked at: each is tried on every draft (with a digit,
  /// where one is needed). Nothing where the rule is looked at whatever the draft holds.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> ungated_patterns(const Rule&) const;

 private:
  friend class IndexedLeaves;

  struct Leaf {
    NodeKind kind;
    std::uint32_t id;
  };
  using LeafSet = std::vector<Leaf>;
  /// Matchers of which one must find something where the condition holds; nothing where it can hold without any.
  [[nodiscard]] std::optional<LeafSet> needed(NodeId) const;
  [[nodiscard]] std::optional<LeafSet> needed(const Rule&) const;
  [[nodiscard]] std::size_t cost(const LeafSet&) const;
  void place_phrases();
  void place_patterns();

  /// One branch of an expression: without a literal of each of its sets (and a digit, where it needs one) it has no match.
  struct BranchGate {
    Range sets;                   ///< numbered in a row
    std::uint32_t starts = none;  ///< one of them: with what a match begins, where that is known
    std::size_t digits = 0;       ///< at least so many
  };
  struct PatternGate {
    std::uint32_t keywords = none;  ///< the set of them
    Range branches;                 ///< in `branch_gates_`, as many as the expression is known to have
  };

  const Program& program_;
  std::vector<bool> looked_up_;  ///< phrase sets that the pass finds: those that a condition holds
  Lists rules_of_set_, rules_of_pattern_, rules_of_detector_;
  std::vector<std::uint32_t> always_;         ///< rules that no matcher gates
  std::vector<DetectorId> detectors_;         ///< that gate a rule
  std::vector<std::uint32_t> open_patterns_;  ///< without a literal or a keyword: the draft's digits alone decide

  std::vector<Anchor> anchors_;
  std::vector<std::uint32_t> anchors_of_word_;  ///< word w: anchors from [w] to [w + 1]
  struct Pair {
    std::uint64_t key = 0;  ///< two words; 0: free
    std::uint32_t first = 0, count = 0;
  };
  [[nodiscard]] static std::uint64_t pair_key(WordId first, WordId second) noexcept { return std::uint64_t{first} << 32 | second; }
  [[nodiscard]] static std::size_t pair_slot(std::uint64_t key, std::size_t mask) noexcept {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 29) & mask;
  }
  std::vector<Pair> pairs_;
  std::vector<bool> starts_pair_;  ///< by word

  LiteralIndex literals_;
  Lists literals_of_set_, sets_of_literal_;
  std::vector<std::uint32_t> pattern_of_set_;
  std::vector<PatternGate> gates_;  ///< by pattern
  std::vector<BranchGate> branch_gates_;
};

}  // namespace sayso::rules
