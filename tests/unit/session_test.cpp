#include "session.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "sayso/json.hpp"

using namespace sayso;
using namespace sayso::host;
using nlohmann::json;

namespace {

/// A session without pipes or a worker: what it answers, and what it wants done.
struct Talk {
  std::vector<json> answers;
  std::vector<Job> jobs;
  Session session{{[this](std::string_view frame) { answers.push_back(json::parse(frame)); },
                   [this](Job job) {
                     jobs.push_back(std::move(job));
                     return true;
                   }},
                  SandboxState{}};

  void send(const json& message) { session.receive(FrameEvent{Frame{dump_json(message)}}); }
  void greet() { send({{"type", "hello"}, {"id", 1}, {"protocol", {1, 1}}}); }
  void check(int id, const std::string& draft) {
    send({{"type", "check"}, {"id", id}, {"draft", draft}, {"revision", 1}, {"text", "hello"}});
  }
};

/// The set of a pack's rules; of none without one.
std::shared_ptr<const Assembly> assembly(std::string_view pack = R"({"pack": "none", "rules": []})") {
  RuleSetBuilder builder;
  builder.add(pack, Origin::machine, "test.json");
  auto one = std::make_shared<Assembly>();
  one->checker =
      std::make_shared<const Checker>(builder.build({}), std::vector<std::shared_ptr<const Speller>>(), std::vector<std::string>());
  return one;
}

}  // namespace

TEST_CASE("where the first set cannot be loaded, checks are answered, and a later set brings them back", "[session]") {
  Talk talk;
  talk.greet();
  talk.check(2, "before");
  talk.send({{"type", "explain"}, {"id", 3}, {"rule", "a/b"}, {"text", ""}});
  CHECK_FALSE(talk.session.work());
  talk.session.receive(Outcome{Assembled{std::nullopt, nullptr}});
  while (talk.session.work()) {
  }
  talk.check(4, "after");
  CHECK(talk.session.work());
  REQUIRE(talk.answers.size() == 4);
  for (std::size_t i = 1; i < 4; ++i) {
    CHECK(talk.answers[i]["code"] == "internal");
    CHECK(talk.answers[i]["id"] == i + 1);
  }

  talk.session.receive(Outcome{Assembled{std::nullopt, assembly()}});
  talk.check(5, "at last");
  CHECK(talk.session.work());
  CHECK(talk.answers.back()["type"] == "report");
}

TEST_CASE("a configuration that fails later leaves the last good one in force", "[session]") {
  Talk talk;
  talk.greet();
  talk.session.receive(Outcome{Assembled{std::nullopt, assembly()}});
  talk.session.receive(Outcome{Assembled{7, nullptr}});
  CHECK(talk.answers.back()["code"] == "internal");
  talk.check(8, "d");
  CHECK(talk.session.work());
  CHECK(talk.answers.back()["type"] == "report");
}

TEST_CASE("configurations that wait share the layers that stay", "[session]") {
  Talk talk;
  talk.greet();
  talk.send({{"type", "configure"}, {"id", 2}, {"managed", {{"words", {"acme"}}}}});
  talk.send({{"type", "configure"}, {"id", 3}, {"preferences", {{"spelling", false}}}});
  REQUIRE(talk.jobs.size() == 3);  // the first is the built-in set
  const auto& first = std::get<AssembleJob>(talk.jobs[1]).layers;
  const auto& second = std::get<AssembleJob>(talk.jobs[2]).layers;
  CHECK(first.managed == second.managed);
  CHECK(first.preferences == nullptr);
  CHECK((*second.preferences)["spelling"] == false);
}

TEST_CASE("of the checks of one draft the last of the highest revision is computed", "[session]") {
  Talk talk;
  talk.greet();
  talk.session.receive(Outcome{Assembled{std::nullopt, assembly()}});
  const auto send = [&](int id, int revision) {
    talk.send({{"type", "check"}, {"id", id}, {"draft", "d"}, {"revision", revision}, {"text", ""}});
  };
  send(2, 5);
  send(3, 4);
  send(4, 5);
  while (talk.session.work()) {
  }
  REQUIRE(talk.answers.size() == 4);
  CHECK((talk.answers[1]["type"] == "superseded" && talk.answers[1]["id"] == 3));
  CHECK((talk.answers[2]["type"] == "superseded" && talk.answers[2]["id"] == 2));
  CHECK((talk.answers[3]["type"] == "report" && talk.answers[3]["id"] == 4));
}

TEST_CASE("a draft's language is read as people write tags; what is none counts as not told", "[session]") {
  constexpr std::string_view pack = R"({"pack": "test", "rules": [
    {"id": "austrian", "category": "conduct", "stage": "advise", "message": {"what": "W."}, "phrases": ["hello"],
     "when": {"language": "de-AT"}, "examples": {"flags": ["hello"]}},
    {"id": "untold", "category": "style", "stage": "advise", "message": {"what": "W."}, "phrases": ["hello"],
     "when": {"language": "unknown"}, "examples": {"flags": ["hello"]}}]})";
  Talk talk;
  talk.greet();
  talk.session.receive(Outcome{Assembled{std::nullopt, assembly(pack)}});
  const auto rule = [&](const char* language) {
    talk.send({{"type", "check"}, {"id", 2}, {"draft", "d"}, {"revision", 1}, {"text", "hello"}, {"language", language}});
    REQUIRE(talk.session.work());
    const json& findings = talk.answers.back()["findings"];
    REQUIRE(findings.size() == 1);
    return findings[0]["rule"].get<std::string>();
  };
  for (const char* language : {"de-AT", "de_at", "DE-at"}) CHECK(rule(language) == "test/austrian");
  for (const char* language : {"", "unknown", "deutsch"}) CHECK(rule(language) == "test/untold");
}
