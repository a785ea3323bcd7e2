// What is mistyped on the command line, named before anything else is complained about.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sayso::cli {

/// A command, as far as the words are known that may follow its name.
struct KnownCommand {
  struct Option {
    std::vector<std::string> names;  ///< as they are typed: "-o", "--output"; a word by its place has none
    bool takes_value = false;        ///< the word behind it, whatever it looks like
  };
  std::string name;
  std::vector<Option> options;
  std::vector<KnownCommand> commands;
};

/// The first subcommand or option of `arguments` (without the program's name) that `program` does not know, as a sentence with the nearest
/// known one; nothing where all are known.
[[nodiscard]] std::optional<std::string> unknown_word(const KnownCommand& program, const std::vector<std::string>& arguments);

}  // namespace sayso::cli
