// Which rules can possibly hold for a draft, found in one pass over it.
//
// For every rule a small set of matchers is known of which at least one must find something, or the rule cannot hold. Phrases are looked
// up by their rarest word (or pair of words), expressions by the sets of literals of which every match holds one each, detectors once for
// all rules.
// Only rules of which such a matcher found something are evaluated, by the same evaluator as the plain loop; it asks `may_hit` first, so
// that of these rules most are left before any expression is tried: by an `all` of which one part has no hit, or a `weigh` whose
// threshold is out of reach.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "rules/evaluator.hpp"
#include "rules/lists_by_key.hpp"
#include "rules/literal_index.hpp"
#include "rules/program.hpp"
#include "rules/reading.hpp"

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
  std::vector<Pair> pairs_;
  std::vector<bool> starts_pair_;  ///< by word

  LiteralIndex literals_;
  Lists literals_of_set_, sets_of_literal_;
  std::vector<std::uint32_t> pattern_of_set_;
  std::vector<PatternGate> gates_;  ///< by pattern
  std::vector<BranchGate> branch_gates_;
};

/// Answers from the index; what the index did not look up is found when it is asked for.
class IndexedLeaves final : public Leaves {
 public:
  IndexedLeaves(const Program&, const Index&, Reading&);

  /// The rules that can hold, rising. Detectors of which no rule `applies` are not run.
  [[nodiscard]] std::vector<std::uint32_t> candidates(const std::function<bool(const Rule&)>& applies);

  void phrases(std::uint32_t set, std::vector<Hit>& out) override;
  void pattern(std::uint32_t pattern, std::vector<Hit>& out) override;
  void detector(DetectorId, std::vector<Hit>& out) override;
  [[nodiscard]] bool may_hit(NodeKind, std::uint32_t) override;

 private:
  /// Where a phrase stands: from `token` up to the token `end`.
  struct Place {
    std::uint32_t phrase, token, end;
  };
  void look_up_phrases();
  void look_up(const Index::Anchor&, std::size_t token);
  void look_up_literals();
  void found_literal(std::uint32_t literal, std::size_t begin);
  void scan_phrases(std::uint32_t set, std::vector<Hit>& out);
  [[nodiscard]] Hit hit_at(const Place&) const;
  [[nodiscard]] bool is_let_through(std::uint32_t pattern) const;
  [[nodiscard]] bool is_let_through(const Index::BranchGate&) const;
  /// Calls `visit(begin, end)` with something that every match of the branch holds, wherever it stands: the rarest that is known.
  template <typename Visit>
  void each_anchor(const Index::BranchGate&, Visit&& visit) const;
  [[nodiscard]] bool has_digits(Span, std::size_t count) const;
  /// Where a match of an expression can lie.
  struct Window {
    Span span;
    bool begins_anywhere;  ///< else at one of the known starts
  };
  void find_windows(std::uint32_t pattern);
  void find_starts(std::uint32_t pattern);
  [[nodiscard]] const std::vector<Hit>& detector_hits(DetectorId);
  [[nodiscard]] const DetectorCues& detector_cues();

  const Program& program_;
  const Index& index_;
  Reading& reading_;
  ListsByKey<Place> places_of_set_;
  std::vector<std::uint32_t> sets_found_;  ///< phrase sets with a place
  ListsByKey<std::uint32_t> literals_;     ///< where each begins in the folded text
  Bits literal_sets_;                      ///< of which a literal was found
  Bits told_;                              ///< expressions of which some set was found
  std::vector<std::uint32_t> told_in_order_;
  Bits may_match_;                                             ///< expressions that their gates let through
  std::vector<std::uint8_t> edges_;                            ///< by byte offset: whether an edge of a word may be there
  std::vector<std::uint32_t> digit_at_;                        ///< where one of 0 to 9 stands
  std::vector<std::pair<WordId, std::uint32_t>> word_places_;  ///< word and token, sorted; filled when first needed
  bool word_places_known_ = false;
  std::vector<std::unique_ptr<const std::vector<Hit>>> detector_memo_;  ///< by detector
  // Of the expression that is being tried, kept for their memory.
  std::vector<Window> windows_;
  std::vector<std::uint32_t> starts_;
  std::vector<Span> spans_;
  std::optional<DetectorCues> detector_cues_;  // made when the first detector is asked
};

}  // namespace sayso::rules
