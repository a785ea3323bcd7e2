#include "rules/explanation.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace sayso::rules {

namespace {

constexpr std::size_t most_spans = 64;

std::string counted(std::size_t n, std::string_view one) { return std::to_string(n) + " " + std::string(one) + (n == 1 ? "" : "s"); }

bool has_bit(std::uint8_t mask, std::size_t bit) noexcept { return (mask >> bit & 1U) != 0; }

/// How the path goes on from a node to its child `i`, before the child's own field.
std::string step(const Program& program, const Node& node, std::size_t i) {
  std::string field = "/" + std::string(program.describe(node.kind));
  switch (node.kind) {
    case NodeKind::all:
      return node.fields ? "" : field + "/" + std::to_string(i);
    case NodeKind::any:
    case NodeKind::none_of:
      return field + "/" + std::to_string(i);
    case NodeKind::weigh:
      return field + "/cues/" + std::to_string(i);
    case NodeKind::near:
      return field + (i == 0 ? "/first" : "/second");
    case NodeKind::requires_then:
      return field + (i == 0 ? "/if" : "/then");
    default:
      return field;
  }
}

std::string field_of(const Program& program, const Node& node) {
  if (node.kind == NodeKind::all && node.fields) return "";
  if (node.kind == NodeKind::phrases) {
    const Range set = program.phrase_sets[node.payload];
    if (program.phrases[set.first].better != none) return "/swap";
  }
  return "/" + std::string(program.describe(node.kind));
}

class Explainer {
 public:
  Explainer(const Program& program, Evaluator& evaluator, Reading& reading) : program_(program), evaluator_(evaluator), reading_(reading) {}

  Explanation condition(NodeId id, const std::string& path) const {
    const Node& node = program_.nodes[id];
    const Outcome& outcome = evaluator_.evaluate(id);
    Explanation out;
    const auto term = program_.terms.find(id);
    const std::string here = term == program_.terms.end() ? path : path + "/term(" + term->second + ")";
    out.path = here + field_of(program_, node);
    out.held = outcome.held;
    for (std::size_t i = 0; i < std::min(outcome.hits.size(), most_spans); ++i) out.spans.push_back(outcome.hits[i].span);
    out.why = why(node, outcome);
    for (std::size_t i = 0; i < node.children.count; ++i) {
      out.parts.push_back(condition(program_.children[node.children.first + i], here + step(program_, node, i)));
    }
    return out;
  }

 private:
  std::string why(const Node& node, const Outcome& outcome) const {
    const std::string places = counted(outcome.hits.size(), "place");
    switch (node.kind) {
      case NodeKind::phrases: {
        const std::string phrases = counted(program_.phrase_sets[node.payload].count, "phrase");
        return outcome.held ? "Found in " + places + "." : "None of its " + phrases + " stands in the text.";
      }
      case NodeKind::pattern: {
        if (outcome.held) return "The expression matches in " + places + ".";
        const Pattern& pattern = *program_.patterns[node.payload];
        if (pattern.keywords().empty()) return "The expression matches nowhere.";
        const std::string_view text = pattern.reads_all() ? reading_.text().utf8() : reading_.text().masked();
        std::vector<Span> matches;
        pattern.find(text, {0, text.size()}, matches);
        return matches.empty() ? "The expression matches nowhere." : "The expression matches, but none of its keywords stands there.";
      }
      case NodeKind::detector:
        return outcome.held ? "Found in " + places + "." : "There is no " + std::string(detectors()[node.payload].title) + " in the text.";
      case NodeKind::weigh: {
        const Program::Threshold& threshold = program_.thresholds[node.payload];
        double sum = 0;
        for (std::size_t i = 0; i < node.children.count; ++i) {
          if (evaluator_.evaluate(program_.children[node.children.first + i]).held) sum += program_.weights[threshold.first_weight + i];
        }
        return "The cues that hold weigh " + number(sum) + "; the threshold is " + number(threshold.threshold) + ".";
      }
      case NodeKind::requires_then:
        return outcome.held ? "The first condition holds and the second does not."
                            : "The first condition does not hold, or the second holds as well.";
      case NodeKind::length:
        return std::string(outcome.held ? "The text is over " : "The text is not over ") +
               std::to_string(program_.lengths[node.payload].over) + ".";
      case NodeKind::reads_like: {
        const Semblance& semblance = program_.semblances[node.payload];
        return "The draft reads like " + std::string(name_of(semblance.category)) + " to " +
               hundredths(reading_.likeness(semblance.category)) + "; " + hundredths(semblance.at_least) + " is asked for.";
      }
      case NodeKind::all:
        return outcome.held ? "All of them hold." : "Not all of them hold.";
      case NodeKind::any:
        return outcome.held ? "At least one of them holds." : "None of them holds.";
      case NodeKind::none_of:
        return outcome.held ? "None of them holds, as it should be." : "One of them holds.";
      case NodeKind::near: {
        const std::size_t within = program_.distances[node.payload];
        if (outcome.held) return "The two stand within " + counted(within, "word") + " of each other, in " + places + ".";
        const Outcome& first = evaluator_.evaluate(program_.children[node.children.first]);
        const Outcome& second = evaluator_.evaluate(program_.children[node.children.first + 1]);
        std::size_t nearest = SIZE_MAX;
        for (const Hit& a : first.hits) {
          for (const Hit& b : second.hits) {
            if (!a.span.overlaps(b.span))
              nearest = std::min(nearest, Reading::distance(reading_.words_of(a.span), reading_.words_of(b.span)));
          }
          if (first.hits.size() * second.hits.size() > 100'000) break;  // a sentence is not worth more
        }
        if (nearest == SIZE_MAX) return "The two do not both stand in the text.";
        return "The nearest two stand " + counted(nearest, "word") + " apart; " + std::to_string(within) + " are allowed.";
      }
      case NodeKind::starts:
        return outcome.held ? "The text begins with it." : "The text does not begin with it.";
      case NodeKind::ends:
        return outcome.held ? "The text ends with it." : "The text does not end with it.";
    }
    return {};
  }

  static std::string hundredths(double value) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
  }

  static std::string number(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
  }

  const Program& program_;
  Evaluator& evaluator_;
  Reading& reading_;
};

void add_scope(const When& when, const Scope& scope, const Circumstances& circumstances, std::vector<Explanation>& out) {
  const auto add = [&](std::string_view field, bool limits, bool held, std::string_view actual) {
    if (!limits) return;
    out.push_back({"/when/" + std::string(field),
                   held,
                   (field == "role" ? "The writer's " : "The draft's ") + std::string(field) + " is " + std::string(actual) +
                       (held ? "." : ", which the rule does not name."),
                   {},
                   {}});
  };
  add("surface", when.surfaces != 0xFF, has_bit(when.surfaces, static_cast<std::size_t>(scope.surface)), name_of(scope.surface));
  add("audience", when.audiences != 0xFF, has_bit(when.audiences, static_cast<std::size_t>(scope.audience)), name_of(scope.audience));
  add("account", when.accounts != 0xFF, has_bit(when.accounts, static_cast<std::size_t>(scope.account)), name_of(scope.account));
  const auto alone = [&](auto member) {
    When only;
    only.*member = when.*member;
    return only.holds(scope, circumstances);
  };
  add("site", !when.sites.empty(), alone(&When::sites), scope.site.empty() ? std::string_view("unknown") : std::string_view(scope.site));
  add("language", !when.languages.empty(), alone(&When::languages),
      circumstances.language.empty() ? std::string_view("unknown") : std::string_view(circumstances.language));
  std::string roles;
  for (const std::string& role : circumstances.roles) roles += (roles.empty() ? "" : ", ") + role;
  if (!when.roles.empty() && roles.empty()) {
    out.push_back({"/when/role", false, "No role of the writer is told, and the rule asks for one.", {}, {}});
  } else {
    add("role", !when.roles.empty(), alone(&When::roles), roles);
  }
}

void collect(const Program& program, NodeId id, const std::string& path, std::vector<Matcher>& out) {
  const Node& node = program.nodes[id];
  const auto term = program.terms.find(id);
  const std::string here = term == program.terms.end() ? path : path + "/term(" + term->second + ")";
  if (node.children.count == 0) out.push_back({id, here + field_of(program, node)});
  if (node.kind == NodeKind::none_of) return;  // what must not hold is no matcher that an example fires
  for (std::size_t i = 0; i < node.children.count; ++i) {
    if (node.kind == NodeKind::requires_then && i == 1) continue;
    if (node.kind == NodeKind::weigh && program.weights[program.thresholds[node.payload].first_weight + i] <= 0) continue;
    collect(program, program.children[node.children.first + i], here + step(program, node, i), out);
  }
}

}  // namespace

Explanation explain_rule(const Program& program, Evaluator& evaluator, Reading& reading, const Rule& rule, const Scope& scope,
                         const Circumstances& circumstances) {
  const Explainer explainer(program, evaluator, reading);
  Explanation out;
  add_scope(rule.when, scope, circumstances, out.parts);
  if (rule.from || rule.to) {
    const bool inside = (!rule.from || circumstances.now >= *rule.from) && (!rule.to || circumstances.now < *rule.to);
    out.parts.push_back({"/window", inside, inside ? "It is the time of the window." : "It is not the time of the window.", {}, {}});
  }
  if (rule.expires) {
    const bool valid = circumstances.now < *rule.expires;
    out.parts.push_back({"/expires", valid, valid ? "The rule has not expired." : "The rule has expired.", {}, {}});
  }
  if (rule.rollout < 100) {
    const bool in = circumstances.rollout_bucket < rule.rollout;
    const std::string number =
        "Rolled out to " + std::to_string(rule.rollout) + " % of people: number " + std::to_string(circumstances.rollout_bucket);
    out.parts.push_back({"/rollout", in, in ? number + " is in." : number + " is not in yet.", {}, {}});
  }
  const Outcome& outcome = evaluator.evaluate(rule.condition);
  out.parts.push_back(explainer.condition(rule.condition, ""));

  const auto guard = [&](const Nearby& nearby, bool wanted) {
    Explanation part = explainer.condition(nearby.condition, nearby.path);
    std::size_t near = 0;
    for (const Hit& hit : outcome.hits) near += evaluator.holds_near(nearby, hit.span) ? 1U : 0U;
    const std::string where = nearby.within ? "within " + counted(*nearby.within, "word") + " of " : "for ";
    part.held = wanted ? near > 0 : near == 0 || near < outcome.hits.size();
    part.why = std::string(wanted ? "It stands " : "It cancels ") + where + std::to_string(near) + " of " +
               counted(outcome.hits.size(), "hit") + ". " + part.why;
    out.parts.push_back(std::move(part));
  };
  for (const Nearby& context : rule.context) guard(context, true);
  for (const Nearby& unless : rule.unless) guard(unless, false);
  for (std::size_t i = 0; i < rule.exceptions.size(); ++i) {
    const Exception& exception = rule.exceptions[i];
    const std::string path = "/exceptions/" + std::to_string(i);
    if (circumstances.now >= exception.expires) {
      out.parts.push_back({path, true, "This exception has expired and cancels nothing.", {}, {}});
    } else if (!exception.holds(scope, circumstances)) {
      out.parts.push_back({path, true, "This exception is not for this scope.", {}, {}});
    } else if (exception.condition.condition == none) {
      out.parts.push_back({path, false, "This exception cancels the rule here.", {}, {}});
    } else {
      guard(exception.condition, false);
    }
  }
  out.held = rule.applies(scope, circumstances) && !evaluator.hits_of(rule, scope, circumstances).empty();
  out.why = out.held ? "The rule fires." : "The rule does not fire.";
  return out;
}

std::string_view within_pack(std::string_view path, std::string_view rule) {
  const std::string_view pack = rule.substr(0, rule.find('/') + 1);
  constexpr std::string_view term = "/term(";
  for (std::size_t at = path.find(term); at != std::string_view::npos; at = path.find(term, at + 1)) {
    if (!path.substr(at + term.size()).starts_with(pack)) return path.substr(0, path.find(')', at) + 1);
  }
  return path;
}

std::vector<Matcher> matchers_of(const Program& program, const Rule& rule) {
  std::vector<Matcher> out;
  collect(program, rule.condition, "", out);
  for (const Nearby& context : rule.context) collect(program, context.condition, context.path, out);
  return out;
}

}  // namespace sayso::rules
