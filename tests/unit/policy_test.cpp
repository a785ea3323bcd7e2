#include "sayso/policy.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "sayso/json.hpp"
#include "sayso/rules.hpp"
#include "sayso/text.hpp"

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
  CHECK(setting(policy, "reasons").value.empty());
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
  CHECK(policy.refusals[0].code == RefusalCode::unknown_field);
}

TEST_CASE("lists of words, accounts and what is off add up; stages join key by key", "[policy]") {
  const EffectivePolicy policy = merge(
      R"({"words": ["Acme"], "packs": {"style": false, "conduct": false}})",
      R"({"words": ["Sayso", "Acme"], "stages": {"*": "advise", "credentials": "block"}, "languages": ["en-GB", "de_DE"]})",
      R"({"words": ["Ahoy"], "packs": {"health": 0, "conduct": true}, "stages": {"credentials": "confirm"}, "languages": ["fr_FR"]})");
  CHECK(policy.accepted_words == std::vector<std::string>{"Acme", "Sayso", "Ahoy"});
  CHECK(policy.pack_choice.named == std::map<std::string, bool, std::less<>>{{"style", false}, {"conduct", true}, {"health", false}});
  CHECK(policy.pack_choice.others);
  CHECK(policy.stages.stages == decltype(policy.stages.stages){{"*", Stage::advise}, {"credentials", Stage::confirm}});
  CHECK(policy.languages == std::vector<std::string>{"fr_FR"});
  CHECK(managed(R"({"languages": ["en-GB", "DE_at", "de_DE_OLDSPELL"]})").languages ==
        std::vector<std::string>{"en_GB", "de_AT", "de_DE_OLDSPELL"});
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
  CHECK(setting(policy, "reasons").value.empty());

  std::vector<std::string> paths;
  for (const Refusal& refusal : policy.refusals) {
    CHECK(is_note(refusal.code) == (refusal.path == "/colour"));
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

TEST_CASE("a setting tells every layer that gave a part of it, and none that gave nothing", "[policy]") {
  const EffectivePolicy policy = merge(R"({"words": ["Acme"], "languages": ["de_DE"]})",
                                       R"({"words": ["Sayso"], "sites-off": ["x"], "languages": ["en_GB"], "stages": {"style": "audit"}})",
                                       R"({"words": [], "sites-off": [], "stages": {}})");
  using Origins = std::vector<SettingOrigin>;
  CHECK(setting(policy, "words").origin == SettingOrigin::managed);
  CHECK(setting(policy, "words").origins == Origins{SettingOrigin::machine, SettingOrigin::managed});
  CHECK(setting(policy, "sites-off").origin == SettingOrigin::managed);
  CHECK(setting(policy, "sites-off").origins == Origins{SettingOrigin::managed});
  CHECK(setting(policy, "stages").origins == Origins{SettingOrigin::managed});
  CHECK(setting(policy, "languages").origins == Origins{SettingOrigin::managed});
  CHECK(setting(policy, "roles").origins.empty());
}

TEST_CASE("merge says what replaces and what adds up, for its own layer", "[policy]") {
  const char* machine = R"({"words": ["Acme"], "languages": ["de_DE"], "packs": {"style": false}, "locked": ["words"]})";
  const EffectivePolicy replaced = merge(
      machine,
      R"({"words": ["Sayso"], "packs": {"health": false}, "locked": [], "merge": {"words": "replace", "packs": "replace", "locked": "replace"}})",
      R"({"words": ["Ahoy"]})");
  CHECK(replaced.accepted_words == std::vector<std::string>{"Sayso", "Ahoy"});
  CHECK(replaced.pack_choice.named == std::map<std::string, bool, std::less<>>{{"health", false}});
  const EffectivePolicy added = merge(machine, R"({"languages": ["en_GB"], "merge": {"languages": "add"}})", "null");
  CHECK(added.languages == std::vector<std::string>{"de_DE", "en_GB"});
  const EffectivePolicy wrong = managed(R"({"merge": {"fail": "add", "words": "mix", "colour": "add"}})");
  CHECK(refusals(wrong) == "managed/merge/colour managed/merge/fail managed/merge/words ");
  CHECK(is_note(wrong.refusals[0].code));
  CHECK(refusals(merge("null", "null", R"({"merge": {"words": "replace"}})")) == "preferences/merge ");
}

TEST_CASE("The languages that a person reads stand in for the built-in dictionaries, and for nothing else") {
  const std::vector<std::string> there = {"de_AT", "en_US", "fr_FR"};
  const auto with = [&](const char* machine, const char* managed, const char* preferences) {
    return merge_policy({json::parse(machine), json::parse(managed), json::parse(preferences), {"de-AT", "de", "en"}}, there);
  };
  using Origins = std::vector<SettingOrigin>;
  const EffectivePolicy alone = with("null", "null", "null");
  CHECK(alone.languages == std::vector<std::string>{"de_AT", "en_US"});
  CHECK(setting(alone, "languages").origin == SettingOrigin::browser);
  CHECK(setting(alone, "languages").origins == Origins{SettingOrigin::browser});
  CHECK_FALSE(setting(alone, "languages").locked);

  const char* french = R"({"languages": ["fr_FR"]})";
  for (const EffectivePolicy& decided : {with(french, "null", "null"), with("null", french, "null"), with("null", "null", french)}) {
    CHECK(decided.languages == std::vector<std::string>{"fr_FR"});
    CHECK(setting(decided, "languages").origins.size() == 1);
    CHECK(setting(decided, "languages").origin != SettingOrigin::browser);
  }
  CHECK(with("null", "null", R"({"languages": []})").languages.empty());
  CHECK(with("null", R"({"locked": ["languages"]})", french).languages == std::vector<std::string>{"de_AT", "en_US"});
  CHECK(with("null", R"({"languages": "Klingon!"})", "null").languages == std::vector<std::string>{"de_AT", "en_US"});

  const EffectivePolicy added = with("null", R"({"languages": ["fr_FR"], "merge": {"languages": "add"}})", "null");
  CHECK(added.languages == std::vector<std::string>{"de_AT", "en_US", "fr_FR"});
  CHECK(setting(added, "languages").origins == Origins{SettingOrigin::browser, SettingOrigin::managed});

  const EffectivePolicy nothing_fits = merge_policy({nullptr, nullptr, nullptr, {"ja"}}, there);
  CHECK(nothing_fits.languages == std::vector<std::string>{"en_US"});
  CHECK(setting(nothing_fits, "languages").origin == SettingOrigin::built_in);
  CHECK(name_of(SettingOrigin::browser) == "browser");
  CHECK(name_of(SettingOrigin::preference) == "preference");
}

TEST_CASE("everything can be locked at once", "[policy]") {
  const EffectivePolicy policy =
      merge("null", R"({"locked": ["*", "speling"]})", R"({"spelling": false, "words": ["teh"], "rollout-bucket": 12})");
  CHECK(policy.spelling);
  CHECK(policy.accepted_words.empty());
  for (const auto& [key, value] : policy.settings) CHECK(value.locked == (key != "rollout-bucket"));
  REQUIRE(policy.refusals.size() == 1);
  CHECK(policy.refusals[0].reason.find("Did you mean \"spelling\"?") != std::string::npos);
  CHECK(policy.rollout_bucket == 12);  // drawn by chance, so it is no choice that a lock could take
}

TEST_CASE("an organisation names itself, piece by piece", "[policy]") {
  const EffectivePolicy policy = merge(R"({"organisation": {"name": "Acme", "contact": "room 4"}})",
                                       R"({"organisation": {"contact": 5, "policy": "http://acme.example", "mascot": "coyote"}})", "null");
  CHECK(setting(policy, "organisation").value == json::parse(R"({"name": "Acme", "contact": "room 4"})"));
  CHECK(refusals(policy) == "managed/organisation/contact managed/organisation/policy managed/organisation/mascot ");
  CHECK(is_note(policy.refusals[2].code));
}

TEST_CASE("lists of rules, code names, embargoes and vocabulary become one pack whose refusals name their place", "[policy]") {
  const EffectivePolicy policy = merge(R"({"rules": [{"id": "one"}]})",
                                       R"({"rules": [{"id": "two"}], "code-names": ["Falcon 2"], "vocabulary": {"product": ["Anvil"]},
                                           "windows": {"launch": {"to": "2030-01-01", "phrases": ["anvil"]}}, "organisation": {"name": "Acme"}})",
                                       "null");
  CHECK(policy.refusals.empty());
  REQUIRE(policy.packs.size() == 1);
  const json pack = json::parse(policy.packs[0].json);
  CHECK(pack["pack"] == "organisation");
  CHECK(pack["title"] == "Acme");
  REQUIRE(pack["rules"].size() == 4);
  CHECK(pack["rules"][2]["id"] == "code-name-falcon-2");
  CHECK(policy.accepted_words == std::vector<std::string>{"Falcon", "2"});

  const auto placed = [&](const char* path) {
    Refusal refusal{RefusalCode::bad_pattern, "organisation", path, "", "", 7};
    place_in_policy(refusal, policy.packs);
    CHECK(refusal.line == 0);
    return refusal.source + refusal.path;
  };
  CHECK(placed("/rules/0/any/1") == "managed/rules/0/any/1");
  CHECK(placed("/rules/1") == "machine/rules/0");
  CHECK(placed("/rules/2/phrases/0") == "managed/code-names/0/phrases/0");
  CHECK(placed("/rules/3/window") == "managed/windows/launch/window");
  CHECK(placed("/vocabulary/product") == "managed/vocabulary/product");
}

TEST_CASE("an embargo's and a code name's rule fires on others' eyes alone, while it is open", "[policy]") {
  const EffectivePolicy policy = managed(R"({"code-names": ["Falcon 2", "Götterspeise!", "🦅 eyes"],
      "windows": {"launch": {"from": "2026-11-01T00:00", "to": "2026-11-12T08:00", "timezone": "Europe/London", "phrases": ["rocket skates"], "stage": "block"}}})");
  RuleSetBuilder builder;
  for (const InlinePack& pack : policy.packs) builder.add(pack.json, pack.origin, pack.source);
  const auto day = [](int month, int d, int hour) {
    return std::chrono::sys_days(std::chrono::year(2026) / month / d) + std::chrono::hours(hour);
  };
  const auto rules = builder.build(day(11, 5, 0));
  for (const Refusal& refusal : rules->refusals()) UNSCOPED_INFO(refusal.path + ": " + refusal.reason);
  REQUIRE(rules->refusals().empty());
  const auto found = [&](const char* text, Audience audience, std::chrono::sys_seconds now) {
    Scope scope;
    scope.surface = Surface::post;
    scope.audience = audience;
    scope.account = Account::brand;
    std::string names;
    const auto prepared = Text::prepare(text);
    for (const Finding& finding : rules->match(prepared.value(), scope, {now, "", {}, 0}))
      names += finding.rule + ":" + std::string(name_of(finding.stage)) + " ";
    return names;
  };
  CHECK(found("Meet falcon 2", Audience::open, day(11, 5, 0)) == "organisation/code-name-falcon-2:confirm ");
  CHECK(found("Meet falcon 2", Audience::closed, day(11, 5, 0)).empty());
  CHECK(found("Heute Götterspeise!", Audience::unknown, day(11, 5, 0)).find("organisation/code-name-") == 0);
  CHECK(found("My rocket skates", Audience::followers, day(11, 12, 7)) == "organisation/window-launch:block ");
  CHECK(found("My rocket skates", Audience::followers, day(11, 12, 8)).empty());
  CHECK(found("My rocket skates", Audience::followers, day(10, 31, 23)).empty());
}

TEST_CASE("a quiet period holds its own stages while it is open", "[policy]") {
  const EffectivePolicy policy = managed(R"({"stages": {"market-sensitive": "advise"}, "ceiling": "justify",
      "windows": {"q3": {"from": "2026-10-01", "to": "2026-11-12", "stages": {"market-sensitive": "justify", "*": "confirm"}},
                  "release": {"from": "2026-11-01", "to": "2026-11-03", "stages": {"market-sensitive": "block"}}}})");
  CHECK(policy.refusals.empty());
  RuleSetBuilder builder;
  builder.set_stages(policy.stages);
  builder.add(R"({"pack": "p", "rules": [{"id": "r", "category": "market-sensitive", "stage": "confirm", "phrases": ["profit"],
      "message": {"what": "W."}, "examples": {"flags": ["profit"]}}]})",
              Origin::managed, "managed");
  const auto on = [](int month, int day) { return std::chrono::sys_days(std::chrono::year(2026) / month / day); };
  const auto rules = builder.build(on(1, 1));
  REQUIRE(rules->refusals().empty());
  const auto stage = [&](std::chrono::sys_seconds now) {
    const auto text = Text::prepare("profit");
    Scope scope;
    scope.account = Account::personal;
    const auto findings = rules->match(text.value(), scope, {now, "", {}, 0});
    REQUIRE(findings.size() == 1);
    return findings[0].stage;
  };
  CHECK(stage(on(9, 30)) == Stage::advise);
  CHECK(stage(on(10, 1)) == Stage::justify);
  CHECK(stage(on(11, 2)) == Stage::justify);  // the ceiling
  CHECK(stage(on(11, 12)) == Stage::advise);
}

TEST_CASE("a window that is wrong is none, and never one that is always open", "[policy]") {
  const EffectivePolicy policy = managed(R"({"windows": {
      "a": {"from": "yesterday", "to": "2026-11-12", "phrases": ["x"]}, "b": {"phrases": ["x"]}, "c": {"to": "2026-11-12"},
      "d": {"from": "2026-11-12", "to": "2026-11-01", "phrases": ["x"]}, "e": {"to": "2026-11-12", "timezone": "Acme/Desert", "phrases": ["x"]},
      "Not Kebab": {"to": "2026-11-12", "phrases": ["x"]}, "f": [], "g": {"to": "2026-11-12", "phrases": [4]},
      "ok": {"to": "2026-11-12", "phrases": ["x", 5], "stages": {"nonsense": "block"}}}})");
  CHECK(setting(policy, "windows").value == json::parse(R"({"ok": {"to": "2026-11-12", "phrases": ["x"], "stages": {}}})"));
  CHECK(refusals(policy) ==
        "managed/windows/Not Kebab managed/windows/a/from managed/windows/b managed/windows/c managed/windows/d managed/windows/e/timezone "
        "managed/windows/f managed/windows/g/phrases/0 managed/windows/ok/phrases/1 managed/windows/ok/stages/nonsense ");
}

TEST_CASE("an adapter is taken whole or not at all", "[policy]") {
  std::ifstream file(SAYSO_SOURCE_DIR "/shared-rules/sites/x.json");
  json x = json::parse(file);
  x.erase("site");
  json broken = x;
  broken["facts"]["name"] = 5;
  json misnamed = x;
  misnamed["site"] = "other";
  json huge = x;
  huge["facts"]["hosts"][0] = std::string(100'000, 'a');
  const EffectivePolicy policy = merge_policy(
      {nullptr,
       {{"adapters", {{"acme-talk", x}, {"broken", broken}, {"misnamed", misnamed}, {"huge", huge}, {"text", x.dump()}, {"none", 4}}}},
       nullptr});
  const json& adapters = setting(policy, "adapters").value;
  CHECK(adapters.size() == 2);
  CHECK(adapters["acme-talk"]["site"] == "acme-talk");
  CHECK(adapters.contains("text"));
  CHECK(refusals(policy) == "managed/adapters/broken/facts/name managed/adapters/huge managed/adapters/misnamed managed/adapters/none ");
}

TEST_CASE("drafts on a surface that is off are left unread", "[policy]") {
  const EffectivePolicy policy = managed(R"({"surfaces-off": ["group-message", "x/direct-message", "poem", "unknown"]})");
  CHECK(refusals(policy) == "managed/surfaces-off/2 managed/surfaces-off/3 ");
  Scope scope;
  scope.site = "x";
  scope.surface = Surface::direct_message;
  CHECK(is_left_unread(scope, policy));
  scope.site = "y";
  CHECK_FALSE(is_left_unread(scope, policy));
  scope.surface = Surface::group_message;
  CHECK(is_left_unread(scope, policy));
  scope.surface = Surface::unknown;
  CHECK_FALSE(is_left_unread(scope, policy));
}

TEST_CASE("packs of the policy go before those of a folder, and choose which others are used", "[policy]") {
  const auto pack = [](const char* id, const char* rule) {
    return json{{"pack", id},
                {"rules", json::array({{{"id", rule},
                                        {"category", "style"},
                                        {"stage", "advise"},
                                        {"phrases", json::array({rule})},
                                        {"message", {{"what", "W."}}},
                                        {"examples", {{"flags", json::array({rule})}}}}})}}
        .dump();
  };
  RuleSetBuilder builder;
  builder.add(pack("acme", "mine"), Origin::managed, "managed");
  builder.end_of_policy_packs();
  builder.add(pack("acme", "theirs"), Origin::machine, "acme.json");
  builder.add(pack("b", "two"), Origin::built_in, "b.json");
  builder.add(pack("c", "three"), Origin::built_in, "c.json");
  builder.set_pack_choice({{{"c", true}}, false});
  const auto rules = builder.build(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1));
  REQUIRE(rules->packs().size() == 3);
  CHECK(rules->packs()[0].used);
  CHECK_FALSE(rules->packs()[1].used);
  CHECK(rules->packs()[2].used);
  CHECK(rules->size() == 2);
  REQUIRE(rules->refusals().size() == 1);
  CHECK(rules->refusals()[0].code == RefusalCode::replaced);
  CHECK(rules->packs()[0].sha256.size() == 64);
}

TEST_CASE("settings that do not fit an answer are told by their size", "[policy]") {
  json words = json::array();
  for (int i = 0; i < 3000; ++i) words.push_back("word" + std::to_string(i));
  const EffectivePolicy policy = merge_policy({nullptr, {{"words", words}, {"fail", "closed"}}, nullptr});
  const json told = settings_to_json(policy.settings, 16'000);
  CHECK(told["fail"]["value"] == "closed");
  CHECK(told["words"]["value"].is_null());
  CHECK(told["words"]["left-out"] == words.dump().size());
  CHECK(told["words"]["origin"] == "managed");
  CHECK(told.dump().size() < 16'000);
}

TEST_CASE("languages are spelt as dictionaries are, and what only looks like a region is left alone", "[policy]") {
  const auto spelt = [](const char* name) { return merge_policy({nullptr, json{{"languages", {name}}}, nullptr}).languages.at(0); };
  CHECK(spelt("EN-us") == "en_US");
  CHECK(spelt("Gsw_ch") == "gsw_CH");
  CHECK(spelt("DE") == "de");
  for (const char* own : {"es_ANY", "es_419", "sr_Latn", "de_DE_OLDSPELL"}) CHECK(spelt(own) == own);
}
