// sayso eval: how well the rules do on labelled posts, counted per row and category.
#include <algorithm>
#include <array>
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
#include "checking.hpp"
#include "command.hpp"
#include "input.hpp"
#include "jsonl.hpp"
#include "sayso/json.hpp"
#include "sayso/nearest_name.hpp"
#include "share.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

struct Options {
  std::string file;
  std::string hard_file;
  bool show_misses = false;
  bool as_json = false;
  FolderChoice packs;
  std::vector<std::string> only;  ///< ids of the packs that are measured; empty: all
};

struct Row {
  std::string id;
  std::set<std::string> labels;
  std::map<std::string, std::string> found;    // category → the first rule that named it
  std::map<std::string, std::string> audited;  // the same for rules of stage audit, which nobody sees
};

struct Counts {
  std::size_t right = 0;   // labelled and found
  std::size_t wrong = 0;   // found, not labelled
  std::size_t missed = 0;  // labelled, not found
};

Share precision(const Counts& counts) { return {counts.right, counts.right + counts.wrong}; }
Share recall(const Counts& counts) { return {counts.right, counts.right + counts.missed}; }

/// F1 with its 95 % interval. F1 = 2 J / (1 + J) where J = right / (right + wrong + missed) is a plain share (Jaccard's); since F1 rises
/// with J, J's interval becomes F1's.
struct F1 {
  double value, low, high;
};
std::optional<F1> f1(const Counts& counts) {
  const Share share{counts.right, counts.right + counts.wrong + counts.missed};
  if (!share.value()) return std::nullopt;
  const auto of = [](double jaccard) { return 2 * jaccard / (1 + jaccard); };
  const auto [low, high] = share.interval();
  return F1{of(*share.value()), of(low), of(high)};
}

/// Spelling and style are measured elsewhere.
bool counts_here(Category category) { return category != Category::spelling && category != Category::style; }

Result<Row, RowError> read_row(const json& raw, const Checker& checker, const Circumstances& circumstances) {
  Row row;
  if (const auto id = raw.find("id"); id != raw.end()) row.id = id->is_string() ? id->get<std::string>() : id->dump();
  Result<std::string, RowError> text = text_of_row(raw);
  if (!text) return Failure{text.error()};
  const auto labels = labels_of_row(raw);
  if (!labels) return Failure{labels.error()};
  for (const Category label : labels.value()) {
    if (counts_here(label)) row.labels.emplace(name_of(label));
  }
  Result<Scope, RowError> scope = scope_of_row(raw);
  if (!scope) return Failure{scope.error()};
  const auto told = circumstances_of_row(raw, circumstances);
  if (!told) return Failure{told.error()};
  const auto report = checker.check({text.value(), std::move(scope).value(), std::nullopt}, told.value());
  if (!report) return Failure{RowError{"text-too-large", "\"text\" is over 1 MiB"}};
  for (const Finding& finding : report.value().findings) {
    if (!counts_here(finding.category)) continue;
    (finding.stage == Stage::audit ? row.audited : row.found).emplace(name_of(finding.category), finding.rule);
  }
  return row;
}

/// What is counted over rows rather than categories.
struct Summary {
  std::map<std::string, Counts> categories;
  Counts all;
  Share named;                               ///< rows with a label on which a right category was named, hard rows aside
  Share named_hard;                          ///< the same on the hard rows
  Share alarmed;                             ///< rows without a label that got a finding
  std::size_t audit_only = 0;                ///< labels that are missed, but for a rule of stage audit
  std::vector<const Row*> protected_alarms;  ///< rows whose id starts with "protected-" that got a finding
};

Summary summarise(const std::vector<Row>& rows, const std::set<std::string>& hard) {
  Summary summary;
  for (const Row& row : rows) {
    const bool named =
        std::any_of(row.labels.begin(), row.labels.end(), [&](const std::string& label) { return row.found.contains(label); });
    for (const std::string& label : row.labels) {
      ++(row.found.contains(label) ? summary.categories[label].right : summary.categories[label].missed);
      if (!row.found.contains(label) && row.audited.contains(label)) ++summary.audit_only;
    }
    for (const auto& [category, rule] : row.found) {
      if (!row.labels.contains(category)) ++summary.categories[category].wrong;
    }
    if (row.labels.empty()) {
      ++summary.alarmed.whole;
      if (!row.found.empty()) ++summary.alarmed.part;
    } else {
      Share& share = hard.contains(row.id) ? summary.named_hard : summary.named;
      ++share.whole;
      if (named) ++share.part;
    }
    if (row.id.starts_with("protected-") && !row.found.empty()) summary.protected_alarms.push_back(&row);
  }
  for (const auto& [category, counts] : summary.categories) {
    summary.all.right += counts.right;
    summary.all.wrong += counts.wrong;
    summary.all.missed += counts.missed;
  }
  return summary;
}

ordered_json json_of(const Share& share) {
  const auto [low, high] = share.interval();
  ordered_json out;
  out["value"] = share.value() ? ordered_json(*share.value()) : ordered_json();
  out["low"] = low;
  out["high"] = high;
  out["of"] = share.whole;
  return out;
}

ordered_json json_of(const Counts& counts) {
  ordered_json out;
  out["right"] = counts.right;
  out["wrong"] = counts.wrong;
  out["missed"] = counts.missed;
  out["precision"] = json_of(precision(counts));
  out["recall"] = json_of(recall(counts));
  const auto score = f1(counts);
  out["f1"] = nullptr;
  if (score) out["f1"] = {{"value", score->value}, {"low", score->low}, {"high", score->high}};
  return out;
}

void print_json(const Summary& summary, std::size_t rows) {
  ordered_json out;
  out["rows"] = rows;
  out["all"] = json_of(summary.all);
  out["categories"] = ordered_json::object();
  for (const auto& [category, counts] : summary.categories) out["categories"][category] = json_of(counts);
  out["rows-named"] = json_of(summary.named);
  out["hard-rows-named"] = json_of(summary.named_hard);
  out["unlabelled-rows-alarmed"] = json_of(summary.alarmed);
  out["protected-rows-alarmed"] = summary.protected_alarms.size();
  out["missed-but-audited"] = summary.audit_only;
  std::cout << out.dump(2) << '\n';
}

std::string in_words(const Share& share) {
  std::array<char, 64> line{};
  const auto [low, high] = share.interval();
  if (!share.value()) return "      –             ";
  std::snprintf(line.data(), line.size(), "%6.1f %% (%3.0f–%3.0f)  ", 100 * *share.value(), 100 * low, 100 * high);
  return line.data();
}

void print_line(const std::string& name, const Counts& counts) {
  std::array<char, 96> line{};
  std::snprintf(line.data(), line.size(), "%-17s%5zu%6zu%7zu  ", name.c_str(), counts.right, counts.wrong, counts.missed);
  std::cout << line.data() << in_words(precision(counts)) << in_words(recall(counts));
  if (const auto score = f1(counts)) {
    std::snprintf(line.data(), line.size(), "%5.2f (%.2f–%.2f)", score->value, score->low, score->high);
    std::cout << line.data();
  }
  std::cout << '\n';
}

void print_for_people(const Summary& summary, std::size_t rows) {
  std::cout << rows << " rows; a row counts once for each category. Intervals are Wilson's, 95 %.\n\n"
            << "category         right wrong missed  precision           recall                 F1\n";
  for (const auto& [category, counts] : summary.categories) print_line(category, counts);
  print_line("all", summary.all);
  const auto line = [](const char* what, const Share& share) {
    std::cout << what << share.part << " of " << share.whole << "  " << in_words(share) << '\n';
  };
  std::cout << '\n';
  line("labelled rows on which a right category was named: ", summary.named);
  if (summary.named_hard.whole > 0) line("the same on the hard rows:                         ", summary.named_hard);
  line("rows without a label that got a finding:           ", summary.alarmed);
  std::cout << "protected rows that got a finding:                 " << summary.protected_alarms.size() << '\n';
  if (summary.audit_only > 0) {
    std::cout << "\nOf what is missed, " << summary.audit_only
              << (summary.audit_only == 1 ? " was found by a rule" : " were found by rules")
              << " of stage audit, which nobody sees. To measure such a rule, raise its stage in a copy.\n";
  }
}

void print_misses(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    for (const std::string& label : row.labels) {
      if (row.found.contains(label)) continue;
      std::cout << row.id << ": missed " << label;
      if (const auto audited = row.audited.find(label); audited != row.audited.end())
        std::cout << ", but for " << audited->second << " (audit)";
      std::cout << '\n';
    }
    for (const auto& [category, rule] : row.found) {
      if (!row.labels.contains(category)) std::cout << row.id << ": wrongly " << category << " by " << rule << '\n';
    }
  }
  std::cout << '\n';
}

/// The ids in a file: its words, so that a list, a table or a document that names them in backquotes will do.
std::optional<std::set<std::string>> read_ids(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  std::stringstream words;
  for (char c = 0; file.get(c);) {
    const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    words << (part ? c : ' ');
  }
  std::set<std::string> ids;
  for (std::string word; words >> word;) ids.insert(word);
  return ids;
}

Exit evaluate(const Options& options) {
  std::set<std::string> hard;
  if (!options.hard_file.empty()) {
    auto ids = read_ids(options.hard_file);
    if (!ids) return complain("cannot read " + options.hard_file + ". Check the name and its permissions.");
    hard = *std::move(ids);
  }
  const Circumstances circumstances = present_circumstances();
  const Assembly assembly = load_checker(options.packs, circumstances, options.only);
  for (const std::string& only : options.only) {
    const auto& packs = assembly.checker->rules().packs();
    if (std::any_of(packs.begin(), packs.end(), [&](const PackInfo& pack) { return pack.id == only; })) continue;
    std::vector<std::string_view> known;
    for (const PackInfo& pack : packs) known.emplace_back(pack.id);
    return complain("--only: no pack \"" + only + "\" is loaded." + suggestion_for(only, known) + " Name its folder with --packs.");
  }
  std::vector<Row> rows;
  const auto problem = each_row(options.file, [&](const json& raw) -> std::optional<RowError> {
    Result<Row, RowError> row = read_row(raw, *assembly.checker, circumstances);
    if (!row) return row.error();
    rows.push_back(std::move(row).value());
    return std::nullopt;
  });
  if (problem) return complain(*problem);
  if (rows.empty()) return complain(options.file + " holds no rows. A row is a JSON object with \"text\" and \"labels\" on one line.");
  const Summary summary = summarise(rows, hard);
  if (options.as_json) {
    print_json(summary, rows.size());
  } else {
    if (options.show_misses) print_misses(rows);
    print_for_people(summary, rows.size());
  }
  return summary.all.wrong + summary.all.missed > 0 ? Exit::findings : Exit::clean;
}

}  // namespace

Action declare_eval(Command& command) {
  auto options = std::make_shared<Options>();
  command.add_option("FILE", options->file, "Labelled posts, a JSON object a line; \"-\": standard input").required();
  command.add_option("--hard", options->hard_file, "A file that names the ids of rows to count apart").kind("FILE");
  command
      .add_option("--only", options->only,
                  "Measure the rules of this pack alone, by its id, as if the others had none; may be given more than once. The others "
                  "stay readable, for their terms")
      .kind("PACK");
  command.add_flag("--show", options->show_misses, "List every row that is missed or wrongly flagged, with the rule");
  command.add_flag("--json", options->as_json, "Print the figures as JSON");
  add_pack_options(command, options->packs);
  command.footer(
      "A row: {\"id\", \"text\", \"site\", \"surface\", \"audience\", \"account\", \"labels\": [category, …]}\n"
      "Counted per row and category; spelling, style and stage \"audit\" are left aside.\n"
      "Precision: how much of what is flagged is right. Recall: how much of what is labelled is flagged.\n"
      "\n"
      "Example:\n"
      "  sayso eval posts.jsonl --show\n"
      "  sayso eval posts.jsonl --packs . --only my-pack\n"
      "\n"
      "Exit: 0 every row as labelled, 1 some are not, 2 unreadable rows or wrong usage");
  return [options] { return evaluate(*options); };
}

}  // namespace sayso::cli
