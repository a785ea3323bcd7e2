#include "arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <utility>

#include "usage.hpp"

namespace sayso::cli {
namespace {

/// Options as a person reads them: without the lists of what excludes what; the program says so when it matters.
class Help : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string kind = option->get_type_name();
    return kind.empty() || option->get_expected_max() == 0 ? "" : " " + kind;
  }
};

/// The library's own type names ("TEXT") say nothing.
CLI::Option* without_kind(CLI::Option* option) { return option->type_name(""); }

/// In the library's way: what is wrong is thrown, and caught in `run_program`.
template <typename Value, typename Read>
CLI::Option* add_function(CLI::App& app, const std::string& name, Read read, const std::string& help) {
  const auto take = [name, read = std::move(read)](const Value& value) {
    if (const auto problem = read(value)) throw CLI::ValidationError(name, *problem);
  };
  return without_kind(app.add_option_function<Value>(name, take, help));
}

/// What may be typed, for `unknown_word`.
KnownCommand known_words(const CLI::App& app) {
  KnownCommand command{app.get_name(), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    KnownCommand::Option& known = command.options.emplace_back();
    for (const std::string& name : option->get_snames()) known.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) known.names.push_back("--" + name);
    known.takes_value = option->get_items_expected_min() > 0;
  }
  for (const CLI::App* one : app.get_subcommands(nullptr)) command.commands.push_back(known_words(*one));
  return command;
}

}  // namespace

Argument& Argument::kind(const std::string& word) {
  option_->type_name(word);
  return *this;
}

Argument& Argument::group(const std::string& heading) {
  option_->group(heading);
  return *this;
}

Argument& Argument::required() {
  option_->required();
  return *this;
}

Argument& Argument::value_optional() {
  option_->expected(0, 1);
  return *this;
}

Argument& Argument::excludes(const Argument& other) {
  option_->excludes(other.option_);
  return *this;
}

Argument& Argument::needs(const Argument& other) {
  option_->needs(other.option_);
  return *this;
}

Argument& Argument::one_of(const std::vector<std::string>& words) {
  option_->check(CLI::IsMember(words));
  return *this;
}

Argument& Argument::within(int least, int most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Argument& Argument::existing_folder() {
  CLI::Validator folder = CLI::ExistingDirectory;
  option_->check(folder.description(""));
  return *this;
}

Argument Command::add_option(const std::string& name, std::string& into, const std::string& help) {
  return Argument(without_kind(app_->add_option(name, into, help)));
}

Argument Command::add_option(const std::string& name, std::optional<std::string>& into, const std::string& help) {
  return add_reader(
      name,
      [&into](const std::string& word) {
        into = word;
        return std::nullopt;
      },
      help);
}

Argument Command::add_option(const std::string& name, std::size_t& into, const std::string& help) {
  return Argument(without_kind(app_->add_option(name, into, help)));
}

Argument Command::add_option(const std::string& name, std::vector<std::string>& into, const std::string& help) {
  CLI::Option* const option = without_kind(app_->add_option(name, into, help));
  if (!option->get_positional()) option->allow_extra_args(false);  // else it would take the words behind its value as well
  return Argument(option);
}

Argument Command::add_reader(const std::string& name, ReadWord read, const std::string& help) {
  return Argument(add_function<std::string>(*app_, name, std::move(read), help));
}

Argument Command::add_reader(const std::string& name, ReadNumber read, const std::string& help) {
  return Argument(add_function<double>(*app_, name, std::move(read), help));
}

Argument Command::add_flag(const std::string& name, bool& into, const std::string& help, bool value) {
  return Argument(app_->add_flag_callback(
      name, [&into, value] { into = value; }, help));
}

void Command::check(const Argument& of, std::function<std::optional<std::string>()> problem) {
  app_->parse_complete_callback([option = of.option_, problem = std::move(problem)] {
    if (const auto wrong = problem()) throw CLI::ValidationError(option->get_name(), *wrong);
  });
}

void Command::footer(const std::string& text) { app_->footer(text); }

Action Command::add_subcommands(const std::vector<Subcommand>& subcommands) {
  app_->require_subcommand(1);
  std::vector<std::pair<const CLI::App*, Action>> actions;
  for (const Subcommand& subcommand : subcommands) {
    CLI::App* const app = app_->add_subcommand(subcommand.name, subcommand.summary);
    app->footer("");  // else its parent's
    Command command(*app);
    actions.emplace_back(app, subcommand.declare(command));
  }
  return [actions = std::move(actions)] {
    const auto chosen = std::find_if(actions.begin(), actions.end(), [](const auto& action) { return action.first->parsed(); });
    return chosen == actions.end() ? Exit::wrong : chosen->second();
  };
}

Exit run_program(const Program& program, int count, const char* const* words) {
  CLI::App app(program.about, program.name);
  app.footer(program.footer);
  app.formatter(std::make_shared<Help>());
  app.set_version_flag("--version", program.version);
  const Action action = Command(app).add_subcommands(program.subcommands);
  if (const auto unknown = unknown_word(known_words(app), {words + 1, words + std::max(count, 1)})) return complain(*unknown);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? Exit::clean : Exit::wrong;
  }
  return action();
}

}  // namespace sayso::cli
