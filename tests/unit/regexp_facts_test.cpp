// What is claimed of an expression without running it holds for every match that RE2 finds.
#include "rules/regexp_facts.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "rules/pattern.hpp"
#include "rules/reading.hpp"
#include "sayso/rules.hpp"
#include "text/unicode.hpp"

using namespace sayso;
using namespace sayso::rules;
using nlohmann::json;

namespace {

bool is_space(char c) { return unicode::ascii_space(static_cast<unsigned char>(c)); }

std::size_t gaps_in(std::string_view text) {
  std::size_t gaps = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_space(text[i]) && (i == 0 || !is_space(text[i - 1]))) ++gaps;
  }
  return gaps;
}

/// Whether `needed` stands inside `match`, with its edges where they should be. Texts fold in place here.
bool holds(std::string_view text, Span match, std::string needed) {
  const bool before = needed.starts_with(word_edge), after = needed.ends_with(word_edge);
  needed = needed.substr(before ? 1 : 0, needed.size() - (before ? 1 : 0) - (after ? 1 : 0));
  std::string folded;
  unicode::fold_each(text, folded);
  for (auto at = folded.find(needed, match.begin); at != std::string::npos && at + needed.size() <= match.end;
       at = folded.find(needed, at + 1)) {
    if ((!before || is_word_edge(text, at)) && (!after || is_word_edge(text, at + needed.size()))) return true;
  }
  return false;
}

bool may_be(const RegexpFacts::Branch& branch, std::string_view text, Span match) {
  const auto inside = text.substr(match.begin, match.end - match.begin);
  const auto is_start = [&](const std::string& one) {
    const std::size_t letters = one.size() - static_cast<std::size_t>(std::count(one.begin(), one.end(), word_edge));
    return holds(text, {match.begin, std::min(match.begin + letters, match.end)}, one);
  };
  if (!branch.starts.empty() && std::none_of(branch.starts.begin(), branch.starts.end(), is_start)) return false;
  return std::all_of(branch.needed.begin(), branch.needed.end(),
                     [&](const auto& set) {
                       return std::any_of(set.begin(), set.end(), [&](const auto& one) { return holds(text, match, one); });
                     }) &&
         static_cast<std::size_t>(std::count_if(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; })) >=
             branch.digits &&
         (!branch.longest || inside.size() <= *branch.longest) && (!branch.gaps || gaps_in(inside) <= *branch.gaps);
}

/// Number of matches, each of which some branch allows.
std::size_t matches_as_claimed(const std::string& expression, const Pattern& pattern, const std::string& text) {
  std::vector<Span> found;
  pattern.find(text, {0, text.size()}, found);
  const auto& branches = pattern.facts().branches;
  for (const Span match : found) {
    INFO(expression << "\n" << text << "\n" << match.begin << "-" << match.end);
    CHECK((branches.empty() || std::any_of(branches.begin(), branches.end(), [&](const auto& one) { return may_be(one, text, match); })));
  }
  return found.size();
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"call", "Me", "we", "order", "AC-204", "12",      "3",    " ", "  ", "\n", "-",
                                                  ".",    ",",  "é",  "ab",    "abab",   "the pin", "code", "_", "😀",  "\t"};
  std::string text;
  for (std::size_t i = random() % 14; i > 0; --i) text += pieces[random() % pieces.size()] + (random() % 2 == 0 ? " " : "");
  return text;
}

}  // namespace

TEST_CASE("facts of expressions: what is claimed holds for every match", "[rules][regexp-facts]") {
  static const std::vector<std::string> expressions = {"\\bcall(?: \\w+){0,3} (?:me|we)\\b",
                                                       "(?:\\w+ )*code",
                                                       "order\\s+\\d+",
                                                       "[^.\\n]{0,9}pin",
                                                       "\\S+ \\S+",
                                                       "(?: |\\n)+we",
                                                       "\\b\\d+\\b",
                                                       "(?:ab)+",
                                                       "(?:ab ?){2,}",
                                                       "code\\b|\\bthe pin",
                                                       "\\b(?:call|order)\\b[^\\d]*\\d",
                                                       "[\\s,]+me",
                                                       "(?:\\s*,\\s*)+",
                                                       ".*code",
                                                       "e\\b.\\bc|we",
                                                       "(?:^|[.,] ?)(?:call|we) ",
                                                       "\\x63al{2}",
                                                       "(?:1|2|34)\\d*",
                                                       "(?:\\d{2}-?){1,3}",
                                                       "\\b(?:i|we)(?: \\w+)? (?:c|o)",
                                                       "\\Bc|\\bord",
                                                       "[ \\t]we",
                                                       "\\w+-\\d{1,3}",
                                                       "[^\\s]+\\d",
                                                       "me(?:\\b|_)",
                                                       "(?:call|)(?:me|)\\d",
                                                       "\\b\\b12"};
  std::mt19937 random(3);
  std::size_t found = 0;
  for (const auto& expression : expressions) {
    const Pattern pattern(expression, {}, true);
    for (int i = 0; i < 400; ++i) found += matches_as_claimed(expression, pattern, random_text(random));
  }
  CHECK(found > 2'000);
}

TEST_CASE("facts of expressions: the packs' own, on the packs' own examples", "[rules][regexp-facts][packs]") {
  std::vector<std::string> expressions, texts;
  const auto collect = [&](const auto& self, const json& value) -> void {
    if (value.is_object() && value.contains("pattern") && value["pattern"].is_string()) expressions.push_back(value["pattern"]);
    if (value.is_object() && value.contains("flags")) {
      for (const json& example : value["flags"])
        texts.push_back(example.is_string() ? example.get<std::string>() : example.value("text", ""));
    }
    if (!value.is_structured()) return;
    for (const json& inner : value) self(self, inner);
  };
  for (const std::string& file : pack_files(std::string(SAYSO_SOURCE_DIR) + "/shared-rules/packs")) {
    std::ifstream stream(file);
    collect(collect, json::parse(stream, nullptr, false, true));
  }
  REQUIRE(expressions.size() > 100);
  std::erase_if(texts, [](const std::string& text) {
    std::string folded;
    return !unicode::fold_each(text, folded);
  });
  std::size_t found = 0;
  for (const auto& expression : expressions) {
    const Pattern pattern(expression, {}, true);
    for (const auto& text : texts) found += matches_as_claimed(expression, pattern, text);
  }
  CHECK(found > 500);
}

TEST_CASE("facts of expressions: what makes a gate", "[rules][regexp-facts]") {
  const auto facts = regexp_facts("\\bwe (?:are|were) (?:\\w+ ){0,3}closing\\b|#\\d+ \\S+");
  REQUIRE(facts.branches.size() == 2);
  const auto& first = facts.branches[0];
  CHECK(first.needed == std::vector<std::vector<std::string>>{{std::string("closing") + word_edge}});  // rare enough alone
  CHECK(first.starts == std::vector<std::string>{std::string{word_edge} + "we are ", std::string{word_edge} + "we were "});
  CHECK_FALSE(first.longest);
  CHECK(first.gaps == 5);
  CHECK(facts.branches[1].digits == 1);
  CHECK(facts.branches[1].needed == std::vector<std::vector<std::string>>{{"#"}});
  CHECK(facts.branches[1].gaps == 1);
  CHECK(regexp_facts("\\b0\\d{2,3}[-/ ](?:\\d{3} ){2}7?").branches[0].digits == 9);
  CHECK(regexp_facts("\\x{1F600}|\\x58y").branches[0].needed[0][0] == "😀");
  CHECK_FALSE(regexp_facts("\\w+ \\w+").has_literals());
  CHECK(regexp_facts("a(?=b)").branches.empty());
}
