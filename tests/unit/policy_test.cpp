#include "sayso/policy.hpp"

#include <algorithm>
#include <string>

#include "catch.hpp"

using namespace sayso;
using nlohmann::json;

namespace {

EffectivePolicy merge(const char* machine, const char* managed, const char* preferences) {
  return merge_policy({json::parse(machine), json::parse(managed), json::parse(preferences)});
}
EffectivePolicy managed(const char* values) { return merge("null", values, "null"); }

const Setting& setting(const EffectivePolicy& policy, const char* key) {
  const auto found = policy.settings.find(key);
  REQUIRE(found != policy.settings.end());
  return found->second;
}

std::string refusals(const EffectivePolicy& policy) {
  std::string out;
  for (const Refusal& refusal : policy.refusals) out += refusal.source + refusal.path + " ";
  return out;
}

}  // namespace

TEST_CASE("without layers everything is built in", "[policy]") {
  const EffectivePolicy policy = merge("null", "null", "null");
  CHECK(policy.refusals.empty());
  CHECK(policy.spelling);
  CHECK(policy.languages == std::vector<std::string>{"en_US"});
  CHECK(policy.stages.ceiling == Stage::block);
  CHECK(setting(policy, "gate-timeout").value == 1500);
  CHECK(setting(policy, "fail").value == "open");
  CHECK(setting(policy, "reasons").value.size() == 4);
  for (const auto& [key, value] : policy.settings) CHECK(value.origin == SettingOrigin::built_in);
}

TEST_CASE("the stronger layer wins, and says so", "[policy]") {
  const EffectivePolicy policy =
      merge(R"({"gate-timeout": 2000, "fail": "closed"})", R"({"gate-timeout": 3000, "ceiling": "confirm"})", R"({"gate-timeout": 4000})");
  CHECK(setting(policy, "gate-timeout").value == 4000);
  CHECK(setting(policy, "gate-timeout").origin == SettingOrigin::preference);
  CHECK(setting(policy, "fail").value == "closed");
  CHECK(setting(policy, "fail").origin == SettingOrigin::machine);
  CHECK(policy.stages.ceiling == Stage::confirm);
  CHECK(policy.refusals.empty());
}

TEST_CASE("a locked key ignores preferences, whoever locked it", "[policy]") {
  const EffectivePolicy policy = merge(R"({"locked": ["words"]})", R"({"spelling": true, "locked": ["spelling"]})",
                                       R"({"spelling": false, "words": ["teh"], "fail": "closed"})");
  CHECK(policy.spelling);
  CHECK(setting(policy, "spelling").locked);
  CHECK(policy.accepted_words.empty());
  CHECK(setting(policy, "fail").value == "closed");
  CHECK_FALSE(setting(policy, "fail").locked);
}

TEST_CASE("only policy may hold rules and locks", "[policy]") {
  const EffectivePolicy policy = merge("null", "null", R"({"rules": {"pack": "p"}, "locked": ["fail"], "fail": "closed"})");
  CHECK(policy.packs.empty());
  CHECK(setting(policy, "fail").value == "closed");
  CHECK(refusals(policy) == "preferences/locked preferences/rules ");
}

TEST_CASE("lists of words, accounts and what is off add up; stages join key by key", "[policy]") {
  const EffectivePolicy policy =
      merge(R"({"words": ["Acme"], "packs-off": ["style"]})",
            R"({"words": ["Sayso", "Acme"], "stages": {"*": "advise", "credentials": "block"}, "languages": ["en-GB", "de_DE"]})",
            R"({"words": ["Ahoy"], "packs-off": ["health"], "stages": {"credentials": "confirm"}, "languages": ["fr_FR"]})");
  CHECK(policy.accepted_words == std::vector<std::string>{"Acme", "Sayso", "Ahoy"});
  CHECK(policy.disabled_packs == std::vector<std::string>{"style", "health"});
  CHECK(policy.stages.stages == decltype(policy.stages.stages){{"*", Stage::advise}, {"credentials", Stage::confirm}});
  CHECK(policy.languages == std::vector<std::string>{"fr_FR"});
  CHECK(managed(R"({"languages": ["en-GB"]})").languages == std::vector<std::string>{"en_GB"});
}

TEST_CASE("values come as themselves, as JSON in a text, and booleans as 0 or 1", "[policy]") {
  for (const char* off : {R"({"spelling": false})", R"({"spelling": 0})", R"({"spelling": "false"})", R"({"spelling": "0"})"}) {
    const EffectivePolicy policy = managed(off);
    CHECK_FALSE(policy.spelling);
    CHECK(policy.refusals.empty());
  }
  const EffectivePolicy policy =
      managed(R"j({"words": "[\"Acme\"]", "stages": "{\"*\": \"audit\"}", "gate-timeout": "2500", "rules": "{\"pack\": \"acme\"}"})j");
  CHECK(policy.accepted_words == std::vector<std::string>{"Acme"});
  CHECK(policy.stages.stages.at("*") == Stage::audit);
  CHECK(setting(policy, "gate-timeout").value == 2500);
  REQUIRE(policy.packs.size() == 1);
  CHECK(policy.packs[0].json == R"({"pack": "acme"})");
  CHECK(managed(R"({"gate-timeout": 2500.0})").refusals.empty());
}

TEST_CASE("a wrong value is refused by itself, and the layer below shows through", "[policy]") {
  const EffectivePolicy policy = merge(R"({"gate-timeout": 2000})",
                                       R"({"gate-timeout": 99999, "spelling": "no", "fail": "ajar", "ceiling": 3, "words": {"a": 1},
                                           "languages": ["en_US", 5, "../../etc/passwd"], "brand-accounts": ["acme", "@acme"],
                                           "stages": {"credentials": "shout", "nonsense": "advise", "acme/rule~1": 1, "acme/ok": "audit"},
                                           "reasons": [], "rules": 5, "colour": "red"})",
                                       "null");
  CHECK(setting(policy, "gate-timeout").value == 2000);
  CHECK(setting(policy, "gate-timeout").origin == SettingOrigin::machine);
  CHECK(policy.spelling);
  CHECK(setting(policy, "fail").value == "open");
  CHECK(policy.languages == std::vector<std::string>{"en_US"});
  CHECK(policy.brand_accounts == std::vector<std::string>{"@acme"});
  CHECK(policy.stages.stages == decltype(policy.stages.stages){{"acme/ok", Stage::audit}});
  CHECK(setting(policy, "reasons").value.size() == 4);

  std::vector<std::string> paths;
  for (const Refusal& refusal : policy.refusals) {
    CHECK(refusal.source == "managed");
    CHECK_FALSE(refusal.reason.empty());
    paths.push_back(refusal.path);
  }
  std::sort(paths.begin(), paths.end());
  CHECK(paths == std::vector<std::string>{"/brand-accounts/0", "/ceiling", "/colour", "/fail", "/gate-timeout", "/languages/1",
                                          "/languages/2", "/reasons", "/rules", "/spelling", "/stages/acme~1rule~01", "/stages/credentials",
                                          "/stages/nonsense", "/words"});
}

TEST_CASE("a layer that is no object is refused as a whole", "[policy]") {
  const EffectivePolicy policy = merge("[]", R"({"fail": "closed"})", "3");
  CHECK(setting(policy, "fail").value == "closed");
  CHECK(refusals(policy) == "machine preferences ");
}

TEST_CASE("no refusal repeats what a person wrote", "[policy]") {
  const EffectivePolicy policy =
      merge("null", "null", R"({"words": [["canary-7f"]], "gate-timeout": "canary-7f", "languages": ["canary 7f"]})");
  REQUIRE(policy.refusals.size() == 3);
  for (const Refusal& refusal : policy.refusals) CHECK(refusal.reason.find("canary") == std::string::npos);
}

TEST_CASE("an account that the organisation lists as its own is a brand account", "[policy]") {
  const EffectivePolicy policy = managed(R"({"brand-accounts": ["@Acme"]})");
  Scope scope;
  scope.account = Account::personal;
  scope.account_name = "@acme";
  CHECK(with_known_account(scope, policy).account == Account::brand);
  scope.account_name = "@acme_fan";
  CHECK(with_known_account(scope, policy).account == Account::personal);
  scope.account_name.clear();
  CHECK(with_known_account(scope, policy).account == Account::personal);
}
