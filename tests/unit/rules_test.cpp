#include "sayso/rules.hpp"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "prepared_text.hpp"

using namespace sayso;
using nlohmann::json;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

Scope public_post() {
  Scope scope;
  scope.site = "x";
  scope.surface = Surface::post;
  scope.audience = Audience::open;
  scope.account = Account::brand;
  return scope;
}

Circumstances at(std::chrono::sys_seconds instant) {
  Circumstances circumstances;
  circumstances.now = instant;
  return circumstances;
}

/// A rule with `fields` over a minimal one. Its examples are not proved: these packs count as built in.
json rule_with(const json& fields) {
  json rule = {
      {"id", "rule"}, {"category", "style"}, {"stage", "advise"}, {"message", {{"what", "What."}}}, {"examples", {{"flags", {"example"}}}}};
  rule.update(fields);
  return rule;
}

json pack_of(std::vector<json> rules, json vocabulary = json::object()) {
  return {
      {"pack", "test"}, {"version", "1.0.0"}, {"title", "Test pack"}, {"vocabulary", std::move(vocabulary)}, {"rules", std::move(rules)}};
}

std::shared_ptr<const RuleSet> unproved(const json& pack) {
  RuleSetBuilder builder;
  builder.add(pack.dump(), Origin::built_in, "test.json");
  auto rules = builder.build(now, false);
  for (const Refusal& refusal : rules->refusals()) UNSCOPED_INFO(name_of(refusal.code) << " " << refusal.path << " " << refusal.reason);
  return rules;
}

std::shared_ptr<const RuleSet> proved(std::string_view pack) {
  RuleSetBuilder builder;
  builder.add(pack, Origin::machine, "test.json");
  return builder.build(now);
}

/// The words that a rule with `condition` finds.
std::vector<std::string> found(const json& condition, std::string_view utf8, const json& vocabulary = json::object()) {
  const auto rules = unproved(pack_of({rule_with(condition)}, vocabulary));
  REQUIRE(rules->size() == 1);
  const Text text = prepare(utf8);
  std::vector<std::string> out;
  for (const Finding& finding : rules->match_plain(text, public_post(), at(now))) out.emplace_back(text.slice(finding.span));
  return out;
}

std::vector<Finding> findings(const json& fields, const Text& text, const Scope& scope, const Circumstances& circumstances) {
  const auto rules = unproved(pack_of({rule_with(fields)}));
  REQUIRE(rules->size() == 1);
  return rules->match(text, scope, circumstances);
}

using List = std::vector<std::string>;

/// Code, path and line of the only refusal.
struct Place {
  RefusalCode code;
  std::string path;
  std::size_t line;
  friend bool operator==(const Place&, const Place&) = default;
};
std::ostream& operator<<(std::ostream& out, const Place& place) {
  return out << name_of(place.code) << " at " << place.path << " line " << place.line;
}

Place only_refusal(std::string_view pack) {
  const auto rules = proved(pack);
  REQUIRE(rules->refusals().size() == 1);
  const Refusal& refusal = rules->refusals().front();
  CHECK(refusal.source == "test.json");
  CHECK_FALSE(refusal.reason.empty());
  return {refusal.code, refusal.path, refusal.line};
}

Place refused_rule(const json& fields) { return only_refusal(pack_of({rule_with(fields)}).dump()); }

}  // namespace

TEST_CASE("phrases are whole words, folded, with any white space between", "[rules]") {
  const json call = {{"phrases", {"call me", "it's ok"}}};
  CHECK(found(call, "Call  me, recall me, call\nme") == List{"Call  me", "call\nme"});
  CHECK(found(call, "call, me") == List{});
  CHECK(found(call, "It’s OK") == List{"It’s OK"});
  CHECK(found({{"phrases", {"risk-free"}}}, "Risk-free and risk free") == List{"Risk-free"});
  CHECK(found({{"phrases", {"straße"}}}, "STRASSE") == List{"STRASSE"});
}

TEST_CASE("phrases do not read handles, links and tags, but may name a tag", "[rules]") {
  CHECK(found({{"phrases", {"secret"}}}, "@secret #secret secret.com $SECRET") == List{});
  CHECK(found({{"phrases", {"#ad"}}}, "nice #Ad, ad") == List{"#Ad"});
  CHECK(found({{"phrases", {"#ad"}}}, "#ad (#AD) #ad. #ad - buy #ad-") == List{"#ad", "#AD", "#ad", "#ad", "#ad"});
  CHECK(found({{"phrases", {"#ad", "$acme"}}}, "#ad-free #ad_x #ads #ad‑free $ACME-B") == List{});
  CHECK(found({{"phrases", {"#ad-free"}}}, "#ad-free") == List{"#ad-free"});
}

TEST_CASE("phrases match inside scripts without spaces", "[rules]") {
  CHECK(found({{"phrases", {"秘密"}}}, "これは秘密です") == List{"秘密"});
  CHECK(found({{"phrases", {"カード"}}}, "クレジットカードの番号") == List{"カード"});
  CHECK(found({{"phrases", {"ความลับ"}}}, "นี่คือความลับนะ") == List{"ความลับ"});
}

TEST_CASE("inflect takes the regular endings of the last word", "[rules]") {
  const json inflected = {{"phrases", {"we guarantee", "stop", "supply"}}, {"inflect", true}};
  CHECK(found(inflected, "we guaranteed; stopping stops; supplies supplied; we guarantees") ==
        List{"we guaranteed", "stopping", "stops", "supplies", "supplied", "we guarantees"});
  CHECK(found({{"phrases", {"stop"}}}, "stopping stops") == List{});
}

TEST_CASE("patterns ignore case, read the masked text by default, and need a keyword where they name some", "[rules]") {
  CHECK(found({{"pattern", "\\bAC-\\d{6}\\b"}}, "ac-204881 and AC-1 x.com/AC-204881") == List{"ac-204881"});
  CHECK(found({{"pattern", "AC-\\d{6}"}, {"read", "all"}}, "x.com/AC-204881") == List{"AC-204881"});
  CHECK(found({{"pattern", "\\d{4}"}, {"keywords", {"PIN"}}}, "1234 without") == List{});
  CHECK(found({{"pattern", "\\d{4}"}, {"keywords", {"PIN"}}}, "1234 is my pin") == List{"1234"});
  CHECK(found({{"pattern", "x*"}}, "axxb") == List{"xx"});
}

TEST_CASE("detectors and terms", "[rules]") {
  CHECK(found({{"detector", "payment-card"}}, "card 4111 1111 1111 1111, not 4111 1111 1111 1112") == List{"4111 1111 1111 1111"});
  CHECK(found({{"term", "code"}}, "Heron flies", {{"code", {{"phrases", {"heron"}}}}}) == List{"Heron"});
}

TEST_CASE("terms of other packs resolve in any order", "[rules]") {
  RuleSetBuilder builder;
  builder.add(pack_of({rule_with({{"term", "common/code"}})}).dump(), Origin::built_in, "a.json");
  builder.add(R"({"pack": "common", "vocabulary": {"code": {"term": "inner"}, "inner": {"phrases": ["heron"]}}, "rules": []})",
              Origin::built_in, "b.json");
  const auto rules = builder.build(now, false);
  CHECK(rules->refusals().empty());
  CHECK(rules->match(prepare("a heron"), public_post(), at(now)).size() == 1);
}

TEST_CASE("swap gives the better word in the case of the original", "[rules]") {
  const Text text = prepare("UTILISE or Utilise or utilise");
  const auto all = findings({{"swap", {{"utilise", "use"}}}}, text, public_post(), at(now));
  REQUIRE(all.size() == 3);
  List better;
  for (const Finding& finding : all) {
    REQUIRE(finding.fixes.size() == 1);
    CHECK(finding.fixes[0].kind == Fix::Kind::replace);
    CHECK(finding.fixes[0].span == finding.span);
    better.push_back(finding.fixes[0].text);
  }
  CHECK(better == List{"USE", "Use", "use"});
}

TEST_CASE("swap takes the possessive along, and leaves tags and what is short for is") {
  const auto fixes = [](const json& swap, std::string_view utf8) {
    List better;
    for (const Finding& finding : findings({{"swap", swap}}, prepare(utf8), public_post(), at(now)))
      better.push_back(finding.fixes.at(0).text);
    return better;
  };
  const json acme = {{"GiroFlex", "Giroflex"}};
  CHECK(fixes(acme, "GiroFlex's chairs and GiroFlex’s, GIROFLEX'S, #GiroFlex") == List{"Giroflex's", "Giroflex’s", "GIROFLEX'S"});
  CHECK(fixes({{"who", "whoever"}}, "who's there") == List{});
  // What the author wrote goes first, in whatever case and with whichever apostrophe.
  for (const char* own : {"mum's", "Mum's", "mum’s"})
    CHECK(fixes({{"mum", "mother"}, {own, "my mother's"}}, "mum's") == List{"my mother's"});
  CHECK(fixes({{"Hill", "Hills"}}, "Hill's and Hill’s") == List{"Hills'", "Hills’"});
  CHECK(fixes({{"McDonald", "McDonald's"}, {"Levi", "Levi’s"}}, "McDonald's and Levi's") == List{"McDonald's", "Levi’s"});
}

TEST_CASE("weigh sums each cue once and reports the heaviest, with the cues of some weight as marks", "[rules]") {
  const json weigh = json::parse(R"({"weigh": {"threshold": 3, "cues": [
      {"weight": 2, "phrases": ["call"]}, {"weight": 3, "phrases": ["tonight"]}, {"weight": 1, "phrases": ["you"]}, {"weight": -3, "phrases": ["everyone"]}]}})");
  CHECK(found(weigh, "call call call") == List{});
  CHECK(found(weigh, "call me tonight everyone") == List{});
  const Text text = prepare("call, call tonight, you");
  const auto all = findings(weigh, text, public_post(), at(now));
  REQUIRE(all.size() == 1);
  CHECK(text.slice(all[0].span) == "tonight");
  CHECK(all[0].marks == std::vector<Span>{{0, 4}, {6, 10}, {11, 18}});
}

TEST_CASE("requires, all, any, none, starts, ends", "[rules]") {
  const json praise = json::parse(R"({"requires": {"if": {"phrases": ["love"]}, "then": {"phrases": ["#ad"]}}})");
  CHECK(found(praise, "love it") == List{"love"});
  CHECK(found(praise, "love it #ad") == List{});
  CHECK(found(json::parse(R"({"all": [{"phrases": ["a"]}, {"phrases": ["b"]}]})"), "b a a") == List{"a", "a"});
  CHECK(found(json::parse(R"({"all": [{"phrases": ["a"]}, {"phrases": ["b"]}]})"), "a") == List{});
  CHECK(found(json::parse(R"({"any": [{"phrases": ["a b"]}, {"phrases": ["b"]}, {"phrases": ["c"]}]})"), "a b c") == List{"a b", "c"});
  CHECK(found(json::parse(R"({"phrases": ["a"], "none": [{"phrases": ["b"]}]})"), "a") == List{"a"});
  CHECK(found(json::parse(R"({"phrases": ["a"], "none": [{"phrases": ["b"]}]})"), "a b") == List{});
  CHECK(found(json::parse(R"({"none": [{"phrases": ["b"]}]})"), " a, c ") == List{"a, c"});
  CHECK(found(json::parse(R"({"starts": {"phrases": ["dear"]}})"), "@bob  dear all, dear you") == List{"dear"});
  CHECK(found(json::parse(R"({"ends": {"phrases": ["bye"]}})"), "bye, well bye!") == List{"bye"});
}

TEST_CASE("near counts words, not punctuation, on either side", "[rules]") {
  const json near = json::parse(R"({"near": {"first": {"phrases": ["pin"]}, "second": {"pattern": "\\d{4}"}, "within": 2}})");
  CHECK(found(near, "pin is 1234") == List{"pin is 1234"});
  CHECK(found(near, "pin: (\"1234\")") == List{"pin: (\"1234"});
  CHECK(found(near, "1234 the pin") == List{"1234 the pin"});
  CHECK(found(near, "pin that is 1234") == List{});
  const json by_default = json::parse(R"({"near": {"first": {"phrases": ["pin"]}, "second": {"phrases": ["code"]}}})");
  CHECK(found(by_default, "pin 1 2 3 4 5 code").size() == 1);
  CHECK(found(by_default, "pin 1 2 3 4 5 6 code").empty());
  const json itself = json::parse(R"({"near": {"first": {"phrases": ["pin"]}, "second": {"phrases": ["pin"]}}})");
  CHECK(found(itself, "pin").empty());
}

TEST_CASE("length, in each way of counting", "[rules]") {
  const auto over = [](int limit, const char* counting) { return json{{"length", {{"over", limit}, {"counting", counting}}}}; };
  CHECK(found(over(3, "code-points"), "abcde") == List{"de"});
  CHECK(found(over(5, "code-points"), "abcde") == List{});
  CHECK(found(over(1, "graphemes"), "👩‍💻e\u0301") == List{"e\u0301"});
  CHECK(found(over(2, "utf16"), "👍x") == List{"x"});
  CHECK(found(over(24, "x-weighted"), "https://example.com/a/very/long/path/indeed ab") == List{"ab"});
  CHECK(found(over(2, "x-weighted"), "中👍") == List{"👍"});
}

TEST_CASE("white space at the ends of what was found is not marked; what is nothing else is", "[rules]") {
  const json secret = {{"pattern", R"((?:^|\s)hunter\S*(?:\s|$))"}};
  CHECK(found(secret, "it is hunter2horse! and") == List{"hunter2horse!"});
  CHECK(found(secret, "hunter2\n\n") == List{"hunter2"});
  CHECK(found({{"pattern", R"([\s\x{A0}\x{3000}]*hunter\S*?[\s\x{A0}\x{3000}]+)"}}, "is\u00A0hunter2\u3000\u3000and") == List{"hunter2"});
  CHECK(found({{"pattern", " {3,}"}}, "one    two") == List{"    "});
  CHECK(found({{"pattern", R"(\bone\s+two\b)"}}, "one  two") == List{"one  two"});

  const Text text = prepare("The password is  hunter2horse!  and\ttea 4471 ");
  const json near = json::parse(
      R"({"near": {"first": {"pattern": "\\spassword\\s"}, "second": {"pattern": "\\shunter\\S*\\s+"}, "within": 6}, "fixes": [{"mask": "match"}]})");
  const std::vector<Finding> told = findings(near, text, public_post(), at(now));
  REQUIRE(told.size() == 1);
  CHECK(text.slice(told[0].span) == "password is  hunter2horse!");
  REQUIRE(told[0].marks.size() == 2);
  CHECK(text.slice(told[0].marks[0]) == "password");
  CHECK(text.slice(told[0].marks[1]) == "hunter2horse!");
  REQUIRE(told[0].fixes.size() == 1);
  CHECK(told[0].fixes[0].span == told[0].span);
  CHECK(told[0].fixes[0].text == "password is  ••••••••••••!");
}

TEST_CASE("context and unless, anywhere or nearby", "[rules]") {
  const json base = {{"phrases", {"dose"}}};
  json context = base;
  context["context"] = {{"phrases", {"patient"}}, {"within", 2}};
  CHECK(found(context, "patient got dose, then a far away dose") == List{"dose"});
  json unless = base;
  unless["unless"] = json::parse(R"([{"phrases": ["of reality"], "within": 1}, {"phrases": ["joke"]}])");
  CHECK(found(unless, "a dose of reality, a dose") == List{"dose"});
  CHECK(found(unless, "a dose. joke") == List{});
  json covering = {{"phrases", {"between us"}}, {"unless", json::parse(R"([{"phrases": ["nothing between us two"], "within": 1}])")}};
  CHECK(found(covering, "nothing between us two") == List{});
}

TEST_CASE("when: all that is given must hold; unknown is a value of its own", "[rules]") {
  const Text text = prepare("word");
  const auto fires = [&](const json& when, Scope scope, Circumstances circumstances = at(now)) {
    return !findings({{"phrases", {"word"}}, {"when", when}}, text, scope, circumstances).empty();
  };
  Scope scope = public_post();
  CHECK(fires({{"site", "x"}, {"surface", {"post", "reply"}}, {"audience", "public"}, {"account", "brand"}}, scope));
  CHECK_FALSE(fires({{"site", {"linkedin"}}}, scope));
  CHECK_FALSE(fires({{"surface", "direct-message"}}, scope));
  scope.audience = Audience::unknown;
  CHECK_FALSE(fires({{"audience", "public"}}, scope));
  CHECK(fires({{"audience", {"public", "unknown"}}}, scope));
  scope.site = "";
  CHECK(fires({{"site", "unknown"}}, scope));
  Circumstances circumstances = at(now);
  circumstances.language = "en-GB";
  circumstances.roles = {"adviser"};
  CHECK(fires({{"language", "en"}}, scope, circumstances));
  CHECK_FALSE(fires({{"language", {"de", "enm"}}}, scope, circumstances));
  for (const char* tag : {"EN", "en_gb", "EN-GB"}) CHECK(fires({{"language", tag}}, scope, circumstances));
  CHECK(fires({{"role", {"trader", "adviser"}}}, scope, circumstances));
  CHECK_FALSE(fires({{"role", "trader"}}, scope, circumstances));
}

TEST_CASE("windows are local times of their zone", "[rules]") {
  const Text text = prepare("heron");
  const json london = {{"phrases", {"heron"}},
                       {"window", {{"from", "2026-07-01T09:00"}, {"to", "2026-12-01T09:00"}, {"timezone", "Europe/London"}}}};
  const auto fires = [&](std::chrono::sys_seconds instant) { return !findings(london, text, public_post(), at(instant)).empty(); };
  using namespace std::chrono;
  const sys_seconds summer = sys_days(year(2026) / 7 / 1) + hours(8);
  const sys_seconds winter = sys_days(year(2026) / 12 / 1) + hours(9);
  CHECK_FALSE(fires(summer - seconds(1)));
  CHECK(fires(summer));
  CHECK(fires(winter - seconds(1)));
  CHECK_FALSE(fires(winter));
}

TEST_CASE("rollout, expiry and exceptions", "[rules]") {
  const Text text = prepare("word");
  Circumstances circumstances = at(now);
  circumstances.rollout_bucket = 10;
  CHECK(findings({{"phrases", {"word"}}, {"rollout", 11}}, text, public_post(), circumstances).size() == 1);
  CHECK(findings({{"phrases", {"word"}}, {"rollout", 10}}, text, public_post(), circumstances).empty());
  const json expiring = {{"phrases", {"word"}}, {"expires", "2026-12-01"}};
  CHECK(findings(expiring, text, public_post(), at(now)).size() == 1);
  const auto last_second = now + std::chrono::days(10) - std::chrono::seconds(1);  // of the first of December
  CHECK(findings(expiring, text, public_post(), at(last_second)).size() == 1);
  CHECK(findings(expiring, text, public_post(), at(last_second + std::chrono::seconds(1))).empty());
  const json by_noon = {{"phrases", {"word"}}, {"expires", "2026-12-01T12:00"}};
  CHECK(findings(by_noon, text, public_post(), at(now + std::chrono::days(9) + std::chrono::hours(12))).empty());
  const json excepted = {{"phrases", {"word"}},
                         {"exceptions", json::parse(R"([{"when": {"account": "brand"}, "owner": "legal", "expires": "2026-12-01"}])")}};
  CHECK(findings(excepted, text, public_post(), at(now)).empty());
  CHECK(findings(excepted, text, public_post(), at(last_second)).empty());
  CHECK(findings(excepted, text, public_post(), at(last_second + std::chrono::seconds(1))).size() == 1);
}

TEST_CASE("stages: policy, ceiling, and people's own accounts", "[rules]") {
  const Text text = prepare("word");
  const auto stage = [&](const char* category, Account account, StagePolicy policy = {}) {
    RuleSetBuilder builder;
    builder.add(
        pack_of({rule_with({{"phrases", {"word"}}, {"category", category}, {"stage", "justify"}, {"rationale", "Because."}})}).dump(),
        Origin::built_in, "test.json");
    builder.set_stages(std::move(policy));
    Scope scope = public_post();
    scope.account = account;
    const auto all = builder.build(now, false)->match(text, scope, at(now));
    REQUIRE(all.size() == 1);
    return all[0].stage;
  };
  CHECK(stage("confidential", Account::brand) == Stage::justify);
  CHECK(stage("confidential", Account::personal) == Stage::advise);
  CHECK(stage("customer-data", Account::personal) == Stage::justify);
  CHECK(stage("market-sensitive", Account::personal) == Stage::advise);
  CHECK(stage("confidential", Account::personal, {{{"confidential", Stage::confirm}}, Stage::block}) == Stage::confirm);
  CHECK(stage("confidential", Account::brand,
              {{{"*", Stage::audit}, {"confidential", Stage::confirm}, {"test/rule", Stage::block}}, Stage::justify}) == Stage::justify);
  CHECK(stage("confidential", Account::brand, {{{"*", Stage::audit}}, Stage::block}) == Stage::audit);
}

TEST_CASE("fixes are edits of this very text", "[rules]") {
  const Text card = prepare("Card 4111 1111 1111 1111 ok");
  auto all =
      findings({{"detector", "payment-card"}, {"fixes", json::parse(R"([{"mask": "match"}, {"move": "direct-message", "label": "Go"}])")}},
               card, public_post(), at(now));
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].fixes.size() == 2);
  CHECK(all[0].fixes[0].text == "•••• 1111");
  CHECK(all[0].fixes[0].span == Span{5, 24});
  CHECK(all[0].fixes[1].move_to == "direct-message");
  CHECK(all[0].fixes[1].label == "Go");

  const Text mail = prepare("Mail jo@firm.io");
  all = findings({{"pattern", "\\S+@\\S+"},
                  {"fixes", json::parse(R"([{"mask": "match"}, {"insert": "#ad", "at": "end"}, {"insert": "Ad:"}, {"replace": "me"}])")}},
                 mail, public_post(), at(now));
  REQUIRE(all.size() == 1);
  CHECK(all[0].fixes[0].text == "••@••••.••");
  CHECK(all[0].fixes[1].text == " #ad");
  CHECK(all[0].fixes[1].span == Span{15, 15});
  CHECK(all[0].fixes[2].text == "Ad: ");
  CHECK(all[0].fixes[2].span == Span{0, 0});
  CHECK(all[0].fixes[3].text == "me");
}

TEST_CASE("messages follow the draft's language", "[rules]") {
  const json message = json::parse(R"({"what": "Hello.", "why": "Why.", "translations": {"de": {"what": "Hallo."}}})");
  Circumstances german = at(now);
  german.language = "de-AT";
  const auto all = findings({{"phrases", {"word"}}, {"message", message}}, prepare("word"), public_post(), german);
  REQUIRE(all.size() == 1);
  CHECK(all[0].message.what == "Hallo.");
  CHECK(all[0].message.why == "Why.");
}

TEST_CASE("what is wrong with a file is refused with its place", "[rules][refusal]") {
  CHECK(only_refusal("{\n  \"pack\": \"a\",\n  \"rules\": [\n}") == Place{RefusalCode::not_json, "", 4});
  CHECK(only_refusal("\xFF{}") == Place{RefusalCode::invalid_utf8, "", 0});
  CHECK(only_refusal("[]") == Place{RefusalCode::not_an_object, "", 1});
  CHECK(only_refusal("{\"rules\": []}") == Place{RefusalCode::missing_field, "", 1});
  // A slip is named where it was made, and what to write instead.
  const auto slip = [](std::string_view pack) {
    const auto rules = proved(pack);
    REQUIRE(rules->refusals().size() == 1);
    const Refusal& refusal = rules->refusals().front();
    return std::to_string(refusal.line) + ":" + std::to_string(refusal.column) + " " + refusal.reason.substr(refusal.reason.find(". ") + 2);
  };
  CHECK(slip("{\n  \"pattern\": \"\\d\"}") == "2:15 In JSON a backslash is written twice: write \\\\d for \\d.");
  CHECK(slip("{\"pack\": \"a\"  // note\n\n  // more\n  \"rules\": []}") == "1:12 A comma is missing after what stands here.");
  CHECK(slip("{\"rules\": [] // none\n \"owner\": \"me\"}") == "1:12 A comma is missing after what stands here.");
  CHECK(slip("{\"a\": \"http://x\" /* , */ \"b\": 1}") == "1:16 A comma is missing after what stands here.");
  CHECK(slip("{\"rules\": [ 1, // one\n ]}") == "1:14 No comma stands before \"]\". Take it out.");
  CHECK(slip("{\"rules\": [], /* that is \" all */ }") == "1:13 No comma stands before \"}\". Take it out.");
  CHECK(slip("{\"a\": 1 /* one,\n \"b\": 2}") == "1:9 This comment is never closed: */ is missing.");
  CHECK(slip("{\"a\": 08}") == "1:7 A number has no zero in front: write 8.");
  CHECK(slip("[-08]") == "1:2 A number has no zero in front: write -8.");
  CHECK(slip("[00]") == "1:2 A number has no zero in front: write 0.");
  CHECK(slip("{\"a\": 1.}") == "1:7 Behind the point of a number stands a digit: write 1.0, or 1.");
  CHECK(slip("[-2e]") == "1:2 Behind the e of a number stands a digit: write 1e3, or 1000.");
  CHECK(slip("{\"a\": 1e999}") == "1:7 This number is too large to be read.");
  CHECK(slip("{\"weight\": 0,4}") == "1:12 A number has a point, not a comma: write 0.4.");
  CHECK(slip("{\"version\": 1.2.0}") == "1:13 This is no number. A text stands between double quotation marks (\").");
  CHECK(slip("{\"a\": \"C:\\users\"}") ==
        "1:10 Behind \\u stand four hexadecimal digits. Where a backslash and a u are meant, write \\\\u.");
  CHECK(slip("[\"size 5\" nails\"]").starts_with("1:9 A comma is missing here; or, if the text goes on, a quotation mark inside"));
  CHECK(slip("[\"a\" \"b\"]") == "1:4 A comma is missing after what stands here.");
  CHECK(slip("[\"a\" true]") == "1:4 A comma is missing after what stands here.");
  CHECK(slip("{\"pack\": \"a\",\n}") == "1:13 No comma stands before \"}\". Take it out.");
  CHECK(slip("{\"rules\": [1,\n]}") == "1:13 No comma stands before \"]\". Take it out.");
  CHECK(slip("{“pack”: 1}") == "1:2 Write straight quotation marks (\") instead of typographic ones.");
  CHECK(slip("{\"pack\": “a”}") == "1:10 Write straight quotation marks (\") instead of typographic ones.");
  CHECK(slip("") == "0:0 The file is empty.");
  CHECK(slip(" // soon\n") == "2:1 There is nothing but comments in it.");
  CHECK(slip("{\"pack\": \"a,\n \"rules\": []}").starts_with("1:13 A text ends on its own line: its closing quotation mark is missing"));
  CHECK(slip("{\"rules\": [{\"a\": 1]}") == "1:19 \"}\" is missing before this \"]\".");
  CHECK(slip("{\"a\": \"say \"yes\" now\"}").starts_with("1:12 A comma is missing here; or"));
  CHECK(slip("{\"pack\" \"a\"}") == "1:7 A colon is missing after this field's name.");
  CHECK(only_refusal("{\"pack\": \"a\",\n\"pack\": \"b\", \"rules\": []}") == Place{RefusalCode::not_json, "", 2});
  CHECK(only_refusal("{\"pack\": \"Not Kebab\", \"rules\": []}") == Place{RefusalCode::unknown_value, "/pack", 1});
  CHECK(only_refusal("{\"pack\": \"a\", \"rulez\": [],\n \"rules\": []}") == Place{RefusalCode::unknown_field, "/rulez", 1});
  CHECK(only_refusal(std::string("{\"pack\": \"a\", \"rules\": ") + std::string(60, '[') + std::string(60, ']') + "}").code ==
        RefusalCode::too_large);
  std::string many = "{\"pack\": \"a\", \"rules\": [0";
  for (int i = 0; i < 2'000'000; ++i) many += ",0";
  CHECK(only_refusal(many + "]}").code == RefusalCode::too_large);
  CHECK(only_refusal(std::string("{\"pack\": \"a\", \"rules\": []}\0\n{}", 30)) == Place{RefusalCode::not_json, "", 1});
  CHECK(only_refusal("{\"pack\": \"a\", \"rules\": []} {}").code == RefusalCode::not_json);
  CHECK(only_refusal("{\"pack\": \"\\ud800\", \"rules\": []}").code == RefusalCode::not_json);
  CHECK(only_refusal("{\"pack\": \"\\udc00\", \"rules\": []}").code == RefusalCode::not_json);
  CHECK(only_refusal("").code == RefusalCode::not_json);
  const auto fine = proved("// a comment\n{ \"pack\": \"a\", /* another */ \"rules\": [] }");
  CHECK(fine->refusals().empty());
}

TEST_CASE("what is wrong with a rule is refused with its place, and the others stay", "[rules][refusal]") {
  const auto place = [](const json& fields) {
    const Place refused = refused_rule(fields);
    return std::pair(refused.code, refused.path);
  };
  using Pair = std::pair<RefusalCode, std::string>;
  const json good = {{"phrases", {"example"}}};
  const auto with = [&](const char* key, const json& value) {
    json fields = good;
    fields[key] = value;
    return fields;
  };
  CHECK(place(with("phrasez", {"a"})) == Pair{RefusalCode::unknown_field, "/rules/0/phrasez"});
  CHECK(place({{"phrases", "example"}}) == Pair{RefusalCode::wrong_type, "/rules/0/phrases"});
  CHECK(place({{"phrases", {"  "}}}) == Pair{RefusalCode::unknown_value, "/rules/0/phrases/0"});
  CHECK(place({{"pattern", "\bexample"}}) == Pair{RefusalCode::bad_pattern, "/rules/0/pattern"});
  CHECK(place({{"phrases", {"example"}}, {"when", {{"language", "deutsch"}}}}) ==
        Pair{RefusalCode::unknown_value, "/rules/0/when/language"});
  CHECK(place({{"phrases", {"example"}}, {"message", {{"what", "W."}, {"translations", {{"german", {{"what", "W."}}}}}}}}) ==
        Pair{RefusalCode::unknown_value, "/rules/0/message/translations/german"});
  CHECK(place({{"pattern", "(example"}}) == Pair{RefusalCode::bad_pattern, "/rules/0/pattern"});
  CHECK(place({{"pattern", "(?<=my )example"}}) == Pair{RefusalCode::unsupported_pattern, "/rules/0/pattern"});
  CHECK(place({{"pattern", "(e)\\1"}}) == Pair{RefusalCode::unsupported_pattern, "/rules/0/pattern"});
  CHECK(place({{"pattern", "((a{100}){100}){100}"}}) == Pair{RefusalCode::bad_pattern, "/rules/0/pattern"});
  CHECK(place({{"detector", "payment-cart"}}) == Pair{RefusalCode::unknown_detector, "/rules/0/detector"});
  CHECK(place({{"term", "nothing"}}) == Pair{RefusalCode::unknown_term, "/rules/0/term"});
  CHECK(place(with("category", "stile")) == Pair{RefusalCode::unknown_value, "/rules/0/category"});
  CHECK(place(with("stage", "justify")) == Pair{RefusalCode::missing_rationale, "/rules/0"});
  CHECK(place(with("expires", "2026-11-21")) == Pair{RefusalCode::expired, "/rules/0/expires"});
  CHECK(place(with("window", {{"from", "2026-01-01"}, {"timezone", "../etc/passwd"}})) ==
        Pair{RefusalCode::unknown_value, "/rules/0/window/timezone"});
  CHECK(place(with("examples", json::object())) == Pair{RefusalCode::no_examples, "/rules/0/examples"});
  CHECK(place(with("examples", {{"flags", {"example", "nothing here"}}})) ==
        Pair{RefusalCode::example_failed, "/rules/0/examples/flags/1"});
  CHECK(place(with("examples", {{"flags", {"example"}}, {"passes", {"an example"}}})) ==
        Pair{RefusalCode::example_failed, "/rules/0/examples/passes/0"});
  CHECK(place(with("message", {{"what", std::string(91, 'x')}})) == Pair{RefusalCode::too_large, "/rules/0/message/what"});
  CHECK(place(with("rollout", 101)) == Pair{RefusalCode::unknown_value, "/rules/0/rollout"});
  CHECK(place(with("near", {{"first", good}, {"second", good}, {"within", 0}})) ==
        Pair{RefusalCode::unknown_value, "/rules/0/near/within"});
  CHECK(place({{"all", json::array()}}) == Pair{RefusalCode::unknown_value, "/rules/0/all"});
  CHECK(place(json::object()) == Pair{RefusalCode::missing_field, "/rules/0"});
  CHECK(place({{"weigh", {{"threshold", 0}, {"cues", json::array()}}}}) == Pair{RefusalCode::unknown_value, "/rules/0/weigh/threshold"});

  json second = rule_with(good);
  second["id"] = "second";
  const auto rules = proved(pack_of({rule_with({{"pattern", "("}}), second}).dump());
  CHECK(rules->size() == 1);
  CHECK(rules->refusals().size() == 1);
  CHECK(rules->packs().at(0).rules == 1);
  CHECK(rules->packs().at(0).refused == 1);
}

TEST_CASE("a refusal offers what was meant, and its line", "[rules][refusal]") {
  const auto rules = proved(R"({ "pack": "a", "rules": [
  { "id": "one", "category": "style", "stage": "advise", "message": { "what": "What." },
    "phrasse": ["example"],
    "examples": { "flags": ["example"] } } ] })");
  REQUIRE(rules->refusals().size() == 2);
  CHECK(rules->refusals()[0].line == 3);
  CHECK(rules->refusals()[0].rule == "a/one");
  CHECK(rules->refusals()[0].reason.find("\"phrases\"") != std::string::npos);
  CHECK(rules->refusals()[1].code == RefusalCode::missing_field);
}

TEST_CASE("a second rule or pack of an id is refused; the first stays", "[rules][refusal]") {
  const auto twice = proved(pack_of({rule_with({{"phrases", {"example"}}}), rule_with({{"phrases", {"other"}}})}).dump());
  CHECK(twice->size() == 1);
  REQUIRE(twice->refusals().size() == 1);
  CHECK(twice->refusals()[0].code == RefusalCode::duplicate_id);
  CHECK(twice->refusals()[0].path == "/rules/1/id");
  RuleSetBuilder builder;
  builder.add("{\"pack\": \"a\", \"rules\": []}", Origin::built_in, "a.json");
  builder.add("{\"pack\": \"a\", \"rules\": []}", Origin::managed, "managed");
  const auto packs = builder.build(now);
  CHECK(packs->packs().size() == 1);
  REQUIRE(packs->refusals().size() == 1);
  CHECK(packs->refusals()[0].source == "managed");
}

TEST_CASE("terms that refer to themselves, or were refused", "[rules][refusal]") {
  const auto loop = proved(pack_of({rule_with({{"term", "a"}})}, json::parse(R"({"a": {"term": "b"}, "b": {"term": "a"}})")).dump());
  CHECK(loop->size() == 0);
  for (const Refusal& refusal : loop->refusals()) CHECK(refusal.code == RefusalCode::unknown_term);
  const auto broken = proved(pack_of({rule_with({{"term", "a"}})}, json::parse(R"({"a": {"pattern": "("}})")).dump());
  CHECK(broken->size() == 0);
  REQUIRE(broken->refusals().size() == 2);
  CHECK(broken->refusals()[0].path == "/vocabulary/a/pattern");
  CHECK(broken->refusals()[1].path == "/rules/0/term");
}

TEST_CASE("an example without a scope takes the first value of each when", "[rules]") {
  const auto rules = proved(
      pack_of(
          {rule_with(
              {{"phrases", {"example"}},
               {"when",
                {{"surface", {"reply", "post"}},
                 {"audience", {"unknown", "public"}},
                 {"account", "brand"},
                 {"role", "agent"},
                 {"language", "de"}}},
               {"window", {{"from", "2020-01-01"}, {"to", "2020-02-01"}}},
               {"rollout", 1},
               {"examples",
                json::parse(
                    R"({"flags": ["example"], "passes": [{"text": "example", "surface": "direct-message"}, {"text": "example", "account": "personal"}]})")}})})
          .dump());
  CHECK(rules->refusals().empty());
  CHECK(rules->size() == 1);
}

TEST_CASE("disabled packs keep their vocabulary and no rules", "[rules]") {
  RuleSetBuilder builder;
  builder.add(pack_of({rule_with({{"phrases", {"example"}}})}).dump(), Origin::built_in, "test.json");
  builder.set_pack_choice({{{"test", false}}, true});
  const auto rules = builder.build(now, false);
  CHECK(rules->size() == 0);
  CHECK(rules->packs().size() == 1);
}

TEST_CASE("line and column of a refusal are those of the value, whatever stands before it", "[rules][refusal]") {
  const auto place = [](std::string_view pack) {
    const auto rules = proved(pack);
    REQUIRE(rules->refusals().size() == 1);
    return std::pair(rules->refusals()[0].line, rules->refusals()[0].column);
  };
  using Pair = std::pair<std::size_t, std::size_t>;
  CHECK(place("{ \"pack\": \"a\",\n  \"rules\": 7 }") == Pair{2, 12});
  CHECK(place("{ \"pack\": \"a\", // \"rules\"\n  \"rules\":\n   true }") == Pair{3, 4});
  CHECK(place("{ \"pack\": \"a\", \"rules\": [], \"title\": null}") == Pair{1, 38});
  CHECK(place("{ \"pack\": \"a\", \"rules\": [], \"title\":-1.5e3 }") == Pair{1, 37});
  // Columns count characters, not bytes; escapes and quotation marks inside texts shift nothing.
  CHECK(place("{ \"pack\": \"a\", \"title\": \"Grün \\\"é\\\"\", \"color\": 1, \"rules\": [] }") == Pair{1, 39});
  CHECK(place("\xEF\xBB\xBF{\r\n\"pack\": \"a\",\r\n \"pack-id\": \"\\\\\", \"rules\": [] }") == Pair{3, 2});
  CHECK(place("{ \"pack\": \"a\", \"owner\": \"" + std::string(501, 'x') + "\", \"rules\": [] }") == Pair{1, 25});
  CHECK(place("{ \"pack\": \"a\", \"owner\": \"\\\"" + std::string(501, 'x') + "\", \"rules\": [] }") == Pair{1, 25});
}

TEST_CASE("a fix that does not help is refused", "[rules][refusal]") {
  const auto refused = [](const json& fields) {
    const Place place = refused_rule(fields);
    return std::pair(place.code, place.path);
  };
  using Pair = std::pair<RefusalCode, std::string>;
  const auto with = [](const char* fixes, json more = json::object()) {
    json fields = {{"phrases", {"example"}}, {"fixes", json::parse(fixes)}};
    fields.update(more);
    return fields;
  };
  CHECK(refused(with(R"([{"mask": "match"}, {"replace": "an example"}])")) == Pair{RefusalCode::fix_failed, "/rules/0/fixes/1"});
  CHECK(refused(with(R"([{"insert": "#ad"}])")) == Pair{RefusalCode::fix_failed, "/rules/0/fixes/0"});
  CHECK(refused(with(R"([{"move": "direct-message"}])")) == Pair{RefusalCode::fix_failed, "/rules/0/fixes/0"});
  CHECK(refused(with(R"([{"move": "direct-message"}])", {{"when", {{"audience", "private"}}}})).first == RefusalCode::fix_failed);
  const auto fine = [](const json& fields) { return proved(pack_of({rule_with(fields)}).dump())->refusals().empty(); };
  CHECK(fine(with(R"([{"replace": "instance"}, {"replace": ""}, {"mask": "match"}, {"move": "direct-message"}])",
                  {{"when", {{"audience", "public"}}}})));
  CHECK(fine({{"requires", json::parse(R"({"if": {"phrases": ["example"]}, "then": {"phrases": ["#ad"]}})")},
              {"fixes", json::parse(R"([{"insert": "#ad", "at": "start"}, {"insert": "#ad", "at": "end"}])")},
              {"examples", {{"flags", {"example, and example again"}}}}}));
  CHECK(fine({{"swap", {{"example", "instance"}}}, {"fixes", json::parse(R"([{"replace": "case"}])")}}));
}

TEST_CASE("inflected phrases and terms in every place of a condition", "[rules]") {
  CHECK(found({{"phrases", {"leave"}}, {"inflect", true}}, "leaves leaving leave leaved, leaver") ==
        List{"leaves", "leaving", "leave", "leaved"});
  const json vocabulary = json::parse(R"({"names": {"phrases": ["heron"]}, "number": {"pattern": "\\bHB-\\d{5}\\b"}})");
  CHECK(found({{"near", {{"first", {{"term", "names"}}}, {"second", {{"term", "number"}}}}}}, "heron is HB-12345", vocabulary) ==
        List{"heron is HB-12345"});
  CHECK(found(json::parse(R"({"phrases": ["ships"], "context": {"term": "names", "within": 2}})"), "heron ships. It then ships",
              vocabulary) == List{"ships"});
  CHECK(found(json::parse(R"({"phrases": ["ships"], "unless": [{"term": "names"}]})"), "heron ships", vocabulary) == List{});
  CHECK(found(json::parse(R"({"weigh": {"threshold": 2, "cues": [{"weight": 1, "term": "names"}, {"weight": 1, "term": "number"}]}})"),
              "heron HB-12345", vocabulary)
            .size() == 1);
}

TEST_CASE("windows in a zone with summer time, open on one side, and dates alone", "[rules]") {
  using namespace std::chrono;
  const Text text = prepare("heron");
  const auto fires = [&](const char* window, sys_seconds instant) {
    return !findings({{"phrases", {"heron"}}, {"window", json::parse(window)}}, text, public_post(), at(instant)).empty();
  };
  const char* const from_midnight = R"({"from": "2026-03-08", "timezone": "America/New_York"})";
  CHECK_FALSE(fires(from_midnight, sys_days(year(2026) / 3 / 8) + hours(5) - seconds(1)));
  CHECK(fires(from_midnight, sys_days(year(2026) / 3 / 8) + hours(5)));
  const char* const until = R"({"to": "2026-03-09T00:00", "timezone": "America/New_York"})";  // the clocks went forward in between
  CHECK(fires(until, sys_days(year(2026) / 3 / 9) + hours(4) - seconds(1)));
  CHECK_FALSE(fires(until, sys_days(year(2026) / 3 / 9) + hours(4)));
  CHECK_FALSE(fires(R"({"from": "2026-01-02"})", sys_days(year(2026) / 1 / 2) - seconds(1)));
  CHECK(fires(R"({"from": "2026-01-02"})", sys_days(year(2026) / 1 / 2)));
}

TEST_CASE("exceptions: by scope, by words nearby, and only until they end", "[rules]") {
  const Text text = prepare("word at the fair, and far away from all of that another word");
  const auto count = [&](const char* exceptions, std::chrono::sys_seconds instant = now) {
    return findings({{"phrases", {"word"}}, {"exceptions", json::parse(exceptions)}}, text, public_post(), at(instant)).size();
  };
  CHECK(count(R"([{"phrases": ["fair"], "within": 3, "owner": "o", "expires": "2027-01-01"}])") == 1);
  CHECK(count(R"([{"phrases": ["fair"], "owner": "o", "expires": "2027-01-01"}])") == 0);
  CHECK(count(R"([{"phrases": ["fair"], "when": {"account": "personal"}, "owner": "o", "expires": "2027-01-01"}])") == 2);
  CHECK(count(R"([{"when": {"account": "brand", "site": "x"}, "owner": "o", "expires": "2027-01-01"}])") == 0);
  CHECK(count(R"([{"phrases": ["fair"], "owner": "o", "expires": "2027-01-01"}])", now + std::chrono::days(60)) == 2);
  CHECK(refused_rule({{"phrases", {"example"}}, {"exceptions", json::parse(R"([{"phrases": ["fair"], "expires": "2027-01-01"}])")}}).code ==
        RefusalCode::missing_field);
  CHECK(refused_rule({{"phrases", {"example"}}, {"exceptions", json::parse(R"([{"phrases": ["fair"], "owner": "o"}])")}}).code ==
        RefusalCode::missing_field);
}

TEST_CASE("a rollout takes the same people at every percentage", "[rules]") {
  const Text text = prepare("word");
  for (const std::uint32_t bucket : {0U, 1U, 49U, 50U, 98U, 99U}) {
    Circumstances circumstances = at(now);
    circumstances.rollout_bucket = bucket;
    bool before = false;
    for (const int percent : {0, 1, 50, 99, 100}) {
      const bool in = !findings({{"phrases", {"word"}}, {"rollout", percent}}, text, public_post(), circumstances).empty();
      CHECK(in == (bucket < static_cast<std::uint32_t>(percent)));
      CHECK((in || !before));  // who was in stays in
      before = in;
    }
  }
}

TEST_CASE("10,000 rules load beside one that is wrong", "[rules]") {
  json rules = json::array();
  for (int i = 0; i < 10'000; ++i) {
    json rule = rule_with({{"phrases", {"word" + std::to_string(i)}}, {"examples", {{"flags", {"word" + std::to_string(i)}}}}});
    rule["id"] = "rule-" + std::to_string(i);
    rules.push_back(std::move(rule));
  }
  rules[5'000].erase("category");
  const auto loaded = proved(json{{"pack", "many"}, {"rules", rules}}.dump());
  CHECK(loaded->size() == 9'999);
  REQUIRE(loaded->refusals().size() == 1);
  CHECK(loaded->refusals()[0].path == "/rules/5000");
  CHECK(loaded->match(prepare("word4999 word5000 word5001"), public_post(), at(now)).size() == 2);
}

TEST_CASE("a version that is none is refused where it is read, and the rules stay", "[rules]") {
  const auto refusal = [](std::string_view version) {
    const auto rules = proved(std::string(R"({"pack": "a", "rules": [], "version": ")").append(version).append("\"}"));
    REQUIRE(rules->refusals().size() == 1);
    CHECK(rules->refusals()[0].code == RefusalCode::bad_version);
    CHECK(rules->refusals()[0].path == "/version");
    CHECK(rules->packs().at(0).version.empty());
    return rules->refusals()[0].reason;
  };
  CHECK(refusal("1.0") == "\"1.0\" is no version as semver.org has them. Write three numbers, such as \"1.0.0\".");
  CHECK(refusal("7").ends_with("such as \"7.0.0\"."));
  CHECK(refusal("spring").ends_with("such as \"1.0.0\"."));
}

TEST_CASE("an example that is not flagged names the condition that does not hold", "[rules]") {
  const auto reason = [](const json& fields) {
    const auto rules = proved(pack_of({rule_with(fields)}).dump());
    REQUIRE(rules->refusals().size() == 1);
    CHECK(rules->refusals()[0].code == RefusalCode::example_failed);
    return rules->refusals()[0].reason;
  };
  const json pattern = {{"pattern", "example"}, {"keywords", {"sample"}}};
  CHECK(reason(pattern).find("/pattern: The expression matches, but none of its keywords stands there.") != std::string::npos);
  const json context = {{"phrases", {"example"}}, {"context", {{"phrases", {"patient"}}}}};
  CHECK(reason(context).find(" /context/phrases: ") != std::string::npos);
  const auto of = [&](const char* fields) { return reason(json::parse(fields)); };
  CHECK(of(R"({"phrases": ["example"], "context": [{"phrases": ["patient"]}]})").find(" /context/0/phrases: ") != std::string::npos);
  CHECK(of(R"({"phrases": ["example"], "unless": {"phrases": ["example"]}})").find(" /unless/phrases: ") != std::string::npos);
  // Of several fields, and of an "all", the one that does not hold.
  CHECK(of(R"({"phrases": ["example"], "none": [{"phrases": ["example"]}]})").find(" /none: One of them holds.") != std::string::npos);
  CHECK(of(R"({"all": [{"phrases": ["example"]}, {"all": [{"phrases": ["example"]}, {"pattern": "\\d"}]}]})")
            .find(" /all/1/all/1/pattern: The expression matches nowhere.") != std::string::npos);
  CHECK(of(R"({"all": [{"any": [{"phrases": ["sample"]}, {"phrases": ["specimen"]}]}]})").find(" /all/0/any: None of them holds.") !=
        std::string::npos);
}

TEST_CASE("a translation serves every way of writing its tag", "[rules]") {
  const json fields = {{"phrases", {"word"}},
                       {"message", {{"what", "W."}, {"translations", {{"DE", {{"what", "Das."}}}, {"pt_br", {{"what", "Isto."}}}}}}}};
  const auto what = [&](const char* language) {
    Circumstances circumstances = at(now);
    circumstances.language = language;
    return findings(fields, prepare("word"), public_post(), circumstances).at(0).message.what;
  };
  CHECK(what("de_AT") == "Das.");
  CHECK(what("De") == "Das.");
  CHECK(what("PT-BR") == "Isto.");
  CHECK(what("pt") == "W.");
  CHECK(what("") == "W.");
}

TEST_CASE("two translations for one language are told apart by nobody: the second is refused", "[rules][refusal]") {
  const json translations = {{"DE", {{"what", "Das."}}}, {"de", {{"what", "Dies."}}}};
  const auto rules =
      proved(pack_of({rule_with({{"phrases", {"example"}}, {"message", {{"what", "W."}, {"translations", translations}}}})}).dump());
  REQUIRE(rules->refusals().size() == 1);
  CHECK(rules->refusals()[0].path == "/rules/0/message/translations/de");
  CHECK(rules->refusals()[0].reason == "\"DE\" and \"de\" are one language. Keep one of the two.");
  CHECK(rules->size() == 0);
}
