// One draft, one reading: which rules are silent where another category knows better.
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "sayso/rules.hpp"

using namespace sayso;
using nlohmann::json;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

/// A rule that fires on its own id as a word.
json rule(const std::string& id, const std::string& category, std::vector<std::string> yields_to = {},
          const std::string& stage = "advise") {
  json out = {{"id", id},        {"category", category},           {"stage", stage},
              {"phrases", {id}}, {"message", {{"what", "What."}}}, {"examples", {{"flags", {id}}}}};
  if (!yields_to.empty()) out["yields-to"] = yields_to;
  return out;
}

std::shared_ptr<const RuleSet> rules_of(std::vector<json> rules, const StagePolicy& stages = {}) {
  RuleSetBuilder builder;
  builder.add(json{{"pack", "test"}, {"rules", std::move(rules)}}.dump(), Origin::machine, "test.json");
  builder.set_stages(stages);
  auto set = builder.build(now);
  for (const Refusal& refusal : set->refusals()) UNSCOPED_INFO(refusal.path << " " << refusal.reason);
  REQUIRE(set->refusals().empty());
  return set;
}

/// The ids of the rules that are told, by both ways through the rules.
std::set<std::string> told(const RuleSet& rules, std::string_view utf8) {
  const auto text = Text::prepare(utf8);
  Circumstances circumstances;
  circumstances.now = now;
  const auto ids = [](const std::vector<Finding>& findings) {
    std::set<std::string> out;
    for (const Finding& finding : findings) out.insert(finding.rule.substr(finding.rule.find('/') + 1));
    return out;
  };
  const auto fast = ids(rules.match(text.value(), {}, circumstances));
  CHECK(fast == ids(rules.match_plain(text.value(), {}, circumstances)));
  return fast;
}

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("a rule is silent where a category that it yields to is shown", "[rules][yielding]") {
  const auto rules = rules_of({rule("sign", "health", {"legal-admission"}), rule("fault", "legal-admission"), rule("pin", "credentials")});
  CHECK(told(*rules, "sign") == Ids{"sign"});
  CHECK(told(*rules, "sign, fault") == Ids{"fault"});
  CHECK(told(*rules, "sign, sign, pin") == Ids{"sign", "pin"});
  CHECK(told(*rules, "fault, sign, pin, sign") == Ids{"fault", "pin"});
}

TEST_CASE("what yields itself silences nobody", "[rules][yielding]") {
  const auto rules =
      rules_of({rule("one", "whereabouts", {"health"}), rule("two", "health", {"credentials"}), rule("three", "credentials")});
  CHECK(told(*rules, "one two") == Ids{"two"});
  CHECK(told(*rules, "one two three") == Ids{"one", "three"});
}

TEST_CASE("rules that wait for each other are all shown", "[rules][yielding]") {
  const auto circle =
      rules_of({rule("one", "whereabouts", {"health"}), rule("two", "health", {"whereabouts"}), rule("pin", "credentials")});
  CHECK(told(*circle, "one two") == Ids{"one", "two"});
  CHECK(told(*circle, "pin two one") == Ids{"one", "two", "pin"});
  const auto out =
      rules_of({rule("one", "whereabouts", {"health"}), rule("two", "health", {"whereabouts", "credentials"}), rule("pin", "credentials")});
  CHECK(told(*out, "one two pin") == Ids{"one", "pin"});
}

TEST_CASE("a rule may yield to the other rules of its own category, never to itself", "[rules][yielding]") {
  const auto rules = rules_of({rule("signs", "whereabouts", {"whereabouts"}), rule("sure", "whereabouts")});
  CHECK(told(*rules, "signs") == Ids{"signs"});
  CHECK(told(*rules, "signs sure") == Ids{"sure"});
}

TEST_CASE("what is only counted neither yields nor silences", "[rules][yielding]") {
  const std::vector<json> pack = {rule("sign", "health", {"credentials"}), rule("pin", "credentials")};
  CHECK(told(*rules_of(pack), "sign pin") == Ids{"pin"});
  CHECK(told(*rules_of(pack, {{{"credentials", Stage::audit}}}), "sign pin") == Ids{"sign", "pin"});
  CHECK(told(*rules_of(pack, {{{"health", Stage::audit}}}), "sign pin") == Ids{"sign", "pin"});
}

TEST_CASE("explain names the rule that knows better", "[rules][yielding][explain]") {
  const auto rules = rules_of({rule("sign", "health", {"credentials"}), rule("pin", "credentials")});
  const auto last = [&](std::string_view utf8) {
    Circumstances circumstances;
    circumstances.now = now;
    const auto explanation = rules->explain("test/sign", Text::prepare(utf8).value(), {}, circumstances);
    REQUIRE(explanation.has_value());
    CHECK(explanation->held == explanation->parts.back().held);
    REQUIRE(explanation->parts.back().path == "/yields-to");
    return explanation->parts.back().why;
  };
  CHECK(last("sign") == "No rule that this one yields to speaks here.");
  CHECK(last("sign, pin") == "It yields to test/pin, which speaks here.");
}

TEST_CASE("yields-to takes categories that rules have", "[rules][yielding]") {
  for (const char* wrong : {"helth", "spelling"}) {
    RuleSetBuilder builder;
    builder.add(json{{"pack", "test"}, {"rules", {rule("sign", "health", {wrong})}}}.dump(), Origin::machine, "test.json");
    const auto set = builder.build(now);
    REQUIRE(set->refusals().size() == 1);
    CHECK(set->refusals()[0].path == "/rules/0/yields-to/0");
    CHECK(set->refusals()[0].code == RefusalCode::unknown_value);
  }
}
