// The fast path equals the plain loop: the same findings, field by field, on rules and texts of every shape.
#include <chrono>
#include <cstdint>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "sayso/rules.hpp"
#include "test_data.hpp"

using namespace sayso;
using nlohmann::json;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

std::string shown(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& f : findings) {
    out += f.rule + " " + std::string(name_of(f.stage)) + " " + std::to_string(f.span.begin) + "-" + std::to_string(f.span.end);
    for (const Span mark : f.marks) out += " m" + std::to_string(mark.begin) + "-" + std::to_string(mark.end);
    for (const Fix& fix : f.fixes) out += " f" + std::to_string(fix.span.begin) + "-" + std::to_string(fix.span.end) + ":" + fix.text;
    out += "\n";
  }
  return out;
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return engine_() % n; }
  template <typename T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937 engine_;
};

/// Few words, so that rules and texts meet often.
const std::vector<std::string> words = {
    "call",   "me",     "we",         "Promise", "the",        "order",   "AC-204881", "straße",
    "it's",   "秘密",   "です",       "stop",    "stopping",   "stopped", "1234",      "4111 1111 1111 1111",
    "#ad",    "@bob",   "x.com/AC-1", "👍",       "-",          ",",       "!",         "кот",
    "ſecret", "Kelvin", "secret",     "kelvin",  "jo@firm.io", "\n",      "$ACME",     "pin",
    "code",   "it’s",   "Été",        "ÉTÉ",     "STRASSE",    "ẞ"};
const std::vector<std::string> expressions = {"AC-\\d{1,6}",
                                              "\\b\\d{4}\\b",
                                              "(?:call|stop)\\s+me",
                                              "secret",
                                              "kelvin$",
                                              "^we",
                                              "[a-z]+@[a-z.]+",
                                              "x*",
                                              "(?-i:[A-Z]{2})-\\d",
                                              "pin.{0,6}code",
                                              "[ks]e[cl]",
                                              "\\S+!",
                                              "the (order|pin)",
                                              "(?:ab|cd)?stop",
                                              "co.e",
                                              "a|b",
                                              "\\x63all",
                                              "кот",
                                              "it.s",
                                              "(call){1,2}",
                                              "code|pin|\\d{6}",
                                              "\\bme\\b",
                                              "it(?:'|’)s (?:me|we)",
                                              "it['’]s|👍",
                                              "été",
                                              "stra(?:ß|ss)e",
                                              "ß",
                                              "(?:call|stop|secret|kelvin) (?:me|we|the|order|pin|code)"};

json phrases(Random& random) {
  json list = json::array();
  for (std::size_t i = 0; i <= random.below(3); ++i) {
    std::string phrase = random.of(words);
    for (std::size_t k = random.below(3); k > 0; --k) phrase += " " + random.of(words);
    if (phrase.find_first_not_of(" \n") == std::string::npos) phrase = "call";
    list.push_back(phrase);
  }
  return list;
}

json condition(Random& random, int depth) {
  const auto inner = [&] { return condition(random, depth - 1); };
  switch (random.below(depth > 0 ? 13 : 4)) {
    case 0:
      return {{"phrases", phrases(random)}, {"inflect", random.below(2) == 0}};
    case 1: {
      json pattern = {{"pattern", random.of(expressions)}};
      if (random.below(3) == 0) pattern["keywords"] = {random.of(words)};
      if (random.below(3) == 0) pattern["read"] = "all";
      return pattern;
    }
    case 2:
      return {{"detector", random.below(2) == 0 ? "payment-card" : "email"}};
    case 3:
      return {{"swap", {{random.below(2) == 0 ? "stop" : "call me", "halt"}, {"the", "a"}}}};
    case 4:
      return {{"any", {inner(), inner()}}};
    case 5:
      return {{"all", {inner(), inner()}}};
    case 6:
      return {{"none", {inner()}}};
    case 7:
      return {{"near", {{"first", inner()}, {"second", inner()}, {"within", 1 + random.below(5)}}}};
    case 8:
      return {{random.below(2) == 0 ? "starts" : "ends", inner()}};
    case 9:
      return {{"requires", {{"if", inner()}, {"then", inner()}}}};
    case 10: {
      json cues = json::array();
      for (int i = 0; i < 3; ++i) {
        json cue = inner();
        cue["weight"] = static_cast<int>(random.below(5)) - 1;
        cues.push_back(cue);
      }
      return {{"weigh", {{"threshold", 1 + random.below(4)}, {"cues", cues}}}};
    }
    case 11:
      return {{"length", {{"over", 1 + random.below(60)}, {"counting", "graphemes"}}}};
    default:
      return {{"phrases", phrases(random)}, {"pattern", random.of(expressions)}};
  }
}

json random_pack(Random& random, int rules) {
  json list = json::array();
  for (int i = 0; i < rules; ++i) {
    json rule = condition(random, 3);
    rule["id"] = "r" + std::to_string(i);
    rule["category"] = "style";
    rule["stage"] = "advise";
    rule["message"] = {{"what", "What."}};
    rule["fixes"] = {{{"mask", "match"}}};
    rule["examples"] = {{"flags", {"unproved"}}};
    if (random.below(4) == 0) {
      rule["context"] = condition(random, 1);
      rule["context"]["within"] = 1 + random.below(6);
    }
    if (random.below(4) == 0) {
      json guard = condition(random, 1);
      if (random.below(2) == 0) guard["within"] = 1 + random.below(6);
      rule["unless"] = {guard};
    }
    if (random.below(6) == 0) rule["when"] = {{"surface", random.below(2) == 0 ? "reply" : "post"}};
    list.push_back(rule);
  }
  return {{"pack", "random"}, {"rules", list}};
}

std::string random_text(Random& random, std::size_t most) {
  std::string text;
  for (std::size_t i = random.below(most); i > 0; --i) text += random.of(words) + (random.below(8) == 0 ? "" : " ");
  return text;
}

/// Compares the two ways on one text and returns the number of findings.
std::size_t compare(const RuleSet& rules, std::string_view utf8, const Scope& scope) {
  const auto text = Text::prepare(utf8);
  if (!text) return 0;
  Circumstances circumstances;
  circumstances.now = now;
  circumstances.language = "en";
  const auto fast = rules.match(text.value(), scope, circumstances);
  const auto plain = rules.match_plain(text.value(), scope, circumstances);
  if (shown(fast) != shown(plain)) {
    INFO("text: " << utf8);
    CHECK(shown(fast) == shown(plain));
  }
  return plain.size();
}

/// The packs of the repository, and what stands in them.
struct Packs {
  std::shared_ptr<const RuleSet> rules;
  std::vector<std::string> pieces;   ///< every text anywhere in a pack: phrases, keywords, examples
  std::vector<std::string> flagged;  ///< the examples that flag

  Packs() {
    RuleSetBuilder builder;
    for (const char* folder : {"packs", "examples"}) {
      const std::string path = std::string(SAYSO_SOURCE_DIR) + "/shared-rules/" + folder;
      builder.add_folder(path, Origin::built_in);
      for (const std::string& file : pack_files(path)) {
        std::ifstream stream(file);
        const json pack = json::parse(stream, nullptr, false, true);
        if (!pack.is_discarded()) collect(pack);
      }
    }
    rules = builder.build(now, false);
    REQUIRE(pieces.size() > 100);
    REQUIRE(flagged.size() > 100);
  }

 private:
  void collect(const json& value) {
    if (value.is_string() && value.get_ref<const std::string&>().size() > 1) pieces.push_back(value.get<std::string>());
    if (value.is_object() && value.contains("flags")) {
      for (const json& example : value["flags"])
        flagged.push_back(example.is_string() ? example.get<std::string>() : example.value("text", ""));
    }
    if (!value.is_structured()) return;
    for (const json& inner : value) collect(inner);
  }
};

Scope post(Surface surface, Audience audience, Account account) {
  Scope scope;
  scope.site = "x";
  scope.surface = surface;
  scope.audience = audience;
  scope.account = account;
  return scope;
}

}  // namespace

TEST_CASE("fast equals plain: random rules on random texts", "[rules][differential]") {
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= 25; ++seed) {
    Random random(seed);
    RuleSetBuilder builder;
    builder.add(random_pack(random, 40).dump(), Origin::built_in, "random");
    const auto rules = builder.build(now, false);
    CAPTURE(seed);
    for (const Refusal& refusal : rules->refusals()) FAIL_CHECK(refusal.path << " " << refusal.reason);
    for (int i = 0; i < 60; ++i) found += compare(*rules, random_text(random, 24), post(Surface::post, Audience::open, Account::brand));
    found += compare(*rules, random_text(random, 400), post(Surface::reply, Audience::open, Account::brand));
    found += compare(*rules, "", post(Surface::post, Audience::open, Account::brand));
  }
  CHECK(found > 8'000);
}

TEST_CASE("fast equals plain: expressions that begin at many places and end at few", "[rules][differential]") {
  json list = json::array();
  for (const char* expression : {R"(https?://[^\s:@/]*:[^\s@]{2,}@)", R"(call\S*stop)", R"(call\S+?me|pin\S*code)",
                                 R"(\bpin[\s\S]*secret\b)", R"(call[a-z]*!$)", R"((?:call|pin)-\S*\d{3})"}) {
    list.push_back({{"id", "r" + std::to_string(list.size())},
                    {"category", "style"},
                    {"stage", "advise"},
                    {"message", {{"what", "What."}}},
                    {"examples", {{"flags", {"unproved"}}}},
                    {"pattern", expression},
                    {"read", "all"}});
  }
  RuleSetBuilder builder;
  builder.add(json({{"pack", "tails"}, {"rules", list}}).dump(), Origin::built_in, "tails");
  const auto rules = builder.build(now, false);
  for (const Refusal& refusal : rules->refusals()) FAIL_CHECK(refusal.path << " " << refusal.reason);
  const std::vector<std::string> starts = {"http://", "https://", "call", "pin", "call-", "pin-"};
  const std::vector<std::string> ends = {"a:bc@", "stop", "me", "code", " secret ", "!", "123", " ", "\n"};
  Random random(3);
  std::size_t found = 0;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    const std::size_t rarity = 2 + random.below(60);
    while (text.size() < 600 + random.below(3000)) text += random.below(rarity) == 0 ? random.of(ends) : random.of(starts);
    found += compare(*rules, text, post(Surface::post, Audience::open, Account::personal));
  }
  CHECK(found > 1'000);
}

TEST_CASE("fast equals plain: the packs on posts composed of their own words", "[rules][differential][packs]") {
  const Packs packs;
  Random random(5);
  std::size_t found = 0;
  for (int i = 0; i < 1500; ++i) {
    std::string text;
    for (std::size_t k = 1 + random.below(4); k > 0; --k) text += random.of(packs.pieces) + " ";
    found +=
        compare(*packs.rules, text,
                post(static_cast<Surface>(random.below(7)), static_cast<Audience>(random.below(7)), static_cast<Account>(random.below(3))));
  }
  for (int i = 0; i < 8; ++i) {
    std::string text;
    while (text.size() < 4000) text += random.of(packs.pieces) + ". ";
    found += compare(*packs.rules, text, post(Surface::post, Audience::open, Account::personal));
  }
  CHECK(found > 100);
}

namespace {

/// Posts of others, and the packs' flagged examples put between them (or between words of the packs where there is nothing of others);
/// `texts` in all, or more where others wrote more.
void compare_posts(std::size_t most_of_others, std::size_t texts_in_all) {
  const auto rows = test_data::rows({"davidson-neither.jsonl", "example-posts.jsonl", "presidio-synth.jsonl", "presidio-recognizers.jsonl",
                                     "gitleaks.jsonl", "misspellings.jsonl"});
  const Packs packs;
  Random random(11);
  std::vector<std::string> texts;
  for (const json& row : rows) {
    if (row.contains("text") && row["text"].is_string()) texts.push_back(row["text"].get<std::string>());
  }
  while (texts.size() > most_of_others) {
    std::swap(texts[random.below(texts.size())], texts.back());
    texts.pop_back();
  }
  const std::size_t of_others = texts.size();
  const std::vector<std::string> around = of_others > 0 ? texts : packs.pieces;
  while (texts.size() < texts_in_all)
    texts.push_back(random.of(around) + " " + random.of(packs.flagged) + (random.below(2) == 0 ? "\n" : " ") + random.of(around));
  const std::vector<Surface> surfaces = {Surface::post, Surface::reply, Surface::direct_message, Surface::article};
  std::size_t found = 0;
  for (const std::string& text : texts) {
    const Surface surface = random.of(surfaces);
    const Audience open = random.below(2) == 0 ? Audience::open : Audience::group;
    const Account account = random.below(2) == 0 ? Account::personal : Account::brand;
    found += compare(*packs.rules, text, post(surface, surface == Surface::direct_message ? Audience::closed : open, account));
  }
  WARN(of_others << " posts of others and " << texts.size() - of_others << " generated positives: " << found
                 << " findings, fast and plain alike");
  CHECK(texts.size() >= texts_in_all);
  CHECK(found * 2 > texts_in_all);
}

}  // namespace

TEST_CASE("fast equals plain: other people's posts, and generated positives among them", "[rules][differential][packs]") {
  compare_posts(800, 1'600);
}

// Hidden, since it takes a minute: tests/conformance/differential.test.mjs runs it.
TEST_CASE("fast equals plain: 20,000 posts", "[.][differential-whole]") { compare_posts(SIZE_MAX, 20'000); }
