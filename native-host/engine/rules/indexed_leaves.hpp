// One draft as the index sees it: its phrases and literals found in one pass, its expressions tried no further than their gates allow.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "rules/evaluator.hpp"
#include "rules/index.hpp"
#include "rules/lists_by_key.hpp"
#include "rules/program.hpp"
#include "rules/reading.hpp"
#include "sayso/detectors.hpp"

namespace sayso::rules {

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
    Span span = {};
    bool begins_anywhere = false;  ///< else at one of the known starts
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
