#include "usage.hpp"

#include <algorithm>
#include <string_view>

#include "marks.hpp"
#include "sayso/nearest_name.hpp"

namespace sayso::cli {
namespace {

std::string help_of(const std::string& path) { return " See: " + path + " --help"; }

std::string no_such_option(const KnownCommand& command, const std::string& name, const std::string& path) {
  std::vector<std::string_view> known;
  for (const KnownCommand::Option& option : command.options) {
    std::copy_if(option.names.begin(), option.names.end(), std::back_inserter(known),
                 [](const std::string& one) { return one.starts_with("--"); });
  }
  return path + " has no option " + printable(name) + "." + suggestion_for(name, known) + help_of(path);
}

std::string no_such_command(const KnownCommand& command, const std::string& name, const std::string& path) {
  std::vector<std::string_view> known;
  for (const KnownCommand& one : command.commands) known.emplace_back(one.name);
  return "there is no command \"" + path + " " + printable(name) + "\"." + suggestion_for(name, known) + help_of(path);
}

}  // namespace

std::optional<std::string> unknown_word(const KnownCommand& program, const std::vector<std::string>& arguments) {
  const KnownCommand* command = &program;
  std::string path = program.name;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") return std::nullopt;  // only texts and files follow
    if (argument.size() > 1 && argument[0] == '-') {
      const std::size_t end = std::min(argument.find('='), argument.size());
      const std::string name = argument.substr(0, argument[1] == '-' ? end : 2);
      const auto option = std::find_if(command->options.begin(), command->options.end(), [&](const KnownCommand::Option& one) {
        return std::find(one.names.begin(), one.names.end(), name) != one.names.end();
      });
      if (option == command->options.end()) return no_such_option(*command, name, path);
      if (name == argument && option->takes_value) ++i;
      continue;
    }
    if (command->commands.empty()) continue;  // a file or the like
    const auto meant =
        std::find_if(command->commands.begin(), command->commands.end(), [&](const KnownCommand& one) { return one.name == argument; });
    if (meant == command->commands.end()) return no_such_command(*command, argument, path);
    command = &*meant;
    path += " " + argument;
  }
  return std::nullopt;
}

}  // namespace sayso::cli
