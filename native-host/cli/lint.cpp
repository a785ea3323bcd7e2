// sayso lint: what in a pack loads, and yet will bother its readers, cost time, or never happen.
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "arguments.hpp"
#include "author.hpp"
#include "checking.hpp"
#include "command.hpp"
#include "marks.hpp"
#include "sayso/json.hpp"

namespace sayso::cli {
namespace {

using nlohmann::ordered_json;

struct Options {
  std::vector<std::string> packs;
  bool strict = false;
  bool as_json = false;
  FolderChoice folders;
};

/// A refusal or a note: what a pack's author reads.
struct Remark {
  enum class Level : std::uint8_t { error, warning, advice, note };
  Level level;
  std::string code, file, rule, path;
  std::size_t line, column;
  std::string what, hint;
};

const char* name_of(Remark::Level level) {
  switch (level) {
    case Remark::Level::error:
      return "error";
    case Remark::Level::warning:
      return "warning";
    case Remark::Level::advice:
      return "advice";
    case Remark::Level::note:
      return "note";
  }
  return "";
}

std::vector<Remark> remarks_on(const AuthorPacks& author) {
  std::vector<Remark> remarks;
  const auto add = [&](Remark::Level level, const Refusal& refusal) {
    remarks.push_back({level, std::string(sayso::name_of(refusal.code)), refusal.source, refusal.rule, refusal.path, refusal.line,
                       refusal.column, refusal.reason, ""});
  };
  for (const Refusal& refusal : author.refusals()) add(Remark::Level::error, refusal);
  for (const Refusal& note : author.notes()) add(Remark::Level::note, note);
  for (const LintNote& note : author.rules->lint(present_circumstances().now)) {
    if (!author.is_meant(note.source)) continue;
    remarks.push_back({note.level == LintLevel::warning ? Remark::Level::warning : Remark::Level::advice,
                       std::string(sayso::name_of(note.code)), note.source, note.rule, note.path, note.line, note.column, note.what,
                       note.hint});
  }
  std::stable_sort(remarks.begin(), remarks.end(), [](const Remark& a, const Remark& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  return remarks;
}

std::size_t count(const std::vector<Remark>& remarks, Remark::Level level) {
  return static_cast<std::size_t>(
      std::count_if(remarks.begin(), remarks.end(), [level](const Remark& remark) { return remark.level == level; }));
}

void print_json(const std::vector<Remark>& remarks) {
  ordered_json out;
  out["remarks"] = ordered_json::array();
  for (const Remark& remark : remarks) {
    ordered_json entry;
    entry["level"] = name_of(remark.level);
    entry["code"] = remark.code;
    entry["rule"] = remark.rule;
    entry["file"] = remark.file;
    entry["line"] = remark.line;
    entry["column"] = remark.column;
    entry["path"] = remark.path;
    entry["what"] = remark.what;
    entry["hint"] = remark.hint;
    out["remarks"].push_back(std::move(entry));
  }
  out["errors"] = count(remarks, Remark::Level::error);
  out["warnings"] = count(remarks, Remark::Level::warning);
  out["advice"] = count(remarks, Remark::Level::advice);
  std::cout << out.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

std::string counted(std::size_t n, const char* one, const char* many) { return std::to_string(n) + ' ' + (n == 1 ? one : many); }

void print_for_people(const std::vector<Remark>& remarks, std::size_t packs, Style style) {
  for (const Remark& remark : remarks) {
    std::cout << remark.file;
    if (remark.line > 0) std::cout << ':' << remark.line << ':' << remark.column;
    std::cout << ": " << bold(name_of(remark.level), style) << ": " << (remark.rule.empty() ? "" : remark.rule + ": ") << remark.what << ' '
              << pale("(" + remark.code + ")", style) << '\n';
    if (!remark.hint.empty()) std::cout << "    " << remark.hint << '\n';
  }
  if (!remarks.empty()) std::cout << '\n';
  std::cout << counted(packs, "pack", "packs") << ": ";
  if (remarks.empty()) {
    std::cout << "nothing to say.\n";
    return;
  }
  std::cout << counted(count(remarks, Remark::Level::error), "error", "errors") << ", "
            << counted(count(remarks, Remark::Level::warning), "warning", "warnings") << ", "
            << counted(count(remarks, Remark::Level::advice), "piece of advice", "pieces of advice") << ".\n";
}

Exit lint(const Options& options) {
  const auto author = read_author_packs(options.packs, options.folders, Proof::left_out);
  if (!author) return Exit::wrong;
  const std::vector<Remark> remarks = remarks_on(*author);
  const std::size_t packs = author->packs().size();
  if (packs == 0 && remarks.empty()) return complain("no pack was found. Name a file or a folder.");
  if (options.as_json) {
    print_json(remarks);
  } else {
    print_for_people(remarks, packs, style_of_output());
  }
  const Remark::Level mildest = options.strict ? Remark::Level::advice : Remark::Level::warning;
  const bool wrong = std::any_of(remarks.begin(), remarks.end(), [&](const Remark& remark) { return remark.level <= mildest; });
  return wrong ? Exit::findings : Exit::clean;
}

}  // namespace

Action declare_lint(Command& command) {
  auto options = std::make_shared<Options>();
  command.add_option("PACK", options->packs, "Packs to look at, files or folders; nothing: all that are installed");
  command.add_flag("--strict", options->strict, "Fail on advice too");
  command.add_flag("--json", options->as_json, "Print JSON");
  add_pack_options(command, options->folders);
  command.footer(
      "error    what is refused: a broken expression, an unknown field, lookaround, an expired rule …\n"
      "warning  sure to bother someone, or never to happen: a bare word about work, a window that is over, a \"when\" that no draft "
      "meets,\n"
      "         two rules that flag the same, an expression that every draft pays for\n"
      "advice   worth a thought: few examples, no reason, no owner, a term that nobody uses …\n"
      "note     nothing is wrong: a pack of this id was named, and takes the place of this one\n"
      "\n"
      "Each remark names file, line and column, and what to do. Times are measured on this machine while linting.\n"
      "Examples are not proved here: see sayso test.\n"
      "\n"
      "Examples:\n"
      "  sayso lint my-pack.jsonc\n"
      "  sayso lint packs/ --strict --json\n"
      "\n"
      "Exit: 0 at most advice, 1 errors or warnings, 2 unreadable files or wrong usage");
  return [options] { return lint(*options); };
}

}  // namespace sayso::cli
