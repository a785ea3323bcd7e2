#include "rules/proving.hpp"

#include <algorithm>

#include "rules/evaluator.hpp"
#include "rules/index.hpp"
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

std::optional<ExampleFault> prove(const Program& program, const Rule& rule, std::chrono::sys_seconds now) {
  const auto fires = [&](const Example& example) -> std::optional<bool> {
    const auto text = Text::prepare(example.text);
    if (!text) return std::nullopt;
    const Scope scope = scope_of(example, rule.when);
    Circumstances circumstances = circumstances_of(example, rule, now);
    Reading reading(program, text.value());
    PlainLeaves leaves(program, reading);
    if (!rule.when.holds(scope, circumstances)) return false;
    return !Evaluator(program, reading, leaves).hits_of(rule, scope, circumstances).empty();
  };
  for (const Example& example : rule.flags) {
    if (fires(example) != true)
      return ExampleFault{&example, "The rule does not flag this example. Loosen the rule, or correct the text or its scope."};
  }
  for (const Example& example : rule.passes) {
    if (fires(example) != false)
      return ExampleFault{&example, "The rule flags this example, which should pass. Tighten the rule, or add an \"unless\"."};
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
    const Evaluator evaluator(program, reading, leaves);
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
        if (!rule.when.holds(scope, circumstances) || evaluator.hits_of(rule, scope, circumstances).empty()) continue;
        out.emplace(number, &one);
        break;
      }
    }
  }
  return out;
}

}  // namespace sayso::rules
