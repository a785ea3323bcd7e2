// Which rules can possibly hold for a draft, found in one pass over it.
//
// For every rule a small set of matchers is known of which at least one must find something, or the rule cannot hold. Phrases are looked
// up by their rarest word (or pair of words), expressions by the literals of which every match holds one, detectors once for all rules.
// Only rules of which such a matcher found something are evaluated, by the same evaluator as the plain loop; it asks `may_hit` first, so
// that of these rules most are left before any expression is tried: by an `all` of which one part has no hit, or a `weigh` whose
// threshold is out of reach.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "rules/evaluator.hpp"
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
    [[nodiscard]] const std::uint32_t* begin(std::uint32_t key) const noexcept { return values_.data() + first_[key]; }
    [[nodiscard]] const std::uint32_t* end(std::uint32_t key) const noexcept { return values_.data() + first_[key + 1]; }
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

  const Program& program_;
  std::vector<bool> looked_up_;  ///< phrase sets that the pass finds: those that a condition holds
  Lists rules_of_set_, rules_of_pattern_, rules_of_detector_;
  std::vector<std::uint32_t> always_;                             ///< rules that no matcher gates
  std::vector<DetectorId> detectors_;                             ///< that gate a rule
  std::vector<std::uint32_t> digit_patterns_, ungated_patterns_;  ///< that gate a rule and hold no literal

  std::vector<Anchor> anchors_;
  std::vector<std::uint32_t> anchors_of_word_;  ///< word w: anchors from [w] to [w + 1]
  struct Pair {
    std::uint64_t key = 0;  ///< two words; 0: free
    std::uint32_t first = 0, count = 0;
  };
  std::vector<Pair> pairs_;
  std::vector<bool> starts_pair_;  ///< by word
  LiteralIndex literals_;
};

/// Answers from the index; what the index did not look up is found when it is asked for, once for each draft.
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
  struct SetHit {
    std::uint32_t set;
    Hit hit;
  };
  void look_up_phrases();
  void look_up(const Index::Anchor&, std::size_t token);
  void look_up_literals();
  void scan_phrases(std::uint32_t set, std::vector<Hit>& out);
  const std::vector<Hit>& pattern_hits(std::uint32_t);
  const std::vector<Hit>& detector_hits(DetectorId);
  [[nodiscard]] std::vector<Span> windows(const Pattern&, std::uint32_t index);

  const Program& program_;
  const Index& index_;
  Reading& reading_;
  std::vector<SetHit> set_hits_;               ///< by set
  std::vector<LiteralIndex::Found> literals_;  ///< by pattern
  bool has_digit_ = false;
  std::vector<std::pair<WordId, std::uint32_t>> places_;  ///< word and token, sorted; filled when first needed
  bool places_known_ = false;
  std::vector<std::uint32_t> pattern_slots_;  ///< by pattern: its place in `pattern_memo_`; empty until one is tried
  std::deque<std::vector<Hit>> pattern_memo_;
  std::vector<std::pair<DetectorId, std::vector<Hit>>> detector_memo_;
  std::optional<DetectorCues> detector_cues_;  // made when the first detector is asked
};

}  // namespace sayso::rules
