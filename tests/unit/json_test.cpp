#include "sayso/json.hpp"

#include <string>

#include "catch.hpp"

using namespace sayso;
using nlohmann::json;

namespace {

JsonError error_of(std::string_view bytes) {
  const auto parsed = parse_json(bytes);
  REQUIRE_FALSE(parsed.ok());
  return parsed.error();
}

std::string nested(std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

}  // namespace

TEST_CASE("each way in which bytes are no JSON has its own error", "[json]") {
  CHECK(error_of("") == JsonError::bad_json);
  CHECK(error_of("{\"a\":") == JsonError::bad_json);
  CHECK(error_of("{} {}") == JsonError::bad_json);
  CHECK(error_of("\"\xC3\x28\"") == JsonError::bad_utf8);
  CHECK(error_of("\"\xED\xA0\x80\"") == JsonError::bad_utf8);
  CHECK(error_of("\"\xF5\x80\x80\x80\"") == JsonError::bad_utf8);
  CHECK(error_of(R"("\ud800")") == JsonError::bad_utf8);
  CHECK(error_of(R"("\udc00 first")") == JsonError::bad_utf8);
  CHECK(error_of(R"("\ud83d\ud83d")") == JsonError::bad_utf8);
  CHECK(error_of(R"("\ud83dx")") == JsonError::bad_utf8);
  CHECK(parse_json(R"("\ud83d\ude00")").value() == "😀");
  CHECK(parse_json(R"("\\ud800")").value() == "\\ud800");
}

TEST_CASE("depth is capped, and brackets inside strings do not count", "[json]") {
  CHECK(parse_json(nested(max_json_depth)).ok());
  CHECK(error_of(nested(max_json_depth + 1)) == JsonError::too_deep);
  CHECK(error_of(std::string(1'000'000, '[')) == JsonError::too_deep);
  CHECK(parse_json("\"" + std::string(1000, '[') + "\\\"" + std::string(1000, '{') + "\"").ok());
}

TEST_CASE("what a lone surrogate spoils can still be read", "[json]") {
  const std::string message = R"({"id": 7, "text": "a\ud800b \ud83d\ude00 \udfff"})";
  const auto cleaned = parse_json(without_lone_surrogates(message));
  REQUIRE(cleaned.ok());
  CHECK(cleaned.value()["id"] == 7);
  CHECK(cleaned.value()["text"] == "a\uFFFDb 😀 \uFFFD");
}

TEST_CASE("a scope is read strictly, and missing fields are unknown", "[json]") {
  const auto full = scope_from_json({{"site", "x"},
                                     {"surface", "direct-message"},
                                     {"audience", "private"},
                                     {"account", "brand"},
                                     {"account-name", "@acme"},
                                     {"recipients", {"@maria"}},
                                     {"group-size", 12},
                                     {"later", true}});
  REQUIRE(full.ok());
  CHECK(full.value().surface == Surface::direct_message);
  CHECK(full.value().audience == Audience::closed);
  CHECK(full.value().account == Account::brand);
  CHECK(full.value().recipients == std::vector<std::string>{"@maria"});
  CHECK(full.value().group_size == 12U);
  CHECK(scope_from_json(to_json(full.value())).value().account_name == "@acme");

  const auto empty = scope_from_json({{"surface", nullptr}});
  REQUIRE(empty.ok());
  CHECK(empty.value().surface == Surface::unknown);
  CHECK(empty.value().audience == Audience::unknown);
  CHECK_FALSE(empty.value().group_size.has_value());

  CHECK(scope_from_json({{"surface", "shout"}}).error().path == "/surface");
  CHECK(scope_from_json({{"audience", 3}}).error().path == "/audience");
  CHECK(scope_from_json({{"site", 3}}).error().path == "/site");
  CHECK(scope_from_json({{"recipients", {"a", 1}}}).error().path == "/recipients/1");
  CHECK(scope_from_json({{"group-size", -1}}).error().path == "/group-size");
  CHECK(scope_from_json({{"group-size", 4294967296}}).error().path == "/group-size");
}

TEST_CASE("findings leave the engine in UTF-16", "[json]") {
  auto prepared = Text::prepare("😀 añb 4111");
  REQUIRE(prepared.ok());
  const Text& text = prepared.value();
  const std::size_t digits = text.utf8().find("4111");
  const Finding finding{"personal-data/payment-card",
                        "Personal data",
                        Category::personal_data,
                        Stage::confirm,
                        Severity::high,
                        {digits, digits + 4},
                        {{5, 9}},
                        {"What.", "Why.", "", "card-numbers"},
                        {{Fix::Kind::mask, {digits, digits + 4}, "••••", "", ""}, {Fix::Kind::move, {}, "", "direct-message", "Move it"}}};
  const json out = to_json(finding, text);
  CHECK(out["start"] == 7);
  CHECK(out["end"] == 11);
  CHECK(out["marks"] == json::parse("[[3, 6]]"));
  CHECK(out["category"] == "personal-data");
  CHECK(out["fixes"][0]["start"] == 7);
  CHECK(out["fixes"][0]["text"] == "••••");
  CHECK(out["fixes"][1] == json({{"kind", "move"}, {"to", "direct-message"}, {"label", "Move it"}}));
  CHECK_FALSE(out.contains("word"));
}

TEST_CASE("serialising never fails", "[json]") { CHECK(dump_json(json("\xC3(")) == "\"\uFFFD(\""); }
