// Walks a rule's condition tree. How the leaves find their hits is left to a `Leaves`: the plain loop and the index are two of them, and
// everything above the leaves is shared, so that the two can differ in nothing else.
#pragma once

#include <cstdint>
#include <vector>

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

/// Whether a condition holds, and where. A condition may hold without a place (`none`).
struct Outcome {
  bool held = false;
  std::vector<Hit> hits;  ///< by position, none inside another
};

class Evaluator {
 public:
  /// More findings of one rule than this tell nobody more.
  static constexpr std::size_t most_hits = 256;

  Evaluator(const Program& program, Reading& reading, Leaves& leaves) : program_(program), reading_(reading), leaves_(leaves) {}

  [[nodiscard]] Outcome evaluate(NodeId) const;
  /// `evaluate(id).held`, for those who do not ask where.
  [[nodiscard]] bool holds(NodeId) const;
  /// False only where the condition certainly does not hold, by what `Leaves::may_hit` tells: no expression is tried.
  [[nodiscard]] bool may_hold(NodeId) const;
  /// The same for a rule and its `context`.
  [[nodiscard]] bool may_fire(const Rule&) const;
  /// The places that a rule reports, `unless`, `context` and `exceptions` applied; its scope is the caller's to check.
  [[nodiscard]] std::vector<Hit> hits_of(const Rule&, const Scope&, const Circumstances&) const;

  /// What a guard says of a draft: where only its holding counts, without the places.
  [[nodiscard]] Outcome outcome_of(const Nearby& guard) const;
  /// True where `guard` holds for a hit at `span`.
  [[nodiscard]] bool holds_near(const Nearby& guard, const Outcome& outcome, Span span) const;

 private:
  [[nodiscard]] Outcome weigh(const Node&) const;
  [[nodiscard]] double heaviest_possible(const Node&) const;
  [[nodiscard]] Outcome near(const Node&) const;
  [[nodiscard]] Outcome length(const Node&) const;
  [[nodiscard]] Outcome reads_like(const Node&) const;
  [[nodiscard]] NodeId child(const Node& node, std::size_t i) const { return program_.children[node.children.first + i]; }
  [[nodiscard]] Span content() const;

  const Program& program_;
  Reading& reading_;
  Leaves& leaves_;
};

/// Sorts by position, longer first, and drops hits that lie inside another.
void normalise(std::vector<Hit>&);

}  // namespace sayso::rules
