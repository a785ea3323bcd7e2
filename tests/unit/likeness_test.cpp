// How much a draft reads like posts of a category: the format, what is learnt, and the matcher.
#include "sayso/likeness.hpp"

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "prepared_text.hpp"
#include "sayso/learning.hpp"
#include "sayso/rules.hpp"

using namespace sayso;
using nlohmann::json;

namespace {

Scope public_post(Account account = Account::personal) {
  Scope scope;
  scope.surface = Surface::post;
  scope.audience = Audience::open;
  scope.account = account;
  return scope;
}

LabelledPost post(std::string_view utf8, std::vector<Category> labels, Account account = Account::personal) {
  return {prepare(utf8), public_post(account), std::move(labels)};
}

/// Six posts about gulls, which are of no category, and six about fevers.
std::vector<LabelledPost> gulls_and_fevers() {
  std::vector<LabelledPost> posts;
  for (const char* text : {"the gulls took my chips", "gulls on the roof at dawn", "a gull stole the sandwich", "chips for the gulls again",
                           "on the roof with my chips", "the gulls at dawn again"})
    posts.push_back(post(text, {}));
  for (const char* text : {"my aunt has a fever", "her fever is up again", "the fever and the ward", "aunt back on the ward",
                           "a fever at dawn and the ward", "her ward is full"})
    posts.push_back(post(text, {Category::health}));
  return posts;
}

double likeness(const Likeness& model, std::string_view utf8, Category category, const Scope& scope = public_post()) {
  return model.likeness(model.traits_of(prepare(utf8)), scope, category);
}

const Likeness& learnt() {
  static const Likeness model = [] {
    auto parsed = Likeness::parse(learn_likeness(gulls_and_fevers()));
    REQUIRE(parsed.ok());
    return std::move(parsed).value();
  }();
  return model;
}

}  // namespace

TEST_CASE("what was learnt tells posts of a category from others", "[likeness]") {
  CHECK(likeness(learnt(), "his fever, and no bed on the ward", Category::health) >
        likeness(learnt(), "gulls, chips and a roof", Category::health));
  CHECK(likeness(learnt(), "his fever, and no bed on the ward", Category::health) > 0.5);
  CHECK(likeness(learnt(), "gulls, chips and a roof", Category::health) < 0.5);
  CHECK(likeness(learnt(), "FEVER on the WARD", Category::health) == likeness(learnt(), "fever on the ward", Category::health));
  CHECK(likeness(learnt(), "fever", Category::style) == 0);
}

TEST_CASE("the place that a post is written for counts", "[likeness]") {
  std::vector<LabelledPost> posts;
  for (int i = 0; i < 8; ++i) {
    posts.push_back(post("home early today", {}, Account::personal));
    posts.push_back(post("home early today", {Category::wrong_account}, Account::brand));
  }
  const auto model = Likeness::parse(learn_likeness(posts));
  CHECK(likeness(model.value(), "home early", Category::wrong_account, public_post(Account::brand)) > 0.5);
  CHECK(likeness(model.value(), "home early", Category::wrong_account, public_post(Account::personal)) < 0.5);
}

TEST_CASE("the words that speak for a category are told by place, each once", "[likeness]") {
  const std::string text = "At dawn: fever. The ward is full of fever";
  const auto spans = learnt().evidence(learnt().traits_of(prepare(text)), Category::health);
  REQUIRE_FALSE(spans.empty());
  CHECK(spans.size() <= 3);
  for (std::size_t i = 1; i < spans.size(); ++i) CHECK(spans[i - 1].end <= spans[i].begin);
  CHECK(learnt().evidence(learnt().traits_of(prepare("nothing known")), Category::health).empty());
}

TEST_CASE("learning is deterministic, and its text survives reading", "[likeness]") {
  const std::string text = learn_likeness(gulls_and_fevers());
  CHECK(text == learn_likeness(gulls_and_fevers()));
  CHECK(text.find("word\tfever\t") != std::string::npos);
  CHECK(text.find("word\tsandwich\t") == std::string::npos);  // one post alone
  CHECK(Likeness::parse(text).ok());
  CHECK(learn_likeness({}).find("# sayso likeness 1\n") == 0);
}

TEST_CASE("a text that is no model is refused", "[likeness]") {
  const std::string head = "# sayso likeness 1\n";
  const auto fault = [](const std::string& text) {
    const auto parsed = Likeness::parse(text);
    REQUIRE_FALSE(parsed.ok());
    return parsed.error();
  };
  CHECK(fault("") == LikenessFault::no_head);
  CHECK(fault("word\tfever\t100") == LikenessFault::no_head);
  for (const char* line : {"word", "word\tfever", "word\tfever\tmuch", "word\tfever\t100\tz5", "word\tfever\t100\ta",
                           "word\tfever\t100\tax", "word\tfever\t100\t", "place\tnowhere\ta5", "noise\tfever\t100"}) {
    INFO(line);
    CHECK(fault(head + line) == LikenessFault::bad_line);
  }
  CHECK(Likeness::parse(head + "# a remark\n\nbias\ta-100\nplace\tsurface:post\ta10\nword\tfever\t250\ta30\tn-20\n").ok());
}

TEST_CASE("the model that Sayso is built with", "[likeness]") {
  const Likeness& model = Likeness::built_in();
  CHECK(likeness(model, "My neighbour's boy is back in hospital with his lungs, third time since summer, poor lamb", Category::health) >
        0.4);
  CHECK(likeness(model, "Anyone know if the bakery on the corner is open on Sunday?", Category::health) < 0.1);
}

TEST_CASE("reads-like asks the model", "[likeness][rules]") {
  const auto build = [](const json& condition) {
    json rule = {{"id", "rule"},
                 {"category", "health"},
                 {"stage", "advise"},
                 {"message", {{"what", "What."}}},
                 {"examples", {{"flags", {"example"}}}}};
    rule.update(condition);
    RuleSetBuilder builder;
    builder.add(json{{"pack", "test"}, {"rules", {rule}}}.dump(), Origin::built_in, "test.json");
    return builder.build(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22), false);
  };
  const std::string ill = "My neighbour's boy is back in hospital with his lungs, third time since summer, poor lamb";
  const auto rules = build({{"reads-like", {{"category", "health"}, {"at-least", 0.4}}}});
  REQUIRE(rules->size() == 1);
  const Text text = prepare(ill);
  const auto findings = rules->match(text, public_post(), {});
  REQUIRE(findings.size() == 1);
  CHECK_FALSE(findings[0].marks.empty());
  CHECK(rules->match_plain(text, public_post(), {}).size() == 1);
  CHECK(rules->match(prepare("Anyone know if the bakery is open?"), public_post(), {}).empty());

  const auto explanation = rules->explain("test/rule", text, public_post(), {});
  REQUIRE(explanation.has_value());
  CHECK(explanation->held);
  CHECK(explanation->parts.back().path == "/reads-like");
  CHECK(explanation->parts.back().why.find("0.40 is asked for") != std::string::npos);

  // Beside another condition it decides with it, and leaves the words to it.
  const auto doubted = build({{"phrases", {"hospital"}}, {"reads-like", {{"category", "health"}, {"at-least", 0.05}}}});
  const auto found = doubted->match(text, public_post(), {});
  REQUIRE(found.size() == 1);
  CHECK(text.slice(found[0].span) == "hospital");
  CHECK(doubted->match(prepare("We release the new hospital level of our game on Friday"), public_post(Account::brand), {}).empty());
}

TEST_CASE("reads-like is refused where it asks for nothing that is known", "[likeness][rules]") {
  for (const json& value :
       {json(7), json::object(), json{{"category", "health"}}, json{{"at-least", 0.5}}, json{{"category", "spelling"}, {"at-least", 0.5}},
        json{{"category", "style"}, {"at-least", 0.5}}, json{{"category", "health"}, {"at-least", 0}},
        json{{"category", "health"}, {"at-least", 1}}, json{{"category", "health"}, {"at-least", 0.5}, {"more", 1}}}) {
    RuleSetBuilder builder;
    builder.add(json{{"pack", "test"},
                     {"rules",
                      {{{"id", "rule"},
                        {"category", "health"},
                        {"stage", "advise"},
                        {"reads-like", value},
                        {"message", {{"what", "W."}}},
                        {"examples", {{"flags", {"x"}}}}}}}}
                    .dump(),
                Origin::built_in, "test.json");
    const auto rules = builder.build(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22), false);
    INFO(value.dump());
    CHECK(rules->size() == 0);
    CHECK_FALSE(rules->refusals().empty());
  }
}
