// What a draft costs under 1,000 and under 10,000 rules, on texts never seen before, beside RE2::Set and FilteredRE2 in the same run.
//
// Four rules of five are phrases, one is an expression with a literal in it. Prints one JSON object; ratios are what counts, since machines
// differ. Exit 1 where ten times the rules cost twice the time or more.
#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "sayso/rules.hpp"

using namespace sayso;
using Clock = std::chrono::steady_clock;

namespace {

class Words {
 public:
  explicit Words(unsigned seed) : random_(seed) {
    static constexpr std::string_view syllables[] = {"an",  "be",  "co",  "der", "el",  "fa",  "gro", "hin", "is",
                                                     "jo",  "ker", "lum", "mo",  "ner", "or",  "pra", "qui", "ros",
                                                     "sta", "tri", "un",  "ver", "wi",  "xan", "yor", "zel"};
    for (int i = 0; i < 12'000; ++i) {
      std::string word;
      for (std::size_t k = 2 + random_() % 3; k > 0; --k) word += syllables[random_() % std::size(syllables)];
      words_.push_back(std::move(word));
    }
  }
  /// Common words are more common, as in a language.
  const std::string& any() {
    const double u = std::uniform_real_distribution<double>(0, 1)(random_);
    return words_[static_cast<std::size_t>(u * u * u * static_cast<double>(words_.size()))];
  }
  std::size_t below(std::size_t n) { return random_() % n; }

 private:
  std::mt19937 random_;
  std::vector<std::string> words_;
};

struct RuleTexts {
  std::vector<std::string> phrases, expressions;
};

RuleTexts rule_texts(std::size_t rules) {
  Words words(1);
  RuleTexts out;
  for (std::size_t i = 0; i < rules; ++i) {
    if (i % 5 == 4) {
      out.expressions.push_back("\\b" + words.any() + std::to_string(i) + "[-_ ]?[A-Z0-9]{6,12}\\b");
    } else {
      std::string phrase = words.any();
      for (std::size_t k = 1 + words.below(3); k > 0; --k) phrase += " " + words.any();
      out.phrases.push_back(std::move(phrase));
    }
  }
  return out;
}

std::string pack_of(const RuleTexts& texts) {
  nlohmann::json rules = nlohmann::json::array();
  const auto add = [&](const char* matcher, nlohmann::json value) {
    rules.push_back({{"id", "r" + std::to_string(rules.size())},
                     {"category", "confidential"},
                     {"stage", "advise"},
                     {matcher, std::move(value)},
                     {"message", {{"what", "What."}}},
                     {"examples", {{"flags", {"unproved"}}}}});
  };
  for (const auto& phrase : texts.phrases) add("phrases", nlohmann::json::array({phrase}));
  for (const auto& expression : texts.expressions) add("pattern", expression);
  return nlohmann::json{{"pack", "bench"}, {"rules", std::move(rules)}}.dump();
}

std::vector<std::string> posts(std::size_t count, std::size_t bytes, unsigned seed) {
  Words words(1);
  Words order(seed);
  for (unsigned i = 0; i < seed % 1000; ++i) words.any();
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    while (text.size() < bytes) text += words.any() + (order.below(9) == 0 ? ", " : " ");
    text.resize(bytes);
    out.push_back(std::move(text));
  }
  return out;
}

struct Times {
  double p50, p99;
};

/// Microseconds for one call of `work` on each text.
template <typename F>
Times measure(const std::vector<std::string>& texts, F&& work) {
  std::vector<double> times;
  for (const std::string& text : texts) {
    const auto begin = Clock::now();
    work(text);
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
  std::sort(times.begin(), times.end());
  return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

/// Processor time since `begin`: what getting ready costs, whatever else the machine does.
double processor_ms(std::clock_t begin) { return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; }

nlohmann::json shown(Times times) { return {{"p50_us", times.p50}, {"p99_us", times.p99}}; }

}  // namespace

int main() {
  nlohmann::json out;
  const auto fresh = posts(4000, 280, 77);
  const auto articles = posts(30, 64 << 10, 78);
  Scope scope;
  scope.surface = Surface::post;
  scope.audience = Audience::open;
  std::size_t findings = 0;
  double small = 0, large = 0;
  for (const std::size_t count : {std::size_t{100}, std::size_t{1'000}, std::size_t{10'000}}) {
    const std::string pack = pack_of(rule_texts(count));
    const std::clock_t begin = std::clock();
    RuleSetBuilder builder;
    builder.add(pack, Origin::built_in, "bench");
    const auto rules = builder.build(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()), false);
    const double ready = processor_ms(begin);
    if (rules->size() != count) return std::fprintf(stderr, "The pack of %zu rules did not load.\n", count), 2;
    const auto check = [&](const std::string& utf8) {
      const auto text = Text::prepare(utf8);
      findings += rules->match(text.value(), scope, {}).size();
    };
    (void)measure(posts(500, 280, 79), check);
    const Times draft = measure(fresh, check);
    const Times article = measure(articles, check);
    out["rules"][std::to_string(count)] = {
        {"ready_ms", ready}, {"pack_bytes", pack.size()}, {"draft_280", shown(draft)}, {"article_64k", shown(article)}};
    (count == 1'000 ? small : large) = draft.p50;
  }
  out["prepare_only_280"] =
      shown(measure(posts(4000, 280, 80), [&](const std::string& utf8) { findings += Text::prepare(utf8).value().tokens().size(); }));
  out["ten_times_the_rules"] = large / small;

  const RuleTexts texts = rule_texts(10'000);
  std::vector<std::string> expressions = texts.expressions;
  for (const auto& phrase : texts.phrases) expressions.push_back("\\b" + phrase + "\\b");
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  {
    re2::FilteredRE2 filtered(4);
    const std::clock_t begin = std::clock();
    int id = 0;
    for (const auto& expression : expressions) filtered.Add(expression, options, &id);
    std::vector<std::string> atoms;
    filtered.Compile(&atoms);
    const double ready = processor_ms(begin);
    // FilteredRE2 leaves finding the atoms to its caller; a search for each is left out of its time, in its favour.
    std::vector<int> matched, present;
    std::vector<double> times;
    for (std::size_t i = 0; i < 400; ++i) {
      std::string lower = fresh[i];
      present.clear();
      for (std::size_t a = 0; a < atoms.size(); ++a) {
        if (lower.find(atoms[a]) != std::string::npos) present.push_back(static_cast<int>(a));
      }
      const auto start = Clock::now();
      filtered.AllMatches(fresh[i], present, &matched);
      times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    out["filtered_re2"] = {{"ready_ms", ready}, {"draft_280_without_atom_search", {{"p50_us", times[200]}, {"p99_us", times[396]}}}};
  }
  {
    options.set_max_mem(std::int64_t{512} << 20);
    re2::RE2::Set set(options, re2::RE2::UNANCHORED);
    const std::clock_t begin = std::clock();
    for (const auto& expression : expressions) set.Add(expression, nullptr);
    const bool compiled = set.Compile();
    const double ready = processor_ms(begin);
    out["re2_set"] = {{"compiled", compiled}, {"ready_ms", ready}};
    if (compiled) {
      std::vector<int> matched;
      out["re2_set"]["draft_280"] =
          shown(measure({fresh.begin(), fresh.begin() + 20}, [&](const std::string& text) { set.Match(text, &matched); }));
    }
  }
  out["findings"] = findings;
  std::printf("%s\n", out.dump(2).c_str());
  return large < 2 * small ? 0 : 1;
}
