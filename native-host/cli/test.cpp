// sayso test: a pack proved by its own examples, and how often it would speak up on ordinary posts.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "author.hpp"
#include "checking.hpp"
#include "command.hpp"
#include "input.hpp"
#include "jsonl.hpp"
#include "sayso/json.hpp"
#include "share.hpp"
#include "sites.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

struct Options {
  std::vector<std::string> packs;
  std::string posts;
  std::optional<double> at_most;
  bool as_json = false;
  FolderChoice folders;
  Scope scope{"", Surface::post, Audience::open, Account::personal, "", {}, std::nullopt};
};

std::string pack_of(const std::string& rule) { return rule.substr(0, rule.find('/')); }

struct Alerts {
  struct Rule {
    std::size_t posts = 0;
    bool shown = false;  ///< false: never more than counted (stage audit)
  };
  std::size_t posts = 0;
  std::size_t posts_with_alert = 0;  ///< from a rule that is shown
  std::map<std::string, Rule> rules;
};

/// A post a line: a JSON object with "text" and maybe a scope, or the plain text. Nothing: a line is wrong, and it was said.
std::optional<Alerts> count_alerts(const Options& options, const RuleSet& rules, const std::set<std::string>& packs) {
  std::ifstream file;
  if (const auto problem = open_file(options.posts, file)) {
    complain(*problem);
    return std::nullopt;
  }
  const Circumstances circumstances = present_circumstances();
  Alerts alerts;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto wrong = [&](const std::string& what) {
      complain(options.posts + ":" + std::to_string(number) + ": " + what + ".");
      return std::nullopt;
    };
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    std::string text = line;
    Scope scope = options.scope;
    if (line[line.find_first_not_of(" \t")] == '{') {
      const auto row = parse_json(line);
      if (!row) return wrong("the row is not JSON");
      Result<std::string, RowError> of_row = text_of_row(row.value());
      if (!of_row) return wrong(of_row.error().message);
      text = std::move(of_row).value();
      const bool tells = row.value().contains("surface") || row.value().contains("audience") || row.value().contains("account");
      Result<Scope, RowError> told = scope_of_row(row.value(), tells ? Scope{} : options.scope);
      if (!told) return wrong(told.error().message);
      scope = std::move(told).value();
    }
    const auto prepared = Text::prepare(text);
    if (!prepared) return wrong(prepared.error() == TextError::too_large ? "the post is over 1 MiB" : "the post is not UTF-8");
    std::map<std::string, bool> fired;  // and whether anyone sees it
    for (const Finding& finding : rules.match(prepared.value(), scope, circumstances)) {
      if (!packs.contains(pack_of(finding.rule)) || finding.category == Category::style) continue;
      bool& shown = fired[finding.rule];
      shown = shown || finding.stage != Stage::audit;
    }
    ++alerts.posts;
    if (std::any_of(fired.begin(), fired.end(), [](const auto& rule) { return rule.second; })) ++alerts.posts_with_alert;
    for (const auto& [rule, shown] : fired) {
      Alerts::Rule& counted = alerts.rules[rule];
      ++counted.posts;
      counted.shown = counted.shown || shown;
    }
  }
  return alerts;
}

double per_thousand(std::size_t alerts, std::size_t posts) { return 1000.0 * Share{alerts, posts}.value().value_or(0.0); }

ordered_json rate_json(std::size_t alerts, std::size_t posts) {
  const auto [low, high] = Share{alerts, posts}.interval();
  ordered_json out;
  out["posts"] = alerts;
  out["per-1000"] = per_thousand(alerts, posts);
  out["low"] = 1000 * low;
  out["high"] = 1000 * high;
  return out;
}

void print_rate(const std::string& name, std::size_t alerts, std::size_t posts) {
  const auto [low, high] = Share{alerts, posts}.interval();
  std::array<char, 128> line{};
  std::snprintf(line.data(), line.size(), "  %-48s%7zu%11.1f  (%.1f–%.1f)\n", name.c_str(), alerts, per_thousand(alerts, posts), 1000 * low,
                1000 * high);
  std::cout << line.data();
}

/// What the posts say about `--at-most`.
enum class Verdict : std::uint8_t {
  within,   ///< no more alerts than that
  too_few,  ///< no more, but so few posts could not show it: without any alert the interval would still reach further
  over,
};

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::within:
      return "within";
    case Verdict::too_few:
      return "too-few-posts";
    case Verdict::over:
      return "over";
  }
  return "";
}

Verdict judge(const Alerts& alerts, double at_most) {
  if (per_thousand(alerts.posts_with_alert, alerts.posts) > at_most) return Verdict::over;
  return 1000 * Share{0, alerts.posts}.interval()[1] > at_most ? Verdict::too_few : Verdict::within;
}

/// What is printed: the packs that were named, or all.
struct Outcome {
  std::vector<PackInfo> packs;
  std::vector<Refusal> refusals;
  std::vector<Refusal> notes;
  std::vector<MatcherCoverage> unproved;  ///< matchers that no flagged example makes fire
  std::optional<Alerts> alerts;
  std::optional<double> at_most;
};

void print_json(const Outcome& outcome) {
  ordered_json out;
  out["packs"] = ordered_json::array();
  for (const PackInfo& pack : outcome.packs) out["packs"].push_back(ordered_json(to_json(pack)));
  out["refused"] = ordered_json::array();
  for (const Refusal& refusal : outcome.refusals) out["refused"].push_back(ordered_json(to_json(refusal)));
  out["notes"] = ordered_json::array();
  for (const Refusal& note : outcome.notes) out["notes"].push_back(ordered_json(to_json(note)));
  out["unproved"] = ordered_json::array();
  for (const MatcherCoverage& matcher : outcome.unproved) {
    ordered_json entry;
    entry["rule"] = matcher.rule;
    entry["path"] = matcher.path;
    entry["source"] = matcher.source;
    entry["line"] = matcher.line;
    entry["column"] = matcher.column;
    out["unproved"].push_back(std::move(entry));
  }
  if (outcome.alerts) {
    const Alerts& alerts = *outcome.alerts;
    out["alerts"] = {{"posts", alerts.posts}, {"all", rate_json(alerts.posts_with_alert, alerts.posts)}};
    out["alerts"]["rules"] = ordered_json::object();
    for (const auto& [rule, counted] : alerts.rules) {
      ordered_json& entry = out["alerts"]["rules"][rule] = rate_json(counted.posts, alerts.posts);
      entry["shown"] = counted.shown;
    }
    if (outcome.at_most) {
      out["alerts"]["at-most"] = *outcome.at_most;
      out["alerts"]["verdict"] = name_of(judge(alerts, *outcome.at_most));
    }
  }
  std::cout << out.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

void print_verdict(const Alerts& alerts, double at_most) {
  std::ostringstream most;
  most << at_most;
  switch (judge(alerts, at_most)) {
    case Verdict::within:
      return;
    case Verdict::over:
      std::cout << "\nToo many: at most " << most.str() << " of 1,000 posts may get an alert.\n";
      return;
    case Verdict::too_few:
      std::cout << "\nNo more than " << most.str() << " of 1,000, but " << alerts.posts << (alerts.posts == 1 ? " post is" : " posts are")
                << " too few to tell: the interval says how far off that may be.";
      if (const auto enough = Share::enough_for(at_most / 1000)) std::cout << " At least " << *enough << " are needed.";
      std::cout << '\n';
      return;
  }
}

void print_for_people(const Outcome& outcome, bool list_unproved) {
  for (const PackInfo& pack : outcome.packs) {
    std::cout << pack.id << ' ' << pack.version << ": " << pack.rules << (pack.rules == 1 ? " rule proved" : " rules proved");
    if (pack.refused > 0) std::cout << ", " << pack.refused << " refused";
    std::cout << '\n';
  }
  if (!outcome.packs.empty() && (!outcome.refusals.empty() || !outcome.notes.empty())) std::cout << '\n';
  for (const Refusal& refusal : outcome.refusals) std::cout << describe_refusal(refusal) << '\n';
  for (const Refusal& note : outcome.notes) std::cout << note.reason << '\n';
  if (!outcome.unproved.empty() && !list_unproved) {
    std::cout << '\n' << outcome.unproved.size() << " matchers are fired by no example that flags. Name a pack to list its own.\n";
  } else if (!outcome.unproved.empty()) {
    std::cout << "\nNo example that flags makes these fire:\n";
    for (const MatcherCoverage& matcher : outcome.unproved) {
      std::cout << matcher.source << ':' << matcher.line << ':' << matcher.column << ": " << matcher.path << " of " << matcher.rule << '\n';
    }
    std::cout << "Give each an example, or take out what nobody needs.\n";
  }
  if (outcome.alerts) {
    const Alerts& alerts = *outcome.alerts;
    std::array<char, 96> heading{};
    std::snprintf(heading.data(), heading.size(), "\n%-50s%7s%11s  (95 %% interval)\n", (std::to_string(alerts.posts) + " posts").c_str(),
                  "alerts", "per 1,000");
    std::cout << heading.data();
    for (const auto& [rule, counted] : alerts.rules) print_rate(rule + (counted.shown ? "" : " (audit)"), counted.posts, alerts.posts);
    print_rate("posts with any alert", alerts.posts_with_alert, alerts.posts);
    const auto is_quiet = [](const auto& rule) { return !rule.second.shown; };
    if (std::any_of(alerts.rules.begin(), alerts.rules.end(), is_quiet))
      std::cout << "Rules of stage audit are counted by themselves; nobody sees them, so they are in no total.\n";
    if (outcome.at_most) print_verdict(alerts, *outcome.at_most);
  }
}

Exit test(const Options& options) {
  const auto author = read_author_packs(options.packs, options.folders, Proof::asked);
  if (!author) return Exit::wrong;
  const RuleSet& rules = *author->rules;
  hint_at_unknown_site(options.scope.site, rules);
  Outcome outcome;
  outcome.packs = author->packs();
  outcome.refusals = author->refusals();
  outcome.notes = author->notes();
  std::set<std::string> ids;
  for (const PackInfo& pack : outcome.packs) ids.insert(pack.id);
  for (const MatcherCoverage& matcher : rules.coverage()) {
    if (!matcher.fired && author->is_meant(matcher.source)) outcome.unproved.push_back(matcher);
  }
  if (!options.posts.empty()) {
    outcome.alerts = count_alerts(options, rules, ids);
    if (!outcome.alerts) return Exit::wrong;
    outcome.at_most = options.at_most;
  }
  if (options.as_json) {
    print_json(outcome);
  } else {
    print_for_people(outcome, /*list_unproved=*/!options.packs.empty());
  }
  if (outcome.packs.empty() && outcome.refusals.empty()) return complain("no pack was found. Name a file or a folder.");
  const bool too_loud = outcome.at_most && judge(*outcome.alerts, *outcome.at_most) == Verdict::over;
  return !outcome.refusals.empty() || too_loud ? Exit::findings : Exit::clean;
}

}  // namespace

Action declare_test(Command& command) {
  auto options = std::make_shared<Options>();
  command.add_option("PACK", options->packs, "Packs to test, files or folders; nothing: all that are installed");
  const Argument posts = command
                             .add_option("--posts", options->posts,
                                         "Ordinary posts, one a line (JSON with \"text\", or plain): how often does each rule speak up?")
                             .kind("FILE");
  command
      .add_reader(
          "--at-most",
          [options = options.get()](double most) -> std::optional<std::string> {
            if (!(most >= 0 && most <= 1000)) return "is a number of posts in 1,000, from 0 to 1000.";
            options->at_most = most;
            return std::nullopt;
          },
          "Fail where more than N of 1,000 posts get an alert")
      .kind("N")
      .needs(posts);
  command.add_flag("--json", options->as_json, "Print the outcome as JSON");
  add_scope_options(command, options->scope);
  add_pack_options(command, options->folders);
  command.footer(
      "Every rule is proved by its own examples: what must be flagged is, what must pass does. A rule that fails does not load;\n"
      "nor does one that fires on protected speech. Matchers that no example makes fire are listed, but are no failure.\n"
      "Packs that are installed are loaded too, because a pack may use their terms; only the named ones are reported.\n"
      "Posts that do not tell where they are going count as public posts of a personal account, or what the options say.\n"
      "\n"
      "Examples:\n"
      "  sayso test my-pack.jsonc\n"
      "  sayso test my-pack.jsonc --posts ordinary-posts.jsonl --at-most 2\n"
      "\n"
      "Exit: 0 all proved, 1 something was refused or there are too many alerts, 2 unreadable files or wrong usage");
  return [options] { return test(*options); };
}

}  // namespace sayso::cli
