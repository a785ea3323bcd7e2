// The packs that Sayso ships.
#include <chrono>
#include <string>

#include "catch.hpp"
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
