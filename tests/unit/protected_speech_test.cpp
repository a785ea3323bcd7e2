// Speech about work: the packs' gate, and the engine's guard.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "sayso/rules.hpp"

using namespace sayso;
using nlohmann::json;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
const std::string folder = std::string(SAYSO_SOURCE_DIR) + "/shared-rules/protected-speech";

/// A rule of `category` that fires on every text with a letter.
std::string eager_pack(const char* category, const json& more = json::object()) {
  json rule = {{"id", "eager"},        {"category", category},           {"stage", "advise"},
               {"pattern", "\\p{L}+"}, {"message", {{"what", "What."}}}, {"examples", {{"flags", {"word"}}}}};
  rule.update(more);
  return json{{"pack", "test"}, {"rules", {rule}}}.dump();
}

bool fires(const RuleSet& rules, std::string_view utf8, Account account) {
  Scope scope;
  scope.surface = Surface::post;
  scope.audience = Audience::open;
  scope.account = account;
  Circumstances circumstances;
  circumstances.now = now;
  const auto text = Text::prepare(utf8);
  REQUIRE(text.ok());
  CHECK(rules.match(text.value(), scope, circumstances).size() == rules.match_plain(text.value(), scope, circumstances).size());
  return !rules.match(text.value(), scope, circumstances).empty();
}

std::shared_ptr<const RuleSet> guarded(const std::string& pack) {
  RuleSetBuilder builder;
  builder.add(pack, Origin::built_in, "test");
  builder.add_protected_speech(folder);
  auto rules = builder.build(now, false);
  for (const Refusal& refusal : rules->refusals()) FAIL_CHECK(refusal.source << " " << refusal.path << " " << refusal.reason);
  return rules;
}

}  // namespace

TEST_CASE("the guard silences tone, brand and confidentiality where work is spoken of, and nothing else", "[rules][protected]") {
  const std::string work = "They cut our pay again, so we talked to the union.";
  CHECK_FALSE(fires(*guarded(eager_pack("confidential")), work, Account::personal));
  CHECK_FALSE(fires(*guarded(eager_pack("conduct")), work, Account::brand));
  CHECK(fires(*guarded(eager_pack("confidential")), work, Account::brand));
  CHECK(fires(*guarded(eager_pack("credentials")), work, Account::personal));
  CHECK(fires(*guarded(eager_pack("customer-data")), work, Account::personal));
  CHECK_FALSE(fires(*guarded(eager_pack("market-sensitive")), work, Account::personal));
  CHECK(fires(*guarded(eager_pack("market-sensitive", {{"window", {{"from", "2026-01-01"}, {"to", "2027-01-01"}}}})), work,
              Account::personal));
  CHECK(fires(*guarded(eager_pack("confidential")), "The new kettle is wonderful.", Account::personal));
}

TEST_CASE("a rule that fires on the corpus is refused, the guard off", "[rules][protected]") {
  const auto corpus = std::filesystem::temp_directory_path() / "sayso-protected-speech-test";
  std::filesystem::create_directories(corpus);
  {
    std::ofstream file(corpus / "corpus.jsonl");
    file << R"({"id": "one", "text": "Our pay is late again"})"
         << "\n"
         << R"({"id": "two", "text": "Vote yes on Friday"})"
         << "\n";
  }
  RuleSetBuilder builder;
  builder.add(eager_pack("confidential"), Origin::machine, "test");
  builder.add(
      R"({"pack": "other", "rules": [{"id": "silent", "category": "confidential", "stage": "advise", "phrases": ["heron"], "message": {"what": "W."}, "examples": {"flags": ["heron"]}}]})",
      Origin::machine, "other");
  builder.add_protected_speech(corpus.string());
  const auto rules = builder.build(now);
  std::filesystem::remove_all(corpus);
  CHECK(rules->size() == 1);
  REQUIRE(rules->refusals().size() == 1);
  CHECK(rules->refusals()[0].code == RefusalCode::protected_speech);
  CHECK(rules->refusals()[0].path == "/rules/0");
  CHECK(rules->refusals()[0].reason.find("\"one\"") != std::string::npos);
}

TEST_CASE("the topics reach most of the corpus", "[rules][protected]") {
  const auto rules = guarded(eager_pack("confidential"));
  std::size_t texts = 0, silent = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".jsonl") continue;
    std::ifstream stream(entry.path());
    for (std::string line; std::getline(stream, line);) {
      const auto row = json::parse(line, nullptr, false);
      if (!row.is_object()) continue;
      ++texts;
      silent += fires(*rules, row["text"].get<std::string>(), Account::personal) ? 0U : 1U;
    }
  }
  WARN("the guard holds on " << silent << " of " << texts << " protected texts");
  CHECK(silent * 2 >= texts);
}
