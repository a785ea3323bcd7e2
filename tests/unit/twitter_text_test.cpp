// X's own conformance cases (twitter-text): what is linked, whom a post answers, how long it counts. The files are read from the test
// data; they are not part of the repository.
#if __has_include(<yaml-cpp/yaml.h>)
#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

#include "catch.hpp"
#include "sayso/text.hpp"
#include "test_data.hpp"
#include "text/length.hpp"
#include "text/social.hpp"
#include "text/utf8.hpp"

namespace {

using sayso::Span;
using sayso::Text;
using List = std::vector<std::string>;

struct Tally {
  std::size_t cases = 0, passed = 0;
};

/// The words of `spans`, without their sign.
List words(const std::string& text, const std::vector<Span>& spans, std::size_t (*sign)(std::string_view, std::size_t) noexcept) {
  List out;
  for (const Span span : spans) {
    const std::size_t skip = sign == nullptr ? 0 : sign(text, span.begin);
    out.push_back(text.substr(span.begin + skip, span.end - span.begin - skip));
  }
  return out;
}

std::size_t dollar(std::string_view, std::size_t) noexcept { return 1; }

List strings(const YAML::Node& node) {
  List out;
  for (const auto& item : node) out.push_back(item.as<std::string>());
  return out;
}

template <typename F>
Tally each_case(const YAML::Node& tests, const char* group, F&& run) {
  Tally tally;
  if (!tests) return tally;  // the data is absent, and `load` said so
  for (const auto& test : tests[group]) {
    ++tally.cases;
    INFO(group << ": " << test["description"].as<std::string>() << ": " << test["text"].as<std::string>());
    tally.passed += run(test) ? 1U : 0U;
  }
  WARN(group << ": " << tally.passed << " of " << tally.cases);
  CHECK(tally.cases > 0);
  return tally;
}

YAML::Node load(const char* name) {
  const auto path = test_data::file(std::string("twitter-text/") + name);
  return path.empty() ? YAML::Node(YAML::NodeType::Undefined) : YAML::LoadFile(path.string())["tests"];
}

template <typename Extract>
auto extracts(Extract extract, std::size_t (*sign)(std::string_view, std::size_t) noexcept) {
  return [=](const YAML::Node& test) {
    const auto text = test["text"].as<std::string>();
    const List got = words(text, extract(text), sign);
    const List wanted = strings(test["expected"]);
    CHECK(got == wanted);
    return got == wanted;
  };
}

/// With "indices": UTF-16 units, the sign included.
template <typename Extract>
auto extracts_places(Extract extract, const char* field, std::size_t (*sign)(std::string_view, std::size_t) noexcept) {
  return [=](const YAML::Node& test) {
    const auto text = test["text"].as<std::string>();
    const auto prepared = Text::prepare(text);
    REQUIRE(prepared.ok());
    List got, wanted;
    const auto line = [](const std::string& word, std::size_t begin, std::size_t end) {
      return word + " " + std::to_string(begin) + "-" + std::to_string(end);
    };
    const auto spans = extract(text);
    const List found = words(text, spans, sign);
    for (std::size_t i = 0; i < spans.size(); ++i)
      got.push_back(line(found[i], prepared.value().utf16_from_byte(spans[i].begin), prepared.value().utf16_from_byte(spans[i].end)));
    for (const auto& item : test["expected"])
      wanted.push_back(line(item[field].as<std::string>(), item["indices"][0].as<std::size_t>(), item["indices"][1].as<std::size_t>()));
    CHECK(got == wanted);
    return got == wanted;
  };
}

}  // namespace

TEST_CASE("twitter-text: extraction", "[text][conformance]") {
  const YAML::Node tests = load("extract.yml");
  if (!tests) return;
  using namespace sayso::social;
  each_case(tests, "mentions", extracts(mentions, at_sign));
  each_case(tests, "mentions_with_indices", extracts_places(mentions, "screen_name", at_sign));
  each_case(tests, "mentions_or_lists_with_indices", [](const YAML::Node& test) {
    const auto text = test["text"].as<std::string>();
    const auto prepared = Text::prepare(text);
    REQUIRE(prepared.ok());
    List got, wanted;
    for (const Span span : mentions_or_lists(text)) {
      got.push_back(text.substr(span.begin + 1, span.end - span.begin - 1) + " " +
                    std::to_string(prepared.value().utf16_from_byte(span.begin)) + "-" +
                    std::to_string(prepared.value().utf16_from_byte(span.end)));
    }
    for (const auto& item : test["expected"]) {
      wanted.push_back(item["screen_name"].as<std::string>() + item["list_slug"].as<std::string>() + " " +
                       item["indices"][0].as<std::string>() + "-" + item["indices"][1].as<std::string>());
    }
    CHECK(got == wanted);
    return got == wanted;
  });
  each_case(tests, "urls", extracts(links, nullptr));
  each_case(tests, "urls_with_indices", extracts_places(links, "url", nullptr));
  each_case(tests, "urls_with_directional_markers", extracts_places(links, "url", nullptr));
  each_case(tests, "tco_urls_with_params", extracts(links, nullptr));
  each_case(tests, "hashtags", extracts(hashtags, hash_sign));
  each_case(tests, "hashtags_from_astral", extracts(hashtags, hash_sign));
  each_case(tests, "hashtags_with_indices", extracts_places(hashtags, "hashtag", hash_sign));
  each_case(tests, "cashtags", extracts(cashtags, dollar));
  each_case(tests, "cashtags_with_indices", extracts_places(cashtags, "cashtag", dollar));
  each_case(tests, "replies", [](const YAML::Node& test) {
    const auto text = test["text"].as<std::string>();
    const auto span = reply_to(text);
    const std::string got = span ? words(text, {*span}, at_sign).front() : "";
    const std::string wanted = test["expected"].IsNull() ? "" : test["expected"].as<std::string>();
    CHECK(got == wanted);
    return got == wanted;
  });
}

TEST_CASE("twitter-text: every top-level domain", "[text][conformance]") {
  const YAML::Node tests = load("tlds.yml");
  if (!tests) return;
  each_case(tests, "country", extracts(sayso::social::links, nullptr));
  each_case(tests, "generic", extracts(sayso::social::links, nullptr));
}

TEST_CASE("twitter-text: weighted length", "[text][conformance]") {
  const YAML::Node tests = load("validate.yml");
  if (!tests) return;
  constexpr std::size_t limit = 280;
  const auto weighs = [](const YAML::Node& test) {
    const auto text = test["text"].as<std::string>();
    const auto prepared = Text::prepare(text);
    REQUIRE(prepared.ok());
    const sayso::Length length = sayso::x_weighted_length(prepared.value(), limit);
    const auto& expected = test["expected"];
    const auto wanted = expected["weightedLength"].as<std::size_t>();
    CHECK(length.count == wanted);
    bool right = length.count == wanted;
    if (right && wanted > limit) {
      const std::size_t valid_end = prepared.value().utf16_from_byte(length.limit_at);
      CHECK(valid_end == expected["validRangeEnd"].as<std::size_t>() + 1);
      right = valid_end == expected["validRangeEnd"].as<std::size_t>() + 1;
    }
    return right;
  };
  each_case(tests, "WeightedTweetsWithDiscountedEmojiCounterTest", weighs);
  each_case(tests, "UnicodeDirectionalMarkerCounterTest", weighs);
}
#endif
