#include "log.hpp"

#include <string>

#include "catch.hpp"

using namespace sayso;
using host::log::line_of;

TEST_CASE("a refusal is logged down to its key, and no further", "[log]") {
  CHECK(line_of({RefusalCode::wrong_type, "managed", "/windows/Project Falcon IPO/from", "", "A \"date\" was expected."}) ==
        "refused wrong-type in managed at /windows");
  CHECK(line_of({RefusalCode::unknown_term, "acme.jsonc", "/vocabulary/falcon", "acme/one", "", 12, 3}) ==
        "refused unknown-term in acme.jsonc, line 12 at /vocabulary");
  CHECK(line_of({RefusalCode::not_json, "acme.jsonc", "", "", ""}) == "refused not-json in acme.jsonc at /");
}

TEST_CASE("a note is no refusal", "[log]") {
  CHECK(line_of({RefusalCode::unknown_setting, "managed", "/audit", "", ""}) == "noted unknown-setting in managed at /audit");
}

TEST_CASE("no name that others chose ends a line, steers a terminal or fills the log", "[log]") {
  const std::string line = line_of({RefusalCode::unknown_setting, "a\nsayso-host: all is well", "/\x1B[31mred\r\x7F\xC3\xA9", "", ""});
  CHECK(line == "noted unknown-setting in a?sayso-host: all is well at /?[31mred????");
  CHECK(line_of({RefusalCode::not_json, std::string(5000, 'a'), "/" + std::string(5000, 'b'), "", ""}).size() < 300);
}
