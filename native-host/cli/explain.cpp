// sayso explain: each condition of a rule against a text, held or not, so that a miss is understood.
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "arguments.hpp"
#include "checking.hpp"
#include "command.hpp"
#include "input.hpp"
#include "marks.hpp"
#include "sayso/json.hpp"
#include "sites.hpp"

namespace sayso::cli {
namespace {

using nlohmann::ordered_json;

struct Options {
  std::string rule;
  std::optional<std::string> text;
  std::string file = "-";
  bool as_json = false;
  FolderChoice packs;
  Scope scope;
  Writer writer;
};

void print_step(const Explanation& step, const Text& text, std::size_t depth, Style style) {
  const std::string indent(2 + 2 * depth, ' ');
  std::cout << indent << (step.held ? "yes  " : "no   ") << bold(step.path.empty() ? "/" : step.path, style) << "  " << step.why << '\n';
  for (const Span span : step.spans) std::cout << indent << "     " << pale("\"" + printable(text.slice(span)) + "\"", style) << '\n';
  for (const Explanation& part : step.parts) print_step(part, text, depth + 1, style);
}

Exit explain(const Options& options) {
  std::optional<std::string> input = options.text;
  if (!input) {
    Result<std::string, std::string> read = read_input(options.file);
    if (!read) return complain(read.error());
    input = std::move(read).value();
  }
  const auto text = Text::prepare(*input);
  if (!text)
    return complain(text.error() == TextError::too_large ? "the text is over 1 MiB."
                                                         : "the text is not UTF-8. Save it as UTF-8 and try again.");

  const Circumstances circumstances = present_circumstances(options.writer);
  // A rule that has ended by the time of --at, or by now, is not in force; it is explained all the same, since its end is the answer.
  Circumstances loading = circumstances;
  loading.now = present_circumstances().now;
  Assembly assembly = load_checker(options.packs, loading);
  const auto has_expired = [&](const Refusal& refusal) { return refusal.code == RefusalCode::expired && refusal.rule == options.rule; };
  if (std::any_of(assembly.refusals.begin(), assembly.refusals.end(), has_expired)) assembly = load_unexpired(options.packs);
  hint_at_unknown_site(options.scope.site, assembly.checker->rules());
  auto explanation = assembly.checker->rules().explain(options.rule, text.value(), options.scope, circumstances);
  if (!explanation)
    return complain("no rule \"" + options.rule + "\" is loaded. It is written pack/rule-id; sayso test lists what was refused.");
  for (Explanation& step : explanation->parts) {
    if (step.path == "/rollout") step.why += " The terminal is always number 0; every browser draws a number of its own.";
  }

  const std::string speaker = assembly.checker->speaks_for(options.rule, text.value(), options.scope, circumstances);

  if (options.as_json) {
    ordered_json out;
    out["rule"] = options.rule;
    out["fires"] = explanation->held;
    if (!speaker.empty()) out["covered-by"] = speaker;
    out["steps"] = ordered_json::array();
    for (const Explanation& step : explanation->parts) out["steps"].push_back(ordered_json(to_json(step, text.value())));
    std::cout << out.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
  } else {
    const Style style = style_of_output();
    for (const Explanation& step : explanation->parts) print_step(step, text.value(), 0, style);
    std::cout << '\n' << options.rule;
    if (!explanation->held) {
      std::cout << " does not fire.\n";
    } else if (speaker.empty()) {
      std::cout << " fires.\n";
    } else {
      std::cout << " fires, but is not shown: " << speaker << " covers it.\n";
    }
  }
  return explanation->held ? Exit::findings : Exit::clean;
}

}  // namespace

Action declare_explain(Command& command) {
  auto options = std::make_shared<Options>();
  command.add_option("RULE", options->rule, "The rule, as pack/rule-id").required();
  const Argument file = command.add_option("FILE", options->file, "A file with the text; \"-\" or nothing: standard input");
  command.add_option("--text", options->text, "The text itself").kind("TEXT").excludes(file);
  command.add_flag("--json", options->as_json, "Print the steps as JSON");
  add_scope_options(command, options->scope);
  add_writer_options(command, options->writer);
  add_pack_options(command, options->packs);
  command.footer(
      "Example:\n"
      "  sayso explain personal-data/phone-number --surface post --audience public --text 'call 555-0142'\n"
      "\n"
      "Exit: 0 the rule does not fire, 1 it fires, 2 no such rule or wrong usage");
  return [options] { return explain(*options); };
}

}  // namespace sayso::cli
