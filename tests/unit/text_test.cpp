#include "sayso/text.hpp"

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "prepared_text.hpp"
#include "text/utf8.hpp"

using sayso::Span;
using sayso::Text;
using sayso::TextError;
using sayso::Token;
using sayso::TokenKind;

namespace {

/// "kind:text" for every token.
std::vector<std::string> shown(std::string_view utf8) {
  static const std::string kinds[] = {"word", "number", "handle", "hashtag", "cashtag", "url", "email", "emoji", "punct"};
  const Text text = prepare(utf8);
  std::vector<std::string> out;
  for (const Token& token : text.tokens())
    out.push_back(kinds[static_cast<std::size_t>(token.kind)] + ":" + std::string(text.slice(token.span)));
  return out;
}

std::vector<std::string> folded(std::string_view utf8) {
  const Text text = prepare(utf8);
  std::vector<std::string> out;
  for (const Token& token : text.tokens()) out.emplace_back(token.folded);
  return out;
}

using List = std::vector<std::string>;

/// Texts of random code points from every length class, with social parts between them.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {
      "a",       "Z", " ",  "\n", "é",    "ß",  "ж", "中",   "ー",  "ก",          "ำ",      "👍",     "👩‍💻", "🇩🇪",
      "1️⃣", "@", "@x", "#",  "#tag", "$A", ".", ".com", "://", "http",       "'",      "’",     "\u200b",      "\u200d",
      "\u0301",  "0", "7",  "(",  ")",    "-",  "_", "＠",   "＃",  "\U0001F3FF", "\uFE0F", "\u20E3"};
  std::string text;
  const std::size_t count = random() % 40;
  for (std::size_t i = 0; i < count; ++i) text += parts[random() % parts.size()];
  return text;
}

}  // namespace

TEST_CASE("invalid UTF-8 is refused", "[text]") {
  for (const std::string bad :
       {"\x80", "a\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "ok\xE2\x82", "\xFF"}) {
    const auto text = Text::prepare(bad);
    REQUIRE_FALSE(text.ok());
    CHECK(text.error() == TextError::invalid_utf8);
  }
  CHECK(Text::prepare(std::string(Text::max_bytes, 'a')).ok());
  CHECK(Text::prepare(std::string(Text::max_bytes + 1, 'a')).error() == TextError::too_large);
}

TEST_CASE("UTF-16 and byte offsets map onto each other", "[text]") {
  std::mt19937 random(20260101);
  for (int round = 0; round < 2000; ++round) {
    const std::string utf8 = random_text(random) + random_text(random) + random_text(random);
    const Text text = prepare(utf8);
    std::size_t units = 0;
    for (std::size_t at = 0; at < utf8.size();) {
      const auto c = sayso::utf8::decode(utf8, at);
      for (std::size_t inside = 0; inside < c.bytes; ++inside) REQUIRE(text.utf16_from_byte(at + inside) == units);
      REQUIRE(text.byte_from_utf16(units) == at);
      if (c.value >= 0x10000) REQUIRE(text.byte_from_utf16(units + 1) == at);
      units += c.value >= 0x10000 ? 2 : 1;
      at += c.bytes;
    }
    REQUIRE(text.utf16_from_byte(utf8.size()) == units);
    REQUIRE(text.byte_from_utf16(units) == utf8.size());
    REQUIRE(text.byte_from_utf16(units + 7) == utf8.size());
  }
}

TEST_CASE("tokens are in order, apart, on code points, and cover all that is not space", "[text]") {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    const std::string utf8 = random_text(random);
    CAPTURE(utf8);
    const Text text = prepare(utf8);
    std::size_t end = 0;
    for (const Token& token : text.tokens()) {
      REQUIRE(token.span.begin >= end);
      REQUIRE(token.span.end > token.span.begin);
      for (std::size_t i = end; i < token.span.begin; ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const bool skipped = byte <= ' ' || byte >= 0x80;  // zero-width code points are the only ones above ASCII
        REQUIRE(skipped);
      }
      REQUIRE_FALSE(sayso::utf8::continuation(utf8[token.span.begin]));
      end = token.span.end;
      REQUIRE((end == utf8.size() || !sayso::utf8::continuation(utf8[end])));
    }
    REQUIRE(text.masked().size() == utf8.size());
    REQUIRE(sayso::utf8::valid(text.masked()));
  }
}

TEST_CASE("words, numbers and punctuation", "[text]") {
  CHECK(shown("Don't stop, it’s 42.") == List{"word:Don't", "word:stop", "punct:,", "word:it’s", "number:42", "punct:."});
  CHECK(shown("'quoted' rock'n'roll 2nd") == List{"punct:'", "word:quoted", "punct:'", "word:rock'n'roll", "word:2nd"});
  CHECK(shown("risk-free snake_case") == List{"word:risk", "punct:-", "word:free", "word:snake", "punct:_", "word:case"});
  CHECK(folded("STRASSE Straße IT’S") == List{"strasse", "strasse", "it's"});
  CHECK(folded("Cafe\u0301 CAFÉ") == List{"café", "café"});
  CHECK(folded("pass\u00ADword") == List{"password"});
}

TEST_CASE("scripts without spaces: a token for each letter", "[text]") {
  CHECK(shown("秘密です") == List{"word:秘", "word:密", "word:で", "word:す"});
  CHECK(shown("กิน ข้าว") == List{"word:กิ", "word:น", "word:ข้", "word:า", "word:ว"});
  CHECK(shown("비밀을 지켜") == List{"word:비밀을", "word:지켜"});
}

TEST_CASE("handles, tags, tickers", "[text]") {
  CHECK(shown("@anna hi @bob@mastodon.social, (@c.d)") ==
        List{"handle:@anna", "word:hi", "handle:@bob@mastodon.social", "punct:,", "punct:(", "handle:@c.d", "punct:)"});
  CHECK(shown("#ad #2026 #übung $ACME $5 &#tag") == List{"hashtag:#ad", "punct:#", "number:2026", "hashtag:#übung", "cashtag:$ACME",
                                                         "punct:$", "number:5", "punct:&", "punct:#", "word:tag"});
  CHECK(shown("RT@user f@@kn ＠wide") == List{"word:RT", "handle:@user", "word:f", "punct:@", "punct:@", "word:kn", "handle:＠wide"});
}

TEST_CASE("links and e-mail addresses", "[text]") {
  CHECK(shown("see https://example.com/a(b)?q=1. or acme.io/x!") ==
        List{"word:see", "url:https://example.com/a(b)?q=1", "punct:.", "word:or", "url:acme.io/x", "punct:!"});
  CHECK(shown("end.Start report.pdf e.g. 3.14") == List{"word:end", "punct:.", "word:Start", "word:report", "punct:.", "word:pdf", "word:e",
                                                        "punct:.", "word:g", "punct:.", "number:3", "punct:.", "number:14"});
  CHECK(shown("mail a.b+c@firm.co.uk now") == List{"word:mail", "email:a.b+c@firm.co.uk", "word:now"});
  CHECK(shown("http://localhost:8080/x postgres://u:p@db/x") == List{"url:http://localhost:8080/x", "url:postgres://u:p@db/x"});
  CHECK(shown("firm.com。次") == List{"url:firm.com", "punct:。", "word:次"});
}

TEST_CASE("emoji sequences are one token", "[text]") {
  CHECK(shown("👩‍💻👍🏽🇩🇪🇫🇷1️⃣©") ==
        List{"emoji:👩‍💻", "emoji:👍🏽", "emoji:🇩🇪", "emoji:🇫🇷", "emoji:1️⃣", "punct:©"});
  CHECK(shown("❤️ ❤ ©️") == List{"emoji:❤️", "emoji:❤", "emoji:©️"});
}

TEST_CASE("the masked view hides handles, tags and links, and keeps every offset", "[text]") {
  const Text text = prepare("call @5551234 on 555-0142 via x.com/123456789 #tag1 é");
  CHECK(text.masked() ==
        "call \x1F\x1F\x1F\x1F\x1F\x1F\x1F\x1F on 555-0142 via \x1F\x1F\x1F\x1F\x1F\x1F\x1F\x1F\x1F\x1F\x1F\x1F\x1F\x1F\x1F "
        "\x1F\x1F\x1F\x1F\x1F é");
}

TEST_CASE("hostile texts are tokenised in linear time", "[text]") {
  for (const std::string unit : {"a.", "@", "@a", "a@", "#", "(", "http://", "a-", ".com", "é.", "://", "1.", "\u200d"}) {
    CAPTURE(unit);
    std::string hostile;
    while (hostile.size() + unit.size() <= Text::max_bytes) hostile += unit;
    CHECK(Text::prepare(hostile).ok());
  }
}
