#include "sayso/language.hpp"

#include "catch.hpp"

using sayso::draft_language;
using sayso::language_tag;

TEST_CASE("language tags are read as people write them") {
  CHECK(language_tag("DE") == "de");
  CHECK(language_tag("de_at") == "de-AT");
  CHECK(language_tag("ZH-hant-tw") == "zh-Hant-TW");
  CHECK(language_tag("gsw") == "gsw");
  CHECK(language_tag("es-419") == "es-419");
  CHECK(language_tag("de-u-CO-phonebk") == "de-u-co-phonebk");
}

TEST_CASE("names of languages and slips are no tags") {
  for (const char* written : {"", "deutsch", "english", "e", "de-", "-de", "de--AT", "d1", "de AT", "de-abcdefghi", "de_DE.UTF-8"})
    CHECK_FALSE(language_tag(written));
}

TEST_CASE("a draft's language is a tag, or was not told") {
  CHECK(draft_language("de_at") == "de-AT");
  CHECK(draft_language("") == "");
  CHECK(draft_language("unknown") == "");
  CHECK_FALSE(draft_language("deutsch"));
}
