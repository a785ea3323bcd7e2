// "Why was this not flagged?", and which matchers the examples reach.
#include <algorithm>
#include <chrono>
#include <string>

#include "catch.hpp"
#include "sayso/rules.hpp"

using namespace sayso;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

constexpr const char* pack = R"({ "pack": "test", "vocabulary": { "code": { "phrases": ["heron", "egret"] } }, "rules": [ {
  "id": "rule", "category": "confidential", "stage": "advise", "message": { "what": "W." },
  "when": { "audience": "public" },
  "any": [ { "term": "code" }, { "near": { "first": { "phrases": ["pin"] }, "second": { "pattern": "\\d{4}" }, "within": 2 } } ],
  "unless": [ { "phrases": ["bird"] } ],
  "examples": { "flags": ["heron"], "passes": ["heron, the bird"] } } ] })";

std::shared_ptr<const RuleSet> build() {
  RuleSetBuilder builder;
  builder.add(pack, Origin::machine, "test");
  builder.keep_sources();
  auto rules = builder.build(now);
  REQUIRE(rules->refusals().empty());
  return rules;
}

Explanation explain(const RuleSet& rules, std::string_view utf8, Audience audience = Audience::open) {
  Scope scope;
  scope.audience = audience;
  Circumstances circumstances;
  circumstances.now = now;
  const auto text = Text::prepare(utf8);
  auto explanation = rules.explain("test/rule", text.value(), scope, circumstances);
  REQUIRE(explanation.has_value());
  const bool fires = !rules.match(text.value(), scope, circumstances).empty();
  CHECK(explanation->held == fires);
  return *explanation;
}

/// The condition with this path, wherever it is.
const Explanation* find(const Explanation& explanation, std::string_view path) {
  if (explanation.path == path) return &explanation;
  for (const Explanation& part : explanation.parts) {
    if (const Explanation* found = find(part, path)) return found;
  }
  return nullptr;
}

bool held(const Explanation& explanation, std::string_view path) {
  const Explanation* const part = find(explanation, path);
  INFO(path);
  REQUIRE(part != nullptr);
  CHECK_FALSE(part->why.empty());
  return part->held;
}

}  // namespace

TEST_CASE("explain says of each condition whether it held", "[rules][explain]") {
  const auto rules = build();
  CHECK(explain(*rules, "a heron").held);
  CHECK(held(explain(*rules, "a heron"), "/any"));
  CHECK(held(explain(*rules, "a heron"), "/any/0/term(test/code)/phrases"));
  CHECK_FALSE(held(explain(*rules, "a heron"), "/any/1/near"));
  CHECK_FALSE(held(explain(*rules, "a heron", Audience::friends), "/when/audience"));
  CHECK_FALSE(held(explain(*rules, "a heron, a bird"), "/unless/0/phrases"));
  const Explanation apart = explain(*rules, "pin is the lovely 1234");
  CHECK_FALSE(apart.held);
  CHECK(find(apart, "/any/1/near")->why.find("4 words apart; 2 are allowed") != std::string::npos);
  CHECK(held(apart, "/any/1/near/first/phrases"));
  CHECK(find(apart, "/any/1/near/second/pattern")->spans == std::vector<Span>{{18, 22}});
}

TEST_CASE("explain knows loaded rules only", "[rules][explain]") {
  CHECK_FALSE(build()->explain("test/none", Text::prepare("x").value(), {}, {}).has_value());
}

TEST_CASE("coverage names the matchers that no flagged example fires", "[rules][explain]") {
  const auto coverage = build()->coverage();
  REQUIRE(coverage.size() == 3);
  CHECK(coverage[0].path == "/any/0/term(test/code)/phrases");
  CHECK(coverage[0].fired);
  CHECK(coverage[1].path == "/any/1/near/first/phrases");
  CHECK_FALSE(coverage[1].fired);
  CHECK_FALSE(coverage[2].fired);
}

TEST_CASE("explain says where a finding does less, or more, than the rule names", "[rules][explain]") {
  const auto why = [](Account account, Stages stages = {}) {
    constexpr const char* strict = R"({ "pack": "test", "rules": [ { "id": "rule", "category": "confidential", "stage": "confirm",
      "phrases": ["heron"], "message": { "what": "W." }, "examples": { "flags": ["heron"] } } ] })";
    RuleSetBuilder builder;
    builder.add(strict, Origin::machine, "test");
    builder.set_stages({std::move(stages), Stage::block});
    Scope scope;
    scope.account = account;
    Circumstances circumstances;
    circumstances.now = now;
    const auto explanation = builder.build(now)->explain("test/rule", Text::prepare("a heron").value(), scope, circumstances);
    REQUIRE(explanation.has_value());
    CHECK(explanation->held);
    const Explanation* const part = find(*explanation, "/stage");
    return part == nullptr ? std::string() : part->why;
  };
  CHECK(why(Account::personal) ==
        "Stage confirm → advise: on a personal account, confidential is advised at most, unless the policy's \"stages\" say otherwise.");
  CHECK(why(Account::brand).empty());
  CHECK(why(Account::personal, {{"confidential", Stage::confirm}}).empty());
  CHECK(why(Account::brand, {{"confidential", Stage::block}}) == "Stage confirm → block: the policy says so.");
}
