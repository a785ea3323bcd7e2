#include "usage.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

#include "marks.hpp"
#include "sayso/nearest_name.hpp"

namespace sayso::cli {
namespace {

std::string help_of(const std::string& path) { return " See: " + path + " --help"; }

std::string no_such_option(const CLI::App& command, const std::string& name, const std::string& path) {
  std::vector<std::string> known;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& one : option->get_lnames()) known.push_back("--" + one);
  }
  return path + " has no option " + printable(name) + "." + suggestion_for(name, {known.begin(), known.end()}) + help_of(path);
}

std::string no_such_command(const std::vector<const CLI::App*>& commands, const std::string& name, const std::string& path) {
  std::vector<std::string_view> known;
  for (const CLI::App* one : commands) known.emplace_back(one->get_name());
  return "there is no command \"" + path + " " + printable(name) + "\"." + suggestion_for(name, known) + help_of(path);
}

}  // namespace

std::optional<std::string> unknown_word(const CLI::App& app, const std::vector<std::string>& arguments) {
  const CLI::App* command = &app;
  std::string path = app.get_name();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") return std::nullopt;  // only texts and files follow
    if (argument.size() > 1 && argument[0] == '-') {
      const std::size_t end = std::min(argument.find('='), argument.size());
      const std::string name = argument.substr(0, argument[1] == '-' ? end : 2);
      const CLI::Option* const option = command->get_option_no_throw(name);
      if (option == nullptr) return no_such_option(*command, name, path);
      if (name == argument && option->get_items_expected_min() > 0) ++i;  // its value, whatever it looks like
      continue;
    }
    const std::vector<const CLI::App*> commands = command->get_subcommands(nullptr);
    if (commands.empty()) continue;  // a file or the like
    const auto meant = std::find_if(commands.begin(), commands.end(), [&](const CLI::App* one) { return one->get_name() == argument; });
    if (meant == commands.end()) return no_such_command(commands, argument, path);
    command = *meant;
    path += " " + argument;
  }
  return std::nullopt;
}

}  // namespace sayso::cli
