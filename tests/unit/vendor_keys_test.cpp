// Every row of the vendors' tables, on keys that are drawn from its own expression: found where people put keys, with the gate and without.
#include "detectors/vendor_keys.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "sample_of.hpp"
#include "sayso/detectors.hpp"

using namespace sayso;
using namespace sayso::detection;

namespace {

std::vector<VendorKey> all_keys() {
  auto keys = keys_with_a_format();
  for (auto& key : keys_beside_a_name()) keys.push_back(std::move(key));
  return keys;
}

std::vector<Entity> found(DetectorId id, const std::string& words) {
  const auto text = Text::prepare(words);
  REQUIRE(text.ok());
  std::vector<Entity> gated, plain;
  detect(id, text.value(), gated);
  detect_ungated(id, text.value(), plain);
  const bool same =
      std::equal(gated.begin(), gated.end(), plain.begin(), plain.end(), [](const Entity& a, const Entity& b) { return a.span == b.span; });
  if (!same) {
    INFO(detectors()[id].name << " in: " << words);
    CHECK(same);
  }
  return gated;
}

}  // namespace

TEST_CASE("Every vendor's row has a title, keywords that its expression begins with, and a detector of its name") {
  for (const auto& key : all_keys()) {
    INFO(key.name);
    CHECK_FALSE(key.title.empty());
    CHECK(find_detector(key.name).has_value());
    REQUIRE_FALSE(key.keywords.empty());
    for (const auto& keyword : key.keywords) {
      CHECK(keyword.size() >= 3);
      CHECK(std::none_of(keyword.begin(), keyword.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
    }
  }
}

TEST_CASE("Keys drawn from every vendor's row are found in lines, sentences and links, with the gate and without") {
  static const std::pair<std::string, std::string> places[] = {{"", ""},     {"here it is: ", " thanks"},     {"KEY=\"", "\""}, {"(", ")"},
                                                               {"- ", "\n"}, {"hm, why does ", ", not work?"}};
  std::mt19937 random(20261127);
  const auto union_of_all = *find_detector("vendor-secret");
  for (const auto& key : all_keys()) {
    INFO(key.name);
    const auto id = find_detector(key.name);
    REQUIRE(id.has_value());
    if (key.name == "jwt-base64") continue;  // what it encodes is looked at as well: it has a test of its own
    std::size_t drawn = 0, hits = 0;
    for (const auto& [before, after] : places) {
      // A draw may fall below the least entropy; a fresh one does not.
      for (int attempt = 0; attempt < 4; ++attempt) {
        const auto sample = SampleOf(key.expression, random).draw();
        const auto entities = found(*id, before + sample + after);
        ++drawn;
        if (entities.empty()) continue;
        ++hits;
        const auto all = found(union_of_all, before + sample + after);
        if (key.kind == Kind::secret) CHECK_FALSE(all.empty());
        break;
      }
    }
    CHECK(hits == std::size(places));
    CHECK(drawn <= 2 * std::size(places));
  }
}

TEST_CASE("A name may be the tail of a longer one, and a value stand behind a type, an operator or a call") {
  const std::string key = "q8zr2lx0vt7bnw4kpys6hd1mf3jc5ga9";
  for (const auto* form :
       {"myAlgoliaKey = \"{}\"", "MY_ALGOLIA_KEY={}", "const k = process.env.ALGOLIA_KEY || '{}'", "algoliaKey: string = \"{}\"",
        "env[\"ALGOLIA_KEY\"] = \"{}\"", "algolia_key <- '{}'", "let algolia_key = String::from(\"{}\");", "algolia_key: &str = \"{}\""}) {
    std::string words = form;
    words.replace(words.find("{}"), 2, key);
    INFO(words);
    CHECK(found(*find_detector("algolia-api-key"), words).size() == 1);
  }
  CHECK(found(*find_detector("algolia-api-key"), "megalgolia_key = " + key).empty());
}

TEST_CASE("Letters alone are a key where no word is made so") {
  CHECK(found(*find_detector("linkedin-client-id"), "linkedin_id = \"qwrtzpsdfghjkl\"").size() == 1);
  CHECK(found(*find_detector("linkedin-client-id"), "linkedin_id = \"collaborations\"").empty());
}

TEST_CASE("A token that was encoded once more holds a token") {
  const auto id = *find_detector("jwt-base64");
  CHECK(found(id, "ZXlKaGJHY2lPaUpJVXpJMU5pSjkuZXlKemRXSWlPaUkwTWlJc0ltNWhiV1VpT2lKQmJtNGlmUS5BYmNkRWZnaElqa2xNbm9w").size() == 1);
  CHECK(found(id, "ZXlKbQENBFOrMNcBCAC+gLI4s3bUkobS5NpOQbWfjWXbqC0Ixpc5bZYDOvsmfstmswnaZYDOvsmfstmswna").empty());
}

TEST_CASE("A word of the right length beside a vendor's name is no key") {
  for (const auto* talk :
       {"LinkedIn: congratulations", "linkedin, internationalise", "Dropbox: straightforward", "twitter, electroencephalography",
        "confluent: notwithstanding", "airtable: misunderstandings", "plaid, counterrevolutionaries", "my Etsy: antidisestablishmentarian",
        "Discord is incomprehensibly wonderful today", "the kraken, unbelievable"}) {
    const auto text = Text::prepare(talk);
    std::vector<Entity> entities;
    INFO(talk);
    detect(*find_detector("vendor-secret"), text.value(), entities);
    CHECK(entities.empty());
  }
}
