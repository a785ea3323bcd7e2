#include "report_list.hpp"

#include <string>
#include <utility>

#include "catch.hpp"
#include "protocol.hpp"
#include "sayso/json.hpp"

using namespace sayso;
using namespace sayso::host;
using nlohmann::json;

namespace {

Finding finding(const std::string& rule, Stage stage, Span span) {
  Finding one;
  one.rule = rule;
  one.category = rule == "spelling" ? Category::spelling : Category::style;
  one.stage = stage;
  one.severity = Severity::low;
  one.span = span;
  return one;
}

Report report(std::vector<Finding> findings) { return {Text::prepare(std::string(5000, 'a')).value(), std::move(findings)}; }

json put(const Report& report) {
  json message = {{"type", "report"}};
  put_findings(message, report);
  return message;
}

}  // namespace

TEST_CASE("all findings are sent in their order where there is room, those of stage audit never", "[report]") {
  const json message = put(report({finding("spelling", Stage::advise, {0, 1}), finding("p/count", Stage::audit, {1, 2}),
                                   finding("p/block", Stage::block, {2, 3}), finding("p/tone", Stage::advise, {4, 5})}));
  REQUIRE(message["findings"].size() == 3);
  CHECK(message["findings"][0]["rule"] == "spelling");
  CHECK(message["findings"][1]["rule"] == "p/block");
  CHECK(message["findings"][2]["rule"] == "p/tone");
  CHECK(message["totals"]["findings"] == 3);
  CHECK_FALSE(message.contains("truncated"));
}

TEST_CASE("a rule that had more than is told makes a cut report", "[report]") {
  Report cut = report({finding("p/tone", Stage::advise, {0, 1})});
  cut.cut = true;
  CHECK(put(cut)["truncated"] == true);
}

TEST_CASE("no finding is too long to be sent", "[report]") {
  Finding marked = finding("p/marked", Stage::block, {0, 5000});
  for (std::size_t i = 0; i < 5000; ++i) marked.marks.push_back({i, i + 1});
  Finding wordy = finding("p/wordy", Stage::block, {0, 5000});
  wordy.fixes.push_back({Fix::Kind::replace, {0, 5000}, std::string(max_answer_bytes, 'b'), "", ""});
  const json message = put(report({finding("spelling", Stage::advise, {0, 1}), marked, wordy}));
  REQUIRE(message["findings"].size() == 3);
  CHECK(message["findings"][1]["marks"].size() == max_marks);
  CHECK(message["findings"][2]["fixes"].empty());
  CHECK(message["truncated"] == true);
}

TEST_CASE("misspelt words do not push out what is stronger, wherever it stands", "[report]") {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < 3000; ++i) findings.push_back(finding("spelling", Stage::advise, {i, i + 1}));
  findings.push_back(finding("p/tone", Stage::advise, {4000, 4001}));
  findings.push_back(finding("p/block", Stage::block, {4002, 4003}));
  const json message = put(report(std::move(findings)));
  const json& sent = message["findings"];
  REQUIRE(sent.size() == max_misspellings + 2);
  CHECK(sent[max_misspellings]["rule"] == "p/tone");
  CHECK(sent[max_misspellings + 1]["rule"] == "p/block");
  CHECK(message["totals"]["findings"] == 3002);
  CHECK(message["truncated"] == true);
}
