// What a whole check costs (rules, detectors, scope, spelling) on texts never seen before, with the packs that ship and with 10,000 rules
// beside them; and what suggestions cost. Prints one JSON object; machines differ, so the figures are read beside performance.md, not
// asserted.
#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/checker.hpp"

using namespace sayso;
using Clock = std::chrono::steady_clock;
using nlohmann::json;

namespace {

const std::string source = SAYSO_SOURCE_DIR;

/// The words of our own posts, from which new posts are made.
std::vector<std::string> words_of_posts() {
  std::vector<std::string> words;
  for (const char* file : {"plain", "unlabelled", "customer-data", "endorsement", "promissory", "conduct"}) {
    std::ifstream lines(source + "/tests/conformance/posts/" + file + ".jsonl");
    for (std::string line; std::getline(lines, line);) {
      const json row = json::parse(line, nullptr, false);
      if (!row.is_object() || !row.contains("text")) continue;
      const auto text = row["text"].get<std::string>();
      for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
      }
    }
  }
  return words;
}

std::vector<std::string> posts(const std::vector<std::string>& words, std::size_t count, std::size_t bytes, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    while (text.size() < bytes) {
      auto word = words[random() % words.size()];
      // Every thirtieth word has a slip that nobody made before.
      if (random() % 30 == 0 && word.size() > 4 && static_cast<unsigned char>(word[2]) < 0x80)
        word[2] = static_cast<char>('a' + random() % 26);
      text += word + (random() % 12 == 0 ? ". " : " ");
    }
    out.push_back(std::move(text));
  }
  return out;
}

json measured(const std::vector<std::string>& texts, const auto& work) {
  std::vector<double> times;
  for (const auto& text : texts) {
    const auto begin = Clock::now();
    work(text);
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
  std::sort(times.begin(), times.end());
  return {{"p50_us", times[times.size() / 2]}, {"p99_us", times[times.size() * 99 / 100]}};
}

std::string pack_of(const std::vector<std::string>& words, std::size_t count) {
  std::mt19937 random(9);
  json rules = json::array();
  for (std::size_t i = 0; i < count; ++i) {
    json rule = {{"id", "r" + std::to_string(i)},
                 {"category", "confidential"},
                 {"stage", "advise"},
                 {"message", {{"what", "What."}}},
                 {"examples", {{"flags", {"unproved"}}}}};
    std::string phrase = "project";
    for (std::size_t k = 1 + random() % 3; k > 0; --k) phrase += " " + words[random() % words.size()];
    if (i % 5 == 4)
      rule["pattern"] = "\\bkey" + std::to_string(i) + "[-_ ]?[A-Z0-9]{6,12}\\b";
    else
      rule["phrases"] = {phrase};
    rules.push_back(std::move(rule));
  }
  return json{{"pack", "bench"}, {"rules", std::move(rules)}}.dump();
}

/// What other people wrote, where it lies beside the checkout or in SAYSO_TEST_DATA; else nothing.
std::vector<std::string> posts_of_others() {
  const char* const configured = std::getenv("SAYSO_TEST_DATA");
  const std::string folder = configured != nullptr ? configured : source + "/../shared/data";
  std::vector<std::string> texts;
  std::ifstream lines(folder + "/davidson-neither.jsonl");
  for (std::string line; std::getline(lines, line);) {
    const json row = json::parse(line, nullptr, false);
    if (row.is_object() && row.contains("text")) texts.push_back(row["text"].get<std::string>());
  }
  return texts;
}

/// The words of our own German posts, as they should be.
std::vector<std::string> german_words() {
  std::vector<std::string> words;
  std::ifstream lines(source + "/tests/conformance/spelling/german.txt");
  for (std::string word; lines >> word;) {
    if (const auto bar = word.find('|'); bar != std::string::npos) word = word.substr(bar + 1);
    while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.back())) != 0) word.pop_back();
    if (word.size() >= 4 && word.find_first_of("[]|/#") == std::string::npos) words.push_back(word);
  }
  return words;
}

/// Words with one or two letters lost or wrong.
std::vector<std::string> slips(const std::vector<std::string>& words, std::size_t count, bool (*wanted)(const std::string&)) {
  std::mt19937 random(4);
  std::vector<std::string> out;
  while (out.size() < count) {
    auto word = words[random() % words.size()];
    if (word.size() < 4 || !wanted(word)) continue;
    for (std::size_t edits = 1 + random() % 2; edits > 0; --edits) {
      const auto at = random() % word.size();
      if (static_cast<unsigned char>(word[at]) >= 0x80) continue;
      if (random() % 2 == 0)
        word[at] = static_cast<char>('a' + random() % 26);
      else
        word.erase(at, 1);
    }
    out.push_back(word);
  }
  return out;
}

bool is_small_ascii(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The words of German posts, and nouns of two of them, as German makes them.
std::vector<std::string> german_slips() {
  auto words = german_words();
  std::vector<std::string> nouns;
  for (const auto& word : words) {
    if (word.size() <= 10 && word[0] >= 'A' && word[0] <= 'Z') nouns.push_back(word);
  }
  std::mt19937 random(6);
  for (std::size_t i = words.size(); i > 0 && !nouns.empty(); i -= std::min<std::size_t>(i, 2)) {
    auto second = nouns[random() % nouns.size()];
    second[0] = static_cast<char>(second[0] - 'A' + 'a');
    words.push_back(nouns[random() % nouns.size()] + second);
  }
  if (words.empty()) return {};
  return slips(words, 600, [](const std::string&) { return true; });
}

json suggestions(const Speller& speller, const std::vector<std::string>& wrong, std::size_t& found) {
  const auto begin = Clock::now();
  speller.prepare();
  const double ready = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
  json out = measured(wrong, [&](const std::string& word) { found += speller.suggest(word, 5).size(); });
  out["ready_ms"] = ready;
  return out;
}

}  // namespace

/// Arguments: which parts to measure ("drafts", "articles", "suggestions"); none: all.
int main(int count, char** arguments) {
  const std::set<std::string_view> parts(arguments + 1, arguments + count);
  const auto wanted = [&](std::string_view part) { return parts.empty() || parts.contains(part); };
  json out;
  const auto words = words_of_posts();
  if (words.size() < 1000) return std::fprintf(stderr, "The posts of tests/conformance are not there.\n"), 2;
  auto loaded = Speller::load("en_US", Speller::system_folders());
  if (!loaded) return std::fprintf(stderr, "There is no dictionary en_US.\n"), 2;
  const std::shared_ptr<const Speller> english = std::move(loaded).value();
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  Scope scope;
  scope.surface = Surface::post;
  scope.audience = Audience::open;
  scope.account = Account::personal;
  Circumstances circumstances;
  circumstances.now = now;
  circumstances.language = "en";
  std::size_t findings = 0;
  for (const std::size_t more : {std::size_t{0}, std::size_t{10'000}}) {
    RuleSetBuilder builder;
    builder.add_folder(source + "/shared-rules/packs", Origin::built_in);
    if (more > 0) builder.add(pack_of(words, more), Origin::built_in, "bench");
    const Checker checker(builder.build(now, false), {english}, {});
    const auto check = [&](const std::string& text) {
      findings += checker.check({text, scope, std::nullopt}, circumstances).value().findings.size();
    };
    json& figures = out[more == 0 ? "packs_that_ship" : "with_10000_rules"];
    figures["rules"] = checker.rules().size();
    (void)measured(posts(words, 3000, 280, 1), check);
    if (wanted("drafts")) figures["draft_280"] = measured(posts(words, 4000, 280, 2), check);
    if (auto ordinary = posts_of_others(); wanted("drafts") && ordinary.size() > 1000) {
      const auto half = ordinary.begin() + static_cast<std::ptrdiff_t>(ordinary.size() / 2);
      (void)measured({ordinary.begin(), half}, check);
      figures["post_of_others"] = measured({half, ordinary.end()}, check);
    }
    if (wanted("articles")) figures["article_64k"] = measured(posts(words, 31, 64 << 10, 3), check);
  }
  if (wanted("suggestions")) {
    out["suggestions"] = suggestions(*english, slips(words, 2000, is_small_ascii), findings);
    if (const auto german = Speller::load("de_DE", Speller::system_folders()))
      out["suggestions_de"] = suggestions(*german.value(), german_slips(), findings);
  }
  out["findings"] = findings;
  std::printf("%s\n", out.dump(2).c_str());
}
