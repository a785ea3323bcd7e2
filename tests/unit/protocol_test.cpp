#include "protocol.hpp"

#include <string>

#include "catch.hpp"
#include "sayso/json.hpp"
#include "sayso/text.hpp"

using namespace sayso;
using namespace sayso::host;
using nlohmann::json;

namespace {

ProtocolError error_of(const std::string& frame) {
  const auto request = parse_request(frame);
  REQUIRE_FALSE(request.ok());
  return request.error();
}

/// "code path id" of what is wrong.
std::string shown(const std::string& frame) {
  const ProtocolError error = error_of(frame);
  return std::string(name_of(error.code)) + " " + error.path + " " + (error.id ? std::to_string(*error.id) : "null");
}

}  // namespace

TEST_CASE("what cannot be read at all", "[protocol]") {
  CHECK(shown("") == "bad-json  null");
  CHECK(shown("{") == "bad-json  null");
  CHECK(shown("[1]") == "not-an-object  null");
  CHECK(shown("{\"id\": 1, \"type\": \"check\xFF\"") == "bad-utf8  null");
  CHECK(shown(std::string(70, '[')) == "too-deep  null");
}

TEST_CASE("half an emoji, or a byte of another encoding, is refused under its own request", "[protocol]") {
  CHECK(shown("{\"id\": 7, \"type\": \"check\", \"text\": \"caf\xE9\"}") == "bad-utf8  7");
  CHECK(shown("{\"id\": 7, \"text\": \"\xE9 \\ud83d\"}") == "bad-utf8  7");
  CHECK(shown(R"({"type": "check", "id": 7, "draft": "d", "revision": 1, "text": "\ud83d"})") == "bad-utf8  7");
}

TEST_CASE("ids are whole numbers up to 2^53 - 1", "[protocol]") {
  CHECK(shown(R"({"type": "status"})") == "missing-field /id null");
  CHECK(shown(R"({"type": "status", "id": -1})") == "bad-field /id null");
  CHECK(shown(R"({"type": "status", "id": 1.5})") == "bad-field /id null");
  CHECK(shown(R"({"type": "status", "id": "7"})") == "bad-field /id null");
  CHECK(shown(R"({"type": "status", "id": 9007199254740992})") == "bad-field /id null");
  CHECK(parse_request(R"({"type": "status", "id": 9007199254740991})").ok());
}

TEST_CASE("types are a closed list", "[protocol]") {
  CHECK(shown(R"({"id": 1})") == "missing-field /type 1");
  CHECK(shown(R"({"id": 1, "type": 5})") == "bad-field /type 1");
  CHECK(shown(R"({"id": 1, "type": "canary-4b"})") == "unknown-type /type 1");
  CHECK(error_of(R"({"id": 1, "type": "canary-4b"})").message.find("canary") == std::string::npos);
}

TEST_CASE("a check is read field by field", "[protocol]") {
  const auto request = parse_request(
      R"({"type": "check", "id": 7, "draft": "t1", "revision": 41, "text": "é", "caret": 1, "later": [],
          "scope": {"site": "x", "surface": "reply"}, "language": "en-US"})");
  REQUIRE(request.ok());
  const auto& check = std::get<Check>(request.value());
  CHECK(check.id == 7);
  CHECK(check.draft == "t1");
  CHECK(check.revision == 41);
  CHECK(check.text == "é");
  CHECK(check.caret == 1U);
  CHECK(check.scope.surface == Surface::reply);
  CHECK(check.language == "en-US");

  CHECK(shown(R"({"type": "check", "id": 7})") == "missing-field /draft 7");
  CHECK(shown(R"({"type": "check", "id": 7, "draft": "d", "revision": 1})") == "missing-field /text 7");
  CHECK(shown(R"({"type": "check", "id": 7, "draft": "d", "revision": -1, "text": ""})") == "bad-field /revision 7");
  CHECK(shown(R"({"type": "check", "id": 7, "draft": "d", "revision": 1, "text": 5})") == "bad-field /text 7");
  CHECK(shown(R"({"type": "check", "id": 7, "draft": "d", "revision": 1, "text": "", "caret": -2})") == "bad-field /caret 7");
  CHECK(shown(R"({"type": "check", "id": 7, "draft": "d", "revision": 1, "text": "", "scope": []})") == "bad-field /scope 7");
  CHECK(shown(R"({"type": "check", "id": 7, "draft": "d", "revision": 1, "text": "", "scope": {"audience": "all"}})") ==
        "bad-field /scope/audience 7");
  const std::string long_name(max_draft_name + 1, 'd');
  CHECK(shown(R"({"type": "check", "id": 7, "draft": ")" + long_name + R"(", "revision": 1, "text": ""})") == "bad-field /draft 7");
}

TEST_CASE("a draft has at most 1 MiB", "[protocol]") {
  const auto check = [](std::size_t bytes) {
    return dump_json({{"type", "check"}, {"id", 1}, {"draft", "d"}, {"revision", 1}, {"text", std::string(bytes, 'a')}});
  };
  CHECK(parse_request(check(Text::max_bytes)).ok());
  CHECK(shown(check(Text::max_bytes + 1)) == "text-too-large /text 1");
}

TEST_CASE("a scope is a few names, not a second text", "[protocol]") {
  const auto check = [](std::size_t recipients, std::size_t bytes) {
    const json scope = {
        {"site", "x"}, {"account-name", "@acme"}, {"recipients", std::vector<std::string>(recipients, std::string(bytes, 'r'))}};
    return dump_json({{"type", "check"}, {"id", 7}, {"draft", "d"}, {"revision", 1}, {"text", "hi"}, {"scope", scope}});
  };
  CHECK(parse_request(check(300, 50)).ok());
  CHECK(shown(check(400, 50)) == "bad-field /scope 7");
  CHECK(shown(check(5000, 0)) == "bad-field /scope 7");
}

TEST_CASE("a range of versions may reach as far as it likes", "[protocol]") {
  const auto hello = parse_request(R"({"type": "hello", "id": 1, "protocol": [0, 18446744073709551615]})");
  REQUIRE(hello.ok());
  CHECK(std::get<Hello>(hello.value()).oldest == 0);
  CHECK(std::get<Hello>(hello.value()).newest > protocol_version);
}

TEST_CASE("an absent layer is not an empty one", "[protocol]") {
  const auto read = [](const char* frame) { return std::get<Configure>(parse_request(frame).value()); };
  CHECK_FALSE(read(R"({"type": "configure", "id": 1})").managed.has_value());
  CHECK(read(R"({"type": "configure", "id": 1, "managed": null})").managed == json());
  CHECK(read(R"({"type": "configure", "id": 1, "preferences": {"spelling": false}})").preferences == json({{"spelling", false}}));
  CHECK(shown(R"({"type": "configure", "id": 1, "managed": "x"})") == "bad-field /managed 1");
  CHECK_FALSE(read(R"({"type": "configure", "id": 1, "languages": null})").languages.has_value());
  CHECK(read(R"({"type": "configure", "id": 1, "languages": ["de-AT", "en"]})").languages == std::vector<std::string>{"de-AT", "en"});
  const auto many = json({{"type", "configure"}, {"id", 1}, {"languages", std::vector<std::string>(500, "de")}}).dump();
  CHECK(read(many.c_str()).languages->size() == max_languages);
  CHECK(shown(R"({"type": "configure", "id": 1, "languages": "de"})") == "bad-field /languages 1");
  CHECK(shown(R"({"type": "configure", "id": 1, "languages": ["de", 5]})") == "bad-field /languages 1");
}

TEST_CASE("errors as messages", "[protocol]") {
  const json message = error_message({ErrorCode::bad_field, 7, "Expected.", "/text"});
  CHECK(message == json({{"type", "error"}, {"id", 7}, {"code", "bad-field"}, {"message", "Expected."}, {"path", "/text"}}));
  CHECK(error_message({ErrorCode::bad_json, std::nullopt, "", ""})["id"].is_null());
  CHECK(error_message({ErrorCode::protocol_mismatch, 1, "", ""})["supported"] == json({1, 1}));
  CHECK(error_message({ErrorCode::frame_too_large, std::nullopt, "", ""}, true)["fatal"] == true);
}

TEST_CASE("long lists are cut, and say so", "[protocol]") {
  json message = {{"type", "report"}};
  put_list(message, "findings", std::vector<json>(10, "short"));
  CHECK(message["findings"].size() == 10);
  CHECK(message["totals"]["findings"] == 10);
  CHECK_FALSE(message.contains("truncated"));

  put_list(message, "refused", std::vector<json>(2000, std::string(1000, 'r')), 1000);
  CHECK(message["truncated"] == true);
  CHECK(message["totals"]["refused"] == 2000);
  CHECK(message["refused"].size() < 2000);
  CHECK(dump_json(message).size() + 1000 <= max_answer_bytes);
  CHECK(dump_json(message).size() > max_answer_bytes - 4000);
}
