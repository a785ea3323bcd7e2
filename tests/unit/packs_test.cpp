// The packs that Sayso ships.
#include <algorithm>
#include <chrono>
#include <string>

#include "catch.hpp"
#include "prepared_text.hpp"
#include "sayso/rules.hpp"

using namespace sayso;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

}  // namespace

TEST_CASE("every pack in the repository proves itself and stays silent on protected speech", "[rules][packs]") {
  const std::string shared_rules = std::string(SAYSO_SOURCE_DIR) + "/shared-rules/";
  RuleSetBuilder builder;
  builder.add_folder(shared_rules + "packs", Origin::machine);
  builder.add_folder(shared_rules + "examples", Origin::machine);
  builder.add_protected_speech(shared_rules + "protected-speech");
  const auto rules = builder.build(now);
  for (const Refusal& refusal : rules->refusals()) {
    FAIL_CHECK(refusal.source << ":" << refusal.line << " " << refusal.path << " " << refusal.rule << " " << name_of(refusal.code) << " "
                              << refusal.reason);
  }
  CHECK(rules->size() > 10);
}

TEST_CASE("a number behind the name of a document is marked to its end", "[rules][packs]") {
  RuleSetBuilder builder;
  builder.add_folder(std::string(SAYSO_SOURCE_DIR) + "/shared-rules/packs", Origin::built_in);
  const auto rules = builder.build(now, false);
  for (const std::string told : {"id card is 4111 1111 1111 1111", "id card is 4111 1111 1111", "passport 9413-7484-7777-0042-118"}) {
    const Text text = prepare("my " + told + " and the rest");
    Scope scope;
    scope.surface = Surface::post;
    scope.audience = Audience::open;
    Circumstances circumstances;
    circumstances.now = now;
    const auto findings = rules->match(text, scope, circumstances);
    const auto finding =
        std::find_if(findings.begin(), findings.end(), [](const Finding& one) { return one.rule == "personal-data/identity-document"; });
    REQUIRE(finding != findings.end());
    CHECK(text.slice(finding->span) == told);
  }
}
