// sayso check: a text, or rows of texts, through everything that the browser extension would apply.
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "checking.hpp"
#include "command.hpp"
#include "input.hpp"
#include "jsonl.hpp"
#include "marks.hpp"
#include "sarif.hpp"
#include "sayso/json.hpp"
#include "sites.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

struct Options {
  std::optional<std::string> text;
  std::optional<std::string> file;
  std::optional<std::string> rows;
  bool as_json = false;
  bool as_sarif = false;
  FolderChoice packs;
  Scope scope;
  Writer writer;
};

bool is_shown(const Finding& finding) { return finding.stage != Stage::audit; }

bool any_shown(const Report& report) { return std::any_of(report.findings.begin(), report.findings.end(), is_shown); }

const char* what_happens(Stage stage) {
  switch (stage) {
    case Stage::audit:
      return "counted only";
    case Stage::advise:
      return "underlined";
    case Stage::confirm:
      return "asked about at send";
    case Stage::justify:
      return "a reason is asked at send";
    case Stage::block:
      return "held back at send";
  }
  return "";
}

/// A surface as people say it: "direct message".
std::string in_words(std::string surface) {
  std::replace(surface.begin(), surface.end(), '-', ' ');
  return surface;
}

std::string describe_fix(const Fix& fix) {
  if (!fix.label.empty()) return fix.label;
  switch (fix.kind) {
    case Fix::Kind::replace:
      return fix.text.empty() ? "leave it out" : "write \"" + fix.text + "\"";
    case Fix::Kind::insert:
      return "add \"" + fix.text + "\"";
    case Fix::Kind::mask:
      return "write \"" + fix.text + "\"";
    case Fix::Kind::move:
      return "send it as a " + in_words(fix.move_to) + " instead";
  }
  return "";
}

void print_finding(const Finding& finding, const Text& text, const Scope& scope, Style style) {
  const bool spelling = finding.category == Category::spelling;
  const std::string what = spelling ? "\"" + printable(text.slice(finding.span)) + "\" is not in the dictionary." : finding.message.what;
  std::cout << "  " << bold(what, style) << '\n';
  if (!finding.message.why.empty()) std::cout << "    why       " << finding.message.why << '\n';
  if (!spelling) {
    std::cout << "    who       " << describe_readers(scope) << '\n';
    for (const Fix& fix : finding.fixes) std::cout << "    fix       " << printable(describe_fix(fix)) << '\n';
    if (!finding.message.policy.empty()) std::cout << "    policy    " << finding.message.policy << '\n';
  }
  std::cout << pale("    rule      " + finding.rule + " (" + std::string(name_of(finding.category)) + "), " + what_happens(finding.stage),
                    style)
            << "\n\n";
}

void print_for_people(const Report& report, const Scope& scope, Style style) {
  std::vector<Span> spans;
  std::size_t shown = 0;
  for (const Finding& finding : report.findings) {
    if (!is_shown(finding)) continue;
    ++shown;
    if (finding.marks.empty()) spans.push_back(finding.span);
    spans.insert(spans.end(), finding.marks.begin(), finding.marks.end());
  }
  if (shown == 0) {
    std::cout << "Nothing to point out.\n";
    return;
  }
  std::cout << '\n' << marked(report.text, std::move(spans), style) << '\n';
  for (const Finding& finding : report.findings) {
    if (is_shown(finding)) print_finding(finding, report.text, scope, style);
  }
  std::cout << (shown == 1 ? "One thing" : std::to_string(shown) + " things") << " to look at.\n";
}

void print_json(const Report& report, const Scope& scope) {
  json findings = json::array();
  for (const Finding& finding : report.findings) findings.push_back(to_json(finding, report.text));
  ordered_json out;
  out["scope"] = to_json(scope);
  out["findings"] = findings;
  std::cout << out.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

Exit check_one(const Options& options) {
  const std::string file = options.file.value_or("-");
  std::optional<std::string> text = options.text;
  if (!text) {
    Result<std::string, std::string> input = read_input(file);
    if (!input) return complain(input.error());
    text = std::move(input).value();
  }
  const Circumstances circumstances = present_circumstances(options.writer);
  const Assembly assembly = load_checker(options.packs, circumstances);
  hint_at_unknown_site(options.scope.site, assembly.checker->rules());
  const auto report = assembly.checker->check({*text, options.scope, std::nullopt}, circumstances);
  if (!report) {
    return complain(report.error() == TextError::too_large ? "the text is over 1 MiB. Check it in parts."
                                                           : "the text is not UTF-8. Save it as UTF-8 and try again.");
  }
  if (options.as_json) {
    print_json(report.value(), options.scope);
  } else if (options.as_sarif) {
    const bool from_file = !options.text && file != "-";
    const auto log = sarif_of(report.value(), from_file ? uri_of_path(file) : "draft.txt");
    std::cout << log.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
  } else {
    print_for_people(report.value(), options.scope, style_of_output());
  }
  return any_shown(report.value()) ? Exit::findings : Exit::clean;
}

Result<RowResult, RowError> check_row(const json& row, const Checker& checker, const Scope& untold, const Circumstances& circumstances) {
  Result<std::string, RowError> text = text_of_row(row);
  if (!text) return Failure{text.error()};
  Result<Scope, RowError> scope = scope_of_row(row, untold);
  if (!scope) return Failure{scope.error()};
  const auto told = circumstances_of_row(row, circumstances);
  if (!told) return Failure{told.error()};
  const auto report = checker.check({text.value(), std::move(scope).value(), std::nullopt}, told.value());
  if (!report) return Failure{RowError{"text-too-large", "\"text\" is over 1 MiB"}};

  ordered_json findings = ordered_json::array();
  for (const Finding& finding : report.value().findings) {
    ordered_json entry;
    entry["rule"] = finding.rule;
    entry["category"] = name_of(finding.category);
    entry["stage"] = name_of(finding.stage);
    entry["start"] = report.value().text.utf16_from_byte(finding.span.begin);
    entry["end"] = report.value().text.utf16_from_byte(finding.span.end);
    findings.push_back(std::move(entry));
  }
  return RowResult{{{"findings", std::move(findings)}}, any_shown(report.value())};
}

Exit check_rows(const Options& options) {
  const Circumstances circumstances = present_circumstances(options.writer);
  const Assembly assembly = load_checker(options.packs, circumstances);
  hint_at_unknown_site(options.scope.site, assembly.checker->rules());
  return stream_rows(*options.rows, [&](const json& row) { return check_row(row, *assembly.checker, options.scope, circumstances); });
}

}  // namespace

Action declare_check(Command& command) {
  auto options = std::make_shared<Options>();
  const Argument file = command.add_option("FILE", options->file, "A file with the text; \"-\" or nothing: standard input");
  const Argument text = command.add_option("--text", options->text, "The text itself").kind("TEXT").excludes(file);
  add_scope_options(command, options->scope);
  add_writer_options(command, options->writer);
  const Argument as_json = command.add_flag("--json", options->as_json, "Print the report as JSON").group("Output");
  const Argument as_sarif = command
                                .add_flag("--sarif", options->as_sarif,
                                          "Print the report as SARIF 2.1.0, for code hosts, editors and CI; without a word of the text")
                                .excludes(as_json)
                                .group("Output");
  add_rows_option(command, options->rows, options->file, {text, as_json, as_sarif},
                  "Check many texts: a JSON object a line, {\"id\", \"text\", \"site\", \"surface\", \"audience\", "
                  "\"account\", \"language\", \"role\"}, "
                  "from FILE or standard input; prints {\"id\", \"findings\"} for each, in order");
  add_pack_options(command, options->packs);
  command.footer(
      "Examples:\n"
      "  echo 'my SSN is 536-22-8145' | sayso check --site x --surface post --audience public --account personal\n"
      "  sayso check --surface reply --audience public --account brand draft.txt\n"
      "  sayso check --jsonl posts.jsonl > findings.jsonl\n"
      "  sayso check --surface post --audience public --sarif draft.txt > draft.sarif\n"
      "\n"
      "What is not told about where the text is going is unknown; rules that need to know stay silent then.\n"
      "Offsets in JSON and columns in SARIF are UTF-16 code units (JavaScript's), the end exclusive.\n"
      "Findings of stage \"audit\" stand in JSON, but are not shown to people and do not count for the exit code.\n"
      "What the options tell holds for every row that does not tell it itself.\n"
      "A row that is wrong yields {\"id\", \"error\": {\"code\", \"message\"}}, and the rest goes on.\n"
      "\n"
      "Exit: 0 nothing found, 1 something found, 2 a bad row, text that is not UTF-8, or wrong usage");
  return [options] { return options->rows ? check_rows(*options) : check_one(*options); };
}

}  // namespace sayso::cli
