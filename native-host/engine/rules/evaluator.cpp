#include "rules/evaluator.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>
#include <vector>

#include "text/length.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::rules {

namespace {

/// More than sums of a few weights differ by when they are added in another order.
constexpr double rounding = 1e-6;

/// The parts of a hit: itself where it has none.
void append_marks(const Hit& hit, std::vector<Mark>& out) {
  if (hit.marks.empty()) {
    out.push_back({hit.span, hit.detector});
  } else {
    out.insert(out.end(), hit.marks.begin(), hit.marks.end());
  }
}

void sort_marks(std::vector<Mark>& marks) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::tie(a.span.begin, a.span.end, a.detector) < std::tie(b.span.begin, b.span.end, b.detector);
  });
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
}

}  // namespace

void normalise(std::vector<Hit>& hits) {
  if (hits.size() < 2) return;
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::size_t kept = 1;
  for (std::size_t i = 1; i < hits.size(); ++i) {
    if (hits[i].span.end <= hits[kept - 1].span.end) continue;
    if (i != kept) hits[kept] = std::move(hits[i]);
    ++kept;
  }
  hits.resize(kept);
}

void PlainLeaves::phrases(std::uint32_t set, std::vector<Hit>& out) {
  const Range range = program_.phrase_sets[set];
  for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
    const Phrase& phrase = program_.phrases[i];
    for (std::size_t token = 0; token < reading_.words().size(); ++token) {
      std::size_t end = 0;
      if (reading_.phrase_at(phrase, token, end)) out.push_back({reading_.tokens_span(token, end), no_detector, phrase.better, {}});
    }
  }
}

void PlainLeaves::pattern(std::uint32_t index, std::vector<Hit>& out) {
  const Pattern& pattern = *program_.patterns[index];
  const auto& keywords = pattern.keywords();
  const std::string& folded = reading_.folded();
  if (!keywords.empty() &&
      std::none_of(keywords.begin(), keywords.end(), [&](const std::string& keyword) { return folded.find(keyword) != std::string::npos; }))
    return;
  const std::string_view text = pattern.reads_all() ? reading_.text().utf8() : reading_.text().masked();
  std::vector<Span> spans;
  pattern.find(text, {0, text.size()}, spans);
  for (const Span span : spans) out.push_back({span, no_detector, none, {}});
}

void PlainLeaves::detector(DetectorId id, std::vector<Hit>& out) {
  std::vector<Entity> entities;
  detect_ungated(id, reading_.text(), entities);
  for (const Entity& entity : entities) {
    if (entity.score >= detectors()[id].threshold) out.push_back({entity.span, id, none, {}});
  }
}

Outcome Evaluator::evaluate(NodeId id) const {
  const Node& node = program_.nodes[id];
  Outcome out;
  switch (node.kind) {
    case NodeKind::phrases:
      leaves_.phrases(node.payload, out.hits);
      break;
    case NodeKind::pattern:
      leaves_.pattern(node.payload, out.hits);
      break;
    case NodeKind::detector:
      leaves_.detector(static_cast<DetectorId>(node.payload), out.hits);
      break;
    case NodeKind::weigh:
      return weigh(node);
    case NodeKind::near:
      return near(node);
    case NodeKind::length:
      return length(node);
    case NodeKind::reads_like:
      return reads_like(node);
    case NodeKind::requires_then: {
      out = evaluate(child(node, 0));
      if (out.held && holds(child(node, 1))) out = {};
      return out;
    }
    case NodeKind::all:
      if (!may_hold(id)) return {};
      for (std::size_t i = 0; i < node.children.count; ++i) {
        Outcome one = evaluate(child(node, i));
        if (!one.held) return {};
        if (out.hits.empty()) out.hits = std::move(one.hits);
      }
      out.held = true;
      return out;
    case NodeKind::any:
      for (std::size_t i = 0; i < node.children.count; ++i) {
        Outcome one = evaluate(child(node, i));
        out.held = out.held || one.held;
        std::move(one.hits.begin(), one.hits.end(), std::back_inserter(out.hits));
      }
      normalise(out.hits);
      return out;
    case NodeKind::none_of:
      out.held = true;
      for (std::size_t i = 0; i < node.children.count && out.held; ++i) out.held = !holds(child(node, i));
      return out;
    case NodeKind::starts:
    case NodeKind::ends: {
      out = evaluate(child(node, 0));
      const Span all = content();
      std::erase_if(out.hits,
                    [&](const Hit& hit) { return node.kind == NodeKind::starts ? hit.span.begin > all.begin : hit.span.end < all.end; });
      out.held = !out.hits.empty();
      return out;
    }
  }
  normalise(out.hits);
  out.held = !out.hits.empty();
  return out;
}

bool Evaluator::holds(NodeId id) const {
  const Node& node = program_.nodes[id];
  const auto some = [&](auto&& test) {
    for (std::size_t i = 0; i < node.children.count; ++i) {
      if (test(child(node, i))) return true;
    }
    return false;
  };
  switch (node.kind) {
    case NodeKind::all:
      return may_hold(id) && !some([&](NodeId one) { return !holds(one); });
    case NodeKind::any:
      return some([&](NodeId one) { return holds(one); });
    case NodeKind::none_of:
      return !some([&](NodeId one) { return holds(one); });
    case NodeKind::requires_then:
      return holds(child(node, 0)) && !holds(child(node, 1));
    case NodeKind::reads_like: {
      const Semblance& semblance = program_.semblances[node.payload];
      return reading_.likeness(semblance.category) >= semblance.at_least;
    }
    default:
      return may_hold(id) && evaluate(id).held;
  }
}

bool Evaluator::may_hold(NodeId id) const {
  const Node& node = program_.nodes[id];
  switch (node.kind) {
    case NodeKind::phrases:
    case NodeKind::pattern:
    case NodeKind::detector:
      return leaves_.may_hit(node.kind, node.payload);
    case NodeKind::all:
    case NodeKind::near:
      for (std::size_t i = 0; i < node.children.count; ++i) {
        if (!may_hold(child(node, i))) return false;
      }
      return true;
    case NodeKind::any:
      for (std::size_t i = 0; i < node.children.count; ++i) {
        if (may_hold(child(node, i))) return true;
      }
      return false;
    case NodeKind::requires_then:
    case NodeKind::starts:
    case NodeKind::ends:
      return may_hold(child(node, 0));
    case NodeKind::weigh:
      return heaviest_possible(node) >= program_.thresholds[node.payload].threshold;
    case NodeKind::none_of:
    case NodeKind::length:
    case NodeKind::reads_like:
      return true;
  }
  return true;
}

bool Evaluator::may_fire(const Rule& rule) const {
  return may_hold(rule.condition) &&
         std::all_of(rule.context.begin(), rule.context.end(), [&](const Nearby& guard) { return may_hold(guard.condition); });
}

/// The sum of the cues that may hold and add to it, with room for the rounding of another order.
double Evaluator::heaviest_possible(const Node& node) const {
  const Program::Threshold& threshold = program_.thresholds[node.payload];
  double sum = rounding;
  for (std::size_t i = 0; i < node.children.count; ++i) {
    const double weight = program_.weights[threshold.first_weight + i];
    if (weight > 0 && may_hold(child(node, i))) sum += weight;
  }
  return sum;
}

Outcome Evaluator::weigh(const Node& node) const {
  const Program::Threshold& threshold = program_.thresholds[node.payload];
  double within_reach = heaviest_possible(node);
  if (within_reach < threshold.threshold) return {};
  double sum = 0;
  double heaviest = 0;
  Hit hit;
  bool placed = false;
  std::vector<std::pair<double, std::vector<Hit>>> supporting;
  for (std::size_t i = 0; i < node.children.count; ++i) {
    const NodeId id = child(node, i);
    const double weight = program_.weights[threshold.first_weight + i];
    if (!may_hold(id)) continue;
    if (weight <= 0) {
      if (!holds(id)) continue;
      sum += weight;
      within_reach += weight;
    } else {
      Outcome cue = evaluate(id);
      if (cue.held) {
        sum += weight;
        if (!cue.hits.empty()) {
          if (!placed || weight > heaviest) {
            placed = true;
            heaviest = weight;
            hit = cue.hits.front();
          }
          supporting.emplace_back(weight, std::move(cue.hits));
        }
      } else {
        within_reach -= weight;
      }
    }
    if (within_reach < threshold.threshold) return {};
  }
  if (sum < threshold.threshold) return {};
  // A word as common as "you" tips the scales without being what the person should look at: only cues more than half as heavy as the
  // heaviest are marked.
  std::vector<Mark> marks;
  for (const auto& [weight, hits] : supporting) {
    if (weight * 2 <= heaviest) continue;
    for (const Hit& one : hits) append_marks(one, marks);
  }
  Outcome out;
  out.held = true;
  if (placed) {
    sort_marks(marks);
    hit.marks = std::move(marks);
    out.hits.push_back(std::move(hit));
  }
  return out;
}

Outcome Evaluator::near(const Node& node) const {
  if (!may_hold(child(node, 1))) return {};
  const Outcome first = evaluate(child(node, 0));
  if (first.hits.empty()) return {};
  const Outcome second = evaluate(child(node, 1));
  const std::size_t within = program_.distances[node.payload];
  Outcome out;
  const auto join = [&](const Hit& a, const Hit& b) {
    if (reading_.distance(a.span, b.span) > within) return;
    Hit hit;
    hit.span = {std::min(a.span.begin, b.span.begin), std::max(a.span.end, b.span.end)};
    append_marks(a, hit.marks);
    append_marks(b, hit.marks);
    sort_marks(hit.marks);
    out.hits.push_back(std::move(hit));
  };
  // Hits lie in order and none inside another, so their ends are in order as well: the nearest on either side is found at once.
  for (const Hit& a : first.hits) {
    const auto after =
        std::partition_point(second.hits.begin(), second.hits.end(), [&](const Hit& b) { return b.span.begin < a.span.end; });
    if (after != second.hits.end()) join(a, *after);
    const auto before =
        std::partition_point(second.hits.begin(), second.hits.end(), [&](const Hit& b) { return b.span.end <= a.span.begin; });
    if (before != second.hits.begin()) join(a, *std::prev(before));
  }
  normalise(out.hits);
  out.held = !out.hits.empty();
  return out;
}

Outcome Evaluator::length(const Node& node) const {
  const LengthLimit& limit = program_.lengths[node.payload];
  Length length;
  switch (limit.counting) {
    case Counting::x_weighted:
      length = x_weighted_length(reading_.text(), limit.over);
      break;
    case Counting::graphemes:
      length = grapheme_length(reading_.text(), limit.over);
      break;
    case Counting::code_points:
      length = code_point_length(reading_.text(), limit.over);
      break;
    case Counting::utf16:
      length = utf16_length(reading_.text(), limit.over);
      break;
  }
  Outcome out;
  out.held = length.count > limit.over;
  if (out.held) out.hits.push_back({{length.limit_at, reading_.text().utf8().size()}, no_detector, none, {}});
  return out;
}

Outcome Evaluator::reads_like(const Node& node) const {
  const Semblance& semblance = program_.semblances[node.payload];
  Outcome out;
  out.held = reading_.likeness(semblance.category) >= semblance.at_least;
  if (!out.held) return out;
  const std::vector<Span> words = reading_.evidence(semblance.category);
  if (words.empty()) return out;
  Hit hit;
  hit.span = words.front();
  for (const Span span : words) hit.marks.push_back({span, no_detector});
  out.hits.push_back(std::move(hit));
  return out;
}

/// From the first token that is no handle to the last that is no closing punctuation.
Span Evaluator::content() const {
  const std::vector<Token>& tokens = reading_.text().tokens();
  const std::string_view text = reading_.text().utf8();
  const auto first = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind != TokenKind::handle; });
  const auto last = std::find_if(tokens.rbegin(), tokens.rend(), [&](const Token& token) {
    const std::string_view mark = text.substr(token.span.begin, token.span.end - token.span.begin);
    return !(mark == "." || mark == "!" || mark == "?" || mark == "…" || mark == "。" || mark == "！" || mark == "？");
  });
  return {first == tokens.end() ? 0 : first->span.begin, last == tokens.rend() ? text.size() : last->span.end};
}

Outcome Evaluator::outcome_of(const Nearby& guard) const {
  if (guard.within) return evaluate(guard.condition);
  Outcome outcome;
  outcome.held = holds(guard.condition);
  return outcome;
}

bool Evaluator::holds_near(const Nearby& guard, const Outcome& outcome, Span span) const {
  if (!outcome.held || !guard.within || outcome.hits.empty()) return outcome.held;
  return std::any_of(outcome.hits.begin(), outcome.hits.end(),
                     [&](const Hit& hit) { return reading_.distance(hit.span, span) <= *guard.within; });
}

std::vector<Hit> Evaluator::hits_of(const Rule& rule, const Scope& scope, const Circumstances& circumstances) const {
  Outcome outcome = evaluate(rule.condition);
  if (!outcome.held) return {};
  std::vector<Hit>& hits = outcome.hits;
  if (hits.empty()) {
    // It holds without a place (none): the whole text is meant, unless there is none.
    const std::vector<Token>& tokens = reading_.text().tokens();
    if (tokens.empty()) return {};
    hits.push_back({{tokens.front().span.begin, tokens.back().span.end}, no_detector, none, {}});
  }
  for (const Nearby& guard : rule.context) {
    const Outcome context = outcome_of(guard);
    std::erase_if(hits, [&](const Hit& hit) { return !holds_near(guard, context, hit.span); });
    if (hits.empty()) return {};
  }
  for (const Nearby& guard : rule.unless) {
    const Outcome cancel = outcome_of(guard);
    if (!cancel.held) continue;
    std::erase_if(hits, [&](const Hit& hit) { return holds_near(guard, cancel, hit.span); });
    if (hits.empty()) return {};
  }
  for (const Exception& exception : rule.exceptions) {
    if (circumstances.now >= exception.expires || !exception.when.holds(scope, circumstances)) continue;
    if (exception.condition.condition == none) return {};
    const Outcome cancel = outcome_of(exception.condition);
    std::erase_if(hits, [&](const Hit& hit) { return holds_near(exception.condition, cancel, hit.span); });
    if (hits.empty()) return {};
  }
  if (hits.size() > most_hits) hits.resize(most_hits);
  return std::move(hits);
}

}  // namespace sayso::rules
