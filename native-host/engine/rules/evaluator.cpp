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

/// Whether such a condition holds is known only by where. Of the others it is known without, and looking for the places comes after.
bool is_told_by_places(NodeKind kind) noexcept {
  switch (kind) {
    case NodeKind::phrases:
    case NodeKind::pattern:
    case NodeKind::detector:
    case NodeKind::near:
    case NodeKind::length:
    case NodeKind::starts:
    case NodeKind::ends:
      return true;
    default:
      return false;
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

const Outcome& Evaluator::evaluate(NodeId id) {
  static const Outcome nowhere;
  if (const Outcome* const known = memo_.outcome(id)) return *known;
  const Node& node = program_.nodes[id];
  const Outcome* outcome = &nowhere;
  const bool worth_it = is_told_by_places(node.kind) ? may_hold(id) : holds(id);
  if (worth_it) outcome = &outcomes_.emplace_back(work_out(node));
  memo_.keep_outcome(id, *outcome);
  return *outcome;
}

bool Evaluator::holds(NodeId id) {
  if (const auto known = memo_.holds(id)) return *known;
  const Node& node = program_.nodes[id];
  if (is_told_by_places(node.kind)) return evaluate(id).held;
  const bool held = may_hold(id) && holds(node);
  memo_.keep_holds(id, held);
  return held;
}

bool Evaluator::holds(const Node& node) {
  const auto parts = children(node);
  // What costs nothing to know is asked first.
  const auto some = [&](auto&& test) {
    for (const bool dear : {false, true}) {
      for (const NodeId part : parts) {
        if (program_.nodes[part].dear == dear && test(part)) return true;
      }
    }
    return false;
  };
  switch (node.kind) {
    case NodeKind::all:
      return !some([&](NodeId part) { return !holds(part); });
    case NodeKind::any:
      return some([&](NodeId part) { return holds(part); });
    case NodeKind::none_of:
      return !some([&](NodeId part) { return holds(part); });
    case NodeKind::requires_then:
      return holds(parts[0]) && !holds(parts[1]);
    case NodeKind::weigh:
      return reaches_threshold(node);
    case NodeKind::reads_like: {
      const Semblance& semblance = program_.semblances[node.payload];
      return reading_.likeness(semblance.category) >= semblance.at_least;
    }
    default:
      return false;  // the others are told by their places
  }
}

bool Evaluator::may_hold(NodeId id) {
  if (const auto known = memo_.may_hold(id)) return *known;
  const bool may = may_hold(program_.nodes[id]);
  memo_.keep_may_hold(id, may);
  return may;
}

bool Evaluator::may_hold(const Node& node) {
  const auto parts = children(node);
  const auto may = [&](NodeId part) { return may_hold(part); };
  switch (node.kind) {
    case NodeKind::phrases:
    case NodeKind::pattern:
    case NodeKind::detector:
      return leaves_.may_hit(node.kind, node.payload);
    case NodeKind::all:
    case NodeKind::near:
      return std::all_of(parts.begin(), parts.end(), may);
    case NodeKind::any:
      return std::any_of(parts.begin(), parts.end(), may);
    case NodeKind::requires_then:
    case NodeKind::starts:
    case NodeKind::ends:
      return may(parts[0]);
    case NodeKind::weigh: {
      double most = rounding;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (weights(node)[i] > 0 && may(parts[i])) most += weights(node)[i];
      }
      return most >= program_.thresholds[node.payload].threshold;
    }
    case NodeKind::none_of:
    case NodeKind::length:
    case NodeKind::reads_like:
      return true;
  }
  return true;
}

bool Evaluator::may_fire(const Rule& rule) {
  return may_hold(rule.condition) &&
         std::all_of(rule.context.begin(), rule.context.end(), [&](const Nearby& guard) { return may_hold(guard.condition); });
}

bool Evaluator::reaches_threshold(const Node& node) {
  const auto cues = children(node);
  const auto weight = weights(node);
  const double threshold = program_.thresholds[node.payload].threshold;
  // The sum lies between these; each cue that is tried brings them nearer to each other.
  double least = -rounding, most = rounding;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    if (may_hold(cues[i])) (weight[i] > 0 ? most : least) += weight[i];
  }
  for (const bool dear : {false, true}) {
    for (std::size_t i = 0; i < cues.size(); ++i) {
      if (most < threshold) return false;
      if (least >= threshold) return true;
      if (program_.nodes[cues[i]].dear != dear || !may_hold(cues[i])) continue;
      if (holds(cues[i])) {
        (weight[i] > 0 ? least : most) += weight[i];
      } else {
        (weight[i] > 0 ? most : least) -= weight[i];
      }
    }
  }
  double sum = 0;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    if (may_hold(cues[i]) && holds(cues[i])) sum += weight[i];
  }
  return sum >= threshold;
}

Outcome Evaluator::work_out(const Node& node) {
  switch (node.kind) {
    case NodeKind::phrases:
    case NodeKind::pattern:
    case NodeKind::detector:
      return leaf(node);
    case NodeKind::all:
      return first_place(node);
    case NodeKind::any:
      return all_places(node);
    case NodeKind::none_of:
      return {true, {}};
    case NodeKind::requires_then:
      return evaluate(children(node)[0]);
    case NodeKind::weigh:
      return weigh(node);
    case NodeKind::near:
      return near(node);
    case NodeKind::length:
      return length(node);
    case NodeKind::reads_like:
      return reads_like(node);
    case NodeKind::starts:
    case NodeKind::ends:
      return at_border(node);
  }
  return {};
}

Outcome Evaluator::leaf(const Node& node) {
  Outcome out;
  if (node.kind == NodeKind::phrases) {
    leaves_.phrases(node.payload, out.hits);
  } else if (node.kind == NodeKind::pattern) {
    leaves_.pattern(node.payload, out.hits);
  } else {
    leaves_.detector(static_cast<DetectorId>(node.payload), out.hits);
  }
  normalise(out.hits);
  out.held = !out.hits.empty();
  return out;
}

Outcome Evaluator::first_place(const Node& node) {
  for (const NodeId part : children(node)) {
    if (const Outcome& one = evaluate(part); !one.hits.empty()) return one;
  }
  return {true, {}};
}

Outcome Evaluator::all_places(const Node& node) {
  Outcome out{true, {}};
  for (const NodeId part : children(node)) {
    const Outcome& one = evaluate(part);
    out.hits.insert(out.hits.end(), one.hits.begin(), one.hits.end());
  }
  normalise(out.hits);
  return out;
}

Outcome Evaluator::weigh(const Node& node) {
  struct Cue {
    double weight;
    const std::vector<Hit>& hits;
  };
  std::vector<Cue> placed;
  const Cue* heaviest = nullptr;
  const auto cues = children(node);
  placed.reserve(cues.size());
  for (std::size_t i = 0; i < cues.size(); ++i) {
    const double weight = weights(node)[i];
    if (weight <= 0 || !may_hold(cues[i])) continue;
    const Outcome& cue = evaluate(cues[i]);
    if (cue.hits.empty()) continue;
    placed.push_back({weight, cue.hits});
    if (heaviest == nullptr || weight > heaviest->weight) heaviest = &placed.back();
  }
  Outcome out{true, {}};
  if (heaviest == nullptr) return out;
  // A word as common as "you" tips the scales without being what the person should look at: only cues more than half as heavy as the
  // heaviest are marked.
  std::vector<Mark> marks;
  for (const Cue& cue : placed) {
    if (cue.weight * 2 <= heaviest->weight) continue;
    for (const Hit& one : cue.hits) append_marks(one, marks);
  }
  sort_marks(marks);
  const Hit& first = heaviest->hits.front();
  out.hits.push_back({first.span, first.detector, first.better, std::move(marks)});
  return out;
}

Outcome Evaluator::near(const Node& node) {
  const NodeId one = children(node)[0], other = children(node)[1];
  if (program_.nodes[one].dear ? !holds(other) || !holds(one) : !holds(one) || !holds(other)) return {};
  const Outcome& first = evaluate(one);
  const Outcome& second = evaluate(other);
  const std::size_t within = program_.distances[node.payload];
  Outcome out;
  const auto join = [&](const Hit& a, Reading::Words words, const Hit& b) {
    if (Reading::distance(words, reading_.words_of(b.span)) > within) return;
    Hit hit;
    hit.span = {std::min(a.span.begin, b.span.begin), std::max(a.span.end, b.span.end)};
    append_marks(a, hit.marks);
    append_marks(b, hit.marks);
    sort_marks(hit.marks);
    out.hits.push_back(std::move(hit));
  };
  // Hits lie in order and none inside another, so their ends are in order as well: from one to the next, the nearest on either side move
  // on and never back.
  auto after = second.hits.begin();   // the first that begins behind the hit
  auto behind = second.hits.begin();  // the first that does not end before it
  for (const Hit& a : first.hits) {
    while (after != second.hits.end() && after->span.begin < a.span.end) ++after;
    while (behind != second.hits.end() && behind->span.end <= a.span.begin) ++behind;
    const Reading::Words words = reading_.words_of(a.span);
    if (after != second.hits.end()) join(a, words, *after);
    if (behind != second.hits.begin()) join(a, words, *std::prev(behind));
  }
  normalise(out.hits);
  out.held = !out.hits.empty();
  return out;
}

Outcome Evaluator::length(const Node& node) {
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

Outcome Evaluator::reads_like(const Node& node) {
  Outcome out{true, {}};
  const std::vector<Span> words = reading_.evidence(program_.semblances[node.payload].category);
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

Outcome Evaluator::at_border(const Node& node) {
  const Span all = content();
  Outcome out;
  for (const Hit& hit : evaluate(children(node)[0]).hits) {
    if (node.kind == NodeKind::starts ? hit.span.begin <= all.begin : hit.span.end >= all.end) out.hits.push_back(hit);
  }
  out.held = !out.hits.empty();
  return out;
}

bool Evaluator::holds_near(const Nearby& guard, Span span) {
  if (!guard.within) return holds(guard.condition);
  const Outcome& outcome = evaluate(guard.condition);
  if (outcome.hits.empty()) return outcome.held;
  // In order and none inside another: the nearest are the first that begins behind the span and the one before that.
  const Reading::Words words = reading_.words_of(span);
  const auto is_near = [&](const Hit& hit) { return Reading::distance(words, reading_.words_of(hit.span)) <= *guard.within; };
  const auto behind =
      std::partition_point(outcome.hits.begin(), outcome.hits.end(), [&](const Hit& hit) { return hit.span.begin < span.end; });
  return (behind != outcome.hits.end() && is_near(*behind)) || (behind != outcome.hits.begin() && is_near(*std::prev(behind)));
}

bool Evaluator::is_cancelled(const Rule& rule, const Scope& scope, const Circumstances& circumstances) {
  // What is near a hit is for later; these hold for every hit or for none.
  const auto fails = [&](const Nearby& guard) { return !guard.within && !holds(guard.condition); };
  const auto cancels = [&](const Nearby& guard) { return !guard.within && holds(guard.condition); };
  return std::any_of(rule.context.begin(), rule.context.end(), fails) || std::any_of(rule.unless.begin(), rule.unless.end(), cancels) ||
         std::any_of(rule.exceptions.begin(), rule.exceptions.end(), [&](const Exception& exception) {
           return exception.holds(scope, circumstances) && (exception.condition.condition == none || cancels(exception.condition));
         });
}

std::vector<Hit> Evaluator::hits_of(const Rule& rule, const Scope& scope, const Circumstances& circumstances) {
  if (!holds(rule.condition) || is_cancelled(rule, scope, circumstances)) return {};
  std::vector<Hit> hits = evaluate(rule.condition).hits;
  if (hits.empty()) {
    // It holds without a place (none): the whole text is meant, unless there is none.
    const std::vector<Token>& tokens = reading_.text().tokens();
    if (tokens.empty()) return {};
    hits.push_back({{tokens.front().span.begin, tokens.back().span.end}, no_detector, none, {}});
  }
  const auto drop = [&](const Nearby& guard, bool near) {
    if (guard.within && !hits.empty()) std::erase_if(hits, [&](const Hit& hit) { return holds_near(guard, hit.span) == near; });
  };
  for (const Nearby& guard : rule.context) drop(guard, false);
  for (const Nearby& guard : rule.unless) drop(guard, true);
  for (const Exception& exception : rule.exceptions) {
    if (exception.holds(scope, circumstances)) drop(exception.condition, true);
  }
  return hits;
}

}  // namespace sayso::rules
