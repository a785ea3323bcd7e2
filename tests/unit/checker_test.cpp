// The whole check: what of the rules' findings a person is told.
#include <chrono>
#include <string>
#include <vector>

#include "catch.hpp"
#include "sayso/checker.hpp"

namespace {

std::vector<std::string> told(std::string_view rules, std::string_view text) {
  sayso::RuleSetBuilder builder;
  builder.add(std::string(R"({"pack": "p", "version": "1.0.0", "title": "P", "owner": "o", "rules": [)").append(rules).append("]}"),
              sayso::Origin::person, "test.json");
  const auto set = builder.build(std::chrono::sys_seconds{});
  for (const sayso::Refusal& refusal : set->refusals()) FAIL(refusal.path << ": " << refusal.reason);
  const sayso::Checker checker(set, {}, {});
  sayso::Draft draft{text, {}, std::nullopt};
  draft.scope.audience = sayso::Audience::open;
  const auto report = checker.check(draft, {});
  REQUIRE(report.ok());
  std::vector<std::string> ids;
  for (const sayso::Finding& finding : report.value().findings) ids.push_back(finding.rule);
  return ids;
}

std::string rule(std::string_view id, std::string_view category, std::string_view stage, std::string_view phrase) {
  return std::string(R"({"id": ")")
      .append(id)
      .append(R"(", "category": ")")
      .append(category)
      .append(R"(", "stage": ")")
      .append(stage)
      .append(R"(", "phrases": [")")
      .append(phrase)
      .append(R"("], "message": {"what": "What.", "why": "Why."}, "rationale": "Because.", )")
      .append(R"("examples": {"flags": [{"text": ")")
      .append(phrase)
      .append(R"(", "audience": "public"}], "passes": ["nothing"]}})");
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("of two rules of one category on the same words, the stronger speaks") {
  const std::string both =
      rule("weak", "personal-data", "advise", "account number 12") + "," + rule("strong", "personal-data", "confirm", "number 12");
  CHECK(told(both, "my account number 12") == Ids{"p/strong"});
}

TEST_CASE("of two rules that are alike, the organisation's speaks before the person's, and the person's before Sayso's own") {
  const auto pack = [](std::string_view id) {
    return std::string(R"({"pack": ")").append(id).append(R"(", "version": "1.0.0", "rules": [)") +
           rule("code", "credentials", "confirm", "number 12") + "]}";
  };
  const auto speaker = [&](std::initializer_list<std::pair<const char*, sayso::Origin>> packs) {
    sayso::RuleSetBuilder builder;
    for (const auto& [id, origin] : packs) builder.add(pack(id), origin, id);
    const sayso::Checker checker(builder.build(std::chrono::sys_seconds{}), {}, {});
    sayso::Draft draft{"my number 12", {}, std::nullopt};
    draft.scope.audience = sayso::Audience::open;
    const auto report = checker.check(draft, {});
    REQUIRE(report.ok());
    REQUIRE(report.value().findings.size() == 1);
    const std::string heard = report.value().findings[0].rule;
    for (const auto& [id, ignored] : packs) {
      const std::string name = std::string(id) + "/code";
      CHECK(checker.speaks_for(name, report.value().text, draft.scope, {}) == (name == heard ? "" : heard));
    }
    return heard;
  };
  using enum sayso::Origin;
  CHECK(speaker({{"a", built_in}, {"b", person}}) == "b/code");
  CHECK(speaker({{"a", person}, {"b", machine}}) == "b/code");
  CHECK(speaker({{"a", built_in}, {"b", person}, {"c", managed}}) == "c/code");
  CHECK(speaker({{"a", built_in}, {"b", built_in}}) == "a/code");
}

TEST_CASE("rules of two categories on the same words both speak") {
  const std::string both =
      rule("data", "personal-data", "confirm", "number 12") + "," + rule("secret", "credentials", "confirm", "number 12");
  CHECK(told(both, "my number 12").size() == 2);
}

TEST_CASE("other words, another finding") {
  const std::string both = rule("one", "personal-data", "confirm", "number 12") + "," + rule("two", "personal-data", "advise", "number 13");
  CHECK(told(both, "number 12 and number 13") == Ids{"p/one", "p/two"});
  CHECK(told(both, "number 12 and number 12") == Ids{"p/one", "p/one"});
}

TEST_CASE("a rule that is only counted is still counted, and silences nobody") {
  const std::string both =
      rule("counted", "personal-data", "audit", "number 12") + "," + rule("shown", "personal-data", "advise", "number 12");
  CHECK(told(both, "my number 12").size() == 2);
}

TEST_CASE("a misspelt word names the dictionary that does not know it") {
  std::vector<std::shared_ptr<const sayso::Speller>> spellers;
  for (const char* language : {"en_US", "de_DE"}) {
    auto loaded = sayso::Speller::load(language, sayso::Speller::system_folders());
    REQUIRE(loaded.ok());
    spellers.push_back(std::move(loaded).value());
  }
  sayso::RuleSetBuilder builder;
  const sayso::Checker checker(builder.build(std::chrono::sys_seconds{}), spellers, {});
  const auto report = checker.check(
      {"We met at teh garden and had a very good time there. Am Abend sind wir dann noch zum Bahnhoff gelaufen und nach Hause gefahren.",
       {},
       std::nullopt},
      {});
  REQUIRE(report.ok());
  std::vector<std::string> told;
  for (const sayso::Finding& finding : report.value().findings)
    told.push_back(std::string(report.value().text.slice(finding.span)) + " " + finding.language);
  CHECK(told == std::vector<std::string>{"teh en_US", "Bahnhoff de_DE"});
}
