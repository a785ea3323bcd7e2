#include "rules/proving.hpp"

#include <algorithm>

#include "rules/evaluator.hpp"
#include "rules/explanation.hpp"
#include "rules/fixes.hpp"
#include "rules/index.hpp"
#include "rules/indexed_leaves.hpp"
#include "rules/reading.hpp"

namespace sayso::rules {

Scope scope_of(const Example& example, const When& when) {
  Scope scope;
  scope.site = example.site.value_or(when.sites.empty() ? "unknown" : when.sites.front());
  scope.surface = example.surface.value_or(when.first_surface.value_or(Surface::post));
  const bool message = scope.surface == Surface::direct_message || scope.surface == Surface::group_message;
  scope.audience = example.audience.value_or(
      message && example.surface ? Audience::closed : when.first_audience.value_or(message ? Audience::closed : Audience::open));
  scope.account = example.account.value_or(when.first_account.value_or(Account::personal));
  return scope;
}

Circumstances circumstances_of(const Example& example, const Rule& rule, std::chrono::sys_seconds now) {
  Circumstances circumstances;
  circumstances.now = now;
  if (rule.to && now >= *rule.to) circumstances.now = *rule.to - std::chrono::seconds(1);
  if (rule.from && circumstances.now < *rule.from) circumstances.now = *rule.from;
  circumstances.language =
      example.language.value_or(rule.when.languages.empty() || rule.when.languages.front() == "unknown" ? "" : rule.when.languages.front());
  if (example.role) {
    circumstances.roles = {*example.role};
  } else if (!rule.when.roles.empty()) {
    circumstances.roles = {rule.when.roles.front()};
  }
  return circumstances;
}

namespace {

constexpr int most_rounds = 4;

/// A rule, and the texts it is tried on.
class Proof {
 public:
  Proof(const Program& program, const Rule& rule, std::chrono::sys_seconds now) : program_(program), rule_(rule), now_(now) {}

  [[nodiscard]] bool flags(const Example& example) const { return fires(example.text, scope_of(example, rule_.when), example); }

  /// The innermost condition that an example lacks, as a sentence with its place in the rule; empty where all hold.
  [[nodiscard]] std::string missing(const Example& example) const {
    const auto text = Text::prepare(example.text);
    if (!text) return {};
    const Scope scope = scope_of(example, rule_.when);
    Reading reading(program_, text.value(), scope);
    PlainLeaves leaves(program_, reading);
    Evaluator evaluator(program_, reading, leaves);
    const Explanation all = explain_rule(program_, evaluator, reading, rule_, scope, circumstances_of(example, rule_, now_));
    const auto part = first_lacking(all.parts);
    if (part == all.parts.end()) return {};
    const std::size_t guards = rule_.context.size() + rule_.unless.size() + rule_.exceptions.size();
    const bool is_condition = all.parts.end() - part == static_cast<std::ptrdiff_t>(guards + 1);  // what guards it is explained behind it
    const Explanation& lacking = is_condition ? innermost(rule_.condition, *part) : *part;
    return (lacking.path.empty() ? "/" : lacking.path) + ": " + lacking.why + " ";
  }

  /// Whether the rule still fires on an example after one of its fixes.
  [[nodiscard]] bool fires_after(std::size_t fix, const Example& example) const {
    Scope scope = scope_of(example, rule_.when);
    if (rule_.fixes[fix].kind == FixTemplate::Kind::move) {
      scope.surface = parse_surface(rule_.fixes[fix].text).value_or(Surface::unknown);
      if (scope.surface == Surface::direct_message) scope.audience = Audience::closed;
      if (scope.surface == Surface::group_message) scope.audience = Audience::group;
      return fires(example.text, scope, example);
    }
    // What is found only once something else is fixed is fixed in turn, as a person would.
    std::string text = example.text;
    for (int round = 0; round < most_rounds; ++round) {
      text = fixed(fix, text, scope, example);
      if (!fires(text, scope, example)) return false;
    }
    return true;
  }

 private:
  static std::vector<Explanation>::const_iterator first_lacking(const std::vector<Explanation>& parts) {
    return std::find_if(parts.begin(), parts.end(), [](const Explanation& one) { return !one.held; });
  }

  /// What a condition lacks: of several that must all hold the first that does not, as deep as that goes.
  [[nodiscard]] const Explanation& innermost(NodeId id, const Explanation& condition) const {
    const Node& node = program_.nodes[id];
    const auto part = first_lacking(condition.parts);
    if (node.kind != NodeKind::all || part == condition.parts.end()) return condition;
    const auto place = static_cast<std::uint32_t>(part - condition.parts.begin());
    return innermost(program_.children[node.children.first + place], *part);
  }

  [[nodiscard]] std::vector<Hit> hits(const Text& text, const Scope& scope, const Circumstances& circumstances) const {
    Reading reading(program_, text, scope);
    PlainLeaves leaves(program_, reading);
    return Evaluator(program_, reading, leaves).hits_of(rule_, scope, circumstances);
  }

  [[nodiscard]] bool fires(std::string_view utf8, const Scope& scope, const Example& example) const {
    const auto text = Text::prepare(utf8);
    const Circumstances circumstances = circumstances_of(example, rule_, now_);
    return text && rule_.when.holds(scope, circumstances) && !hits(text.value(), scope, circumstances).empty();
  }

  /// The text with the fix applied to every hit, from the last to the first.
  [[nodiscard]] std::string fixed(std::size_t fix, const std::string& utf8, const Scope& scope, const Example& example) const {
    std::string out = utf8;
    const auto text = Text::prepare(utf8);
    if (!text) return out;
    const std::vector<Hit> found = hits(text.value(), scope, circumstances_of(example, rule_, now_));
    std::optional<Span> last;
    for (auto hit = found.rbegin(); hit != found.rend(); ++hit) {
      const std::vector<Fix> fixes = fixes_for(program_, rule_, *hit, text.value());
      const Fix& edit = fixes[fix + (hit->better != none ? 1 : 0)];  // a swap's own fix comes first
      // One insertion is enough, however many places ask for it; of two places that overlap the later one is done.
      if (last && (*last == edit.span || edit.span.end > last->begin)) continue;
      last = edit.span;
      out.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
    }
    return out;
  }

  const Program& program_;
  const Rule& rule_;
  std::chrono::sys_seconds now_;
};

}  // namespace

std::optional<ProofFault> prove(const Program& program, const Rule& rule, std::chrono::sys_seconds now) {
  const Proof proof(program, rule, now);
  for (const Example& example : rule.flags) {
    if (!proof.flags(example)) {
      return ProofFault{
          RefusalCode::example_failed, example.path,
          "The rule does not flag this example. " + proof.missing(example) + "Loosen the rule, or correct the text or its scope."};
    }
  }
  for (const Example& example : rule.passes) {
    if (proof.flags(example)) {
      return ProofFault{RefusalCode::example_failed, example.path,
                        "The rule flags this example, which should pass. Tighten the rule, or add an \"unless\"."};
    }
  }
  for (std::size_t i = 0; i < rule.fixes.size(); ++i) {
    for (std::size_t k = 0; k < rule.flags.size(); ++k) {
      if (!proof.fires_after(i, rule.flags[k])) continue;
      return ProofFault{
          RefusalCode::fix_failed, rule.path + "/fixes/" + std::to_string(i),
          "After this fix the rule still flags example " + std::to_string(k + 1) + " of \"flags\". Offer a fix that helps there, or none."};
    }
  }
  return std::nullopt;
}

std::vector<PreparedText> prepare_corpus(const std::vector<ProtectedText>& corpus) {
  std::vector<PreparedText> out;
  for (const ProtectedText& one : corpus) {
    auto text = Text::prepare(one.text);
    if (text) out.push_back({one.id, std::move(text).value()});
  }
  return out;
}

std::map<std::uint32_t, const PreparedText*> rules_that_fire_on(const std::vector<PreparedText>& corpus, const Program& program,
                                                                const std::function<bool(const Rule&)>& proved,
                                                                std::chrono::sys_seconds now) {
  struct Place {
    Surface surface;
    Audience audience;
  };
  static constexpr Place places[] = {{Surface::post, Audience::open},
                                     {Surface::reply, Audience::open},
                                     {Surface::comment, Audience::group},
                                     {Surface::group_message, Audience::group},
                                     {Surface::direct_message, Audience::closed}};
  std::map<std::uint32_t, const PreparedText*> out;
  if (corpus.empty() || std::none_of(program.rules.begin(), program.rules.end(), proved)) return out;
  const Index index(program);
  const Example anywhere;
  for (const PreparedText& one : corpus) {
    Reading reading(program, one.text);
    IndexedLeaves leaves(program, index, reading);
    for (const std::uint32_t number : leaves.candidates(proved)) {
      const Rule& rule = program.rules[number];
      if (!proved(rule) || out.contains(number)) continue;
      const Circumstances circumstances = circumstances_of(anywhere, rule, now);
      Scope scope;
      scope.site = rule.when.sites.empty() ? "unknown" : rule.when.sites.front();
      scope.account = Account::personal;
      for (const Place place : places) {
        scope.surface = place.surface;
        scope.audience = place.audience;
        if (!rule.when.holds(scope, circumstances)) continue;
        reading.move_to(scope);
        if (Evaluator(program, reading, leaves).hits_of(rule, scope, circumstances).empty()) continue;
        out.emplace(number, &one);
        break;
      }
    }
  }
  return out;
}

}  // namespace sayso::rules
