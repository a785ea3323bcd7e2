// The published schema and the engine's reader agree on what a pack looks like.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "sayso/rules.hpp"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wextra"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

using nlohmann::json;

namespace {

json load(const std::filesystem::path& path) {
  std::ifstream stream(path);
  return json::parse(stream, nullptr, true, true);
}

std::filesystem::path shared_rules() { return std::filesystem::path(SAYSO_SOURCE_DIR) / "shared-rules"; }

class PackSchema {
 public:
  PackSchema() {
    const json document = load(shared_rules() / "schema" / "pack.schema.json");
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema_);
  }
  bool accepts(const json& pack) {
    valijson::Validator validator;
    return validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(pack), nullptr);
  }

 private:
  valijson::Schema schema_;
};

bool reader_accepts(const json& pack) {
  sayso::RuleSetBuilder builder;
  builder.add(pack.dump(), sayso::Origin::built_in, "pack");
  return builder.build(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1), false)->refusals().empty();
}

/// A pack that uses every field of the language.
json everything() {
  return json::parse(R"({
    "pack": "everything", "version": "1.0.0", "title": "T", "description": "D", "owner": "o", "language": "en",
    "vocabulary": { "code": { "pattern": "AC-\\d+", "keywords": ["AC-"], "read": "all" } },
    "rules": [ {
      "id": "rule", "category": "confidential", "stage": "justify", "severity": "high", "yields-to": ["credentials", "conduct"], "owner": "legal", "rationale": "R", "rollout": 50, "expires": "2030-01-01",
      "when": { "site": "x", "surface": ["post"], "audience": "public", "account": ["brand"], "language": "en", "role": ["r"] },
      "window": { "from": "2026-01-01T00:00", "to": "2027-01-01", "timezone": "UTC" },
      "phrases": ["a b"], "inflect": true, "term": "code", "detector": "payment-card", "swap": { "x": "y" },
      "weigh": { "threshold": 1.5, "cues": [ { "weight": 2, "phrases": ["c"] } ] },
      "requires": { "if": { "phrases": ["d"] }, "then": { "phrases": ["#ad"] } },
      "length": { "over": 280, "counting": "x-weighted" }, "reads-like": { "category": "health", "at-least": 0.25 },
      "all": [ { "phrases": ["e"] } ], "any": [ { "phrases": ["f"] } ], "none": [ { "phrases": ["g"] } ],
      "near": { "first": { "phrases": ["h"] }, "second": { "phrases": ["i"] }, "within": 3 },
      "starts": { "phrases": ["j"] }, "ends": { "phrases": ["k"] },
      "context": { "phrases": ["l"], "within": 2 }, "unless": [ { "phrases": ["m"] } ],
      "exceptions": [ { "phrases": ["n"], "owner": "o", "reason": "r", "expires": "2030-01-01", "when": { "site": "x" } } ],
      "message": { "what": "W", "why": "Y", "policy": "https://a.example/", "lesson": "l", "translations": { "de": { "what": "W" } } },
      "fixes": [ { "replace": "z" }, { "insert": "#ad", "at": "end" }, { "mask": "match" }, { "move": "direct-message", "label": "L" } ],
      "examples": { "flags": [ "t", { "text": "t", "site": "x", "surface": "post", "audience": "public", "account": "brand", "language": "en", "role": "r" } ], "passes": [ "u" ] }
    } ] })");
}

/// Every pointer to a value in `value`.
void pointers(const json& value, const json::json_pointer& at, std::vector<json::json_pointer>& out) {
  if (!at.empty()) out.push_back(at);
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) pointers(inner, at / key, out);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) pointers(value[i], at / i, out);
  }
}

}  // namespace

TEST_CASE("the schema takes every pack in the repository", "[rules][schema][packs]") {
  PackSchema schema;
  for (const char* folder : {"packs", "examples"}) {
    for (const auto& file : std::filesystem::directory_iterator(shared_rules() / folder)) {
      INFO(file.path().filename().string());
      CHECK(schema.accepts(load(file.path())));
    }
  }
}

TEST_CASE("schema and reader agree, value by value", "[rules][schema]") {
  PackSchema schema;
  const json whole = everything();
  REQUIRE(schema.accepts(whole));
  REQUIRE(reader_accepts(whole));
  std::vector<json::json_pointer> all;
  pointers(whole, json::json_pointer(), all);
  REQUIRE(all.size() > 100);
  const std::vector<json> wrong = {
      nullptr, true, 7, -1, 0.5, "", "no such word", json::array(), json::object(), {{"surplus", 1}}, json::array({json::array()})};
  std::size_t compared = 0;
  for (const auto& pointer : all) {
    const auto compare = [&](const json& pack, const std::string& what) {
      ++compared;
      const bool taken = schema.accepts(pack);
      const bool read = reader_accepts(pack);
      if (taken == read) return;
      // What only the reader knows: names of detectors, terms and zones, real dates, expressions, words in a phrase.
      const std::string path = pointer.to_string();
      const bool beyond_schema = taken && !read &&
                                 (path.find("/detector") != std::string::npos || path.find("/term") != std::string::npos ||
                                  path.find("timezone") != std::string::npos || path.find("/vocabulary") != std::string::npos ||
                                  path.find("/window") != std::string::npos);
      if (beyond_schema) return;
      INFO(what << " " << path << ": schema " << taken << ", reader " << read);
      CHECK(taken == read);
    };
    json without = whole;
    json& parent = without[pointer.parent_pointer()];
    if (parent.is_object()) {
      parent.erase(pointer.back());
      compare(without, "without");
      json surplus = whole;
      surplus[pointer.parent_pointer()]["surplus"] = 1;
      // Any phrase may be swapped, any term named.
      const std::string parent_path = pointer.parent_pointer().to_string();
      const bool open_names = parent_path.ends_with("/swap") || parent_path.ends_with("/vocabulary");
      if (!open_names) compare(surplus, "with a surplus field beside");
    }
    for (const json& value : wrong) {
      json changed = whole;
      changed[pointer] = value;
      compare(changed, "with " + value.dump() + " at");
    }
  }
  CHECK(compared > 1'000);
}
