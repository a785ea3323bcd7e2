// Walks a rule's condition tree. How the leaves find their hits is left to a `Leaves`: the plain loop and the index are two of them, and
// everything above the leaves is shared, so that the two can differ in nothing else.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "rules/memo.hpp"
#include "rules/program.hpp"
#include "rules/reading.hpp"
#include "sayso/finding.hpp"
#include "sayso/rules.hpp"

namespace sayso::rules {

/// Finds the hits of single matchers in one draft. Hits are appended in any order; the evaluator sorts them.
class Leaves {
 public:
  virtual ~Leaves() = default;
  virtual void phrases(std::uint32_t set, std::vector<Hit>& out) = 0;
  virtual void pattern(std::uint32_t pattern, std::vector<Hit>& out) = 0;
  virtual void detector(DetectorId, std::vector<Hit>& out) = 0;
  /// False only where a matcher (`phrases`, `pattern` or `detector`, and its number) certainly has no hit, told without trying it.
  [[nodiscard]] virtual bool may_hit(NodeKind, std::uint32_t) { return true; }
};

/// Every phrase at every token, every expression over the whole text, every detector without its gate.
class PlainLeaves final : public Leaves {
 public:
  PlainLeaves(const Program& program, Reading& reading) : program_(program), reading_(reading) {}
  void phrases(std::uint32_t set, std::vector<Hit>& out) override;
  void pattern(std::uint32_t pattern, std::vector<Hit>& out) override;
  void detector(DetectorId, std::vector<Hit>& out) override;

 private:
  const Program& program_;
  Reading& reading_;
};

/// Works conditions out for one draft in one scope, each at most once, and no further than somebody asks: whether it holds first, then
/// where.
class Evaluator {
 public:
  Evaluator(const Program& program, Reading& reading, Leaves& leaves)
      : program_(program), reading_(reading), leaves_(leaves), memo_(program.nodes.size()) {}

  /// Good as long as the evaluator lives.
  [[nodiscard]] const Outcome& evaluate(NodeId);
  /// `evaluate(id).held`, for those who do not ask where.
  [[nodiscard]] bool holds(NodeId);
  /// False only where the condition certainly does not hold, by what `Leaves::may_hit` tells: no expression is tried.
  [[nodiscard]] bool may_hold(NodeId);
  /// The same for a rule and its `context`.
  [[nodiscard]] bool may_fire(const Rule&);
  /// The places that a rule reports, `unless`, `context` and `exceptions` applied; its scope is the caller's to check.
  [[nodiscard]] std::vector<Hit> hits_of(const Rule&, const Scope&, const Circumstances&);

  /// True where `guard` holds for a hit at `span`.
  [[nodiscard]] bool holds_near(const Nearby& guard, Span span);

 private:
  [[nodiscard]] bool may_hold(const Node&);
  [[nodiscard]] bool holds(const Node&);
  [[nodiscard]] bool reaches_threshold(const Node& weigh);
  [[nodiscard]] bool is_cancelled(const Rule&, const Scope&, const Circumstances&);
  [[nodiscard]] Outcome work_out(const Node&);
  [[nodiscard]] Outcome leaf(const Node&);
  [[nodiscard]] Outcome first_place(const Node& all);
  [[nodiscard]] Outcome all_places(const Node& any);
  [[nodiscard]] Outcome weigh(const Node&);
  [[nodiscard]] Outcome near(const Node&);
  [[nodiscard]] Outcome length(const Node&);
  [[nodiscard]] Outcome reads_like(const Node&);
  [[nodiscard]] Outcome at_border(const Node& starts_or_ends);
  [[nodiscard]] std::span<const NodeId> children(const Node& node) const {
    return {program_.children.data() + node.children.first, node.children.count};
  }
  [[nodiscard]] std::span<const double> weights(const Node& weigh) const {
    return {program_.weights.data() + program_.thresholds[weigh.payload].first_weight, weigh.children.count};
  }
  [[nodiscard]] Span content() const;

  const Program& program_;
  Reading& reading_;
  Leaves& leaves_;
  Memo memo_;
  std::deque<Outcome> outcomes_;  ///< that the memo points to
};

/// Sorts by position, longer first, and drops hits that lie inside another.
void normalise(std::vector<Hit>&);

}  // namespace sayso::rules
