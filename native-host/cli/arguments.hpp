// The command line: what a subcommand declares on its `Command`, and `run_program`, which reads the words that were typed and runs what was
// chosen.
//
// A declaration is a name, the variable that is set, and the line of help:
//
//   auto options = std::make_shared<Options>();
//   command.add_option("FILE", options->file, "A file with the text");                     // a word by its place
//   const Argument json = command.add_flag("--json", options->as_json, "Print JSON");
//   command.add_option("-o,--output", options->output, "Where to write").kind("FILE").excludes(json);
//   command.footer("Example:\n  sayso name draft.txt");
//   return [options] { return act(*options); };
//
// A name that begins with "-" is that of an option (several: a comma between them); its value stands behind it or after "=". Any other name
// stands for a word by its place, in the order of declaration. `--help` lists by group, and in it in the order of declaration.
// What is wrong in what was typed is said on standard error before any action runs, with the exit code `wrong`; nothing is thrown.
// A wrong declaration (a name twice) is a mistake in this program and throws as it starts.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"

// The library that does the work, by name alone: reading the whole of it takes a file seconds, so only arguments.cpp does.
namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace sayso::cli {

/// One argument that was declared: says more about it. A handle that may be copied and dropped; it holds while `run_program` does.
class Argument {
 public:
  /// What stands for the value in `--help`, behind the name: "FILE". Not told: nothing does.
  Argument& kind(const std::string& word);
  /// The heading in `--help` ("Options" where none is told).
  Argument& group(const std::string& heading);
  /// Leaving it out is wrong usage.
  Argument& required();
  /// Its value may be left out, and is an empty text then.
  Argument& value_optional();

  /// Giving both is wrong usage, whichever stands first. Both must have been declared.
  Argument& excludes(const Argument& other);
  /// Giving it without `other` is wrong usage.
  Argument& needs(const Argument& other);

  // Each of these is wrong usage otherwise, with the value in the message.
  /// The value is one of `words`; `--help` lists them behind the kind.
  Argument& one_of(const std::vector<std::string>& words);
  /// The value is a whole number from `least` to `most`; `--help` says so behind the kind.
  Argument& within(int least, int most);
  /// The value is a folder that there is.
  Argument& existing_folder();

 private:
  friend class Command;
  explicit Argument(CLI::Option* option) : option_(option) {}
  CLI::Option* option_;
};

/// What is wrong with a value, as the rest of a sentence that begins with the option's name and a colon; nothing: it was taken.
using ReadWord = std::function<std::optional<std::string>(const std::string& word)>;
using ReadNumber = std::function<std::optional<std::string>(double number)>;

/// A subcommand, as the command that has it lists it.
struct Subcommand {
  const char* name;
  const char* summary;
  Declare declare;
};

/// A program of subcommands; `--help` and `--version` are added.
struct Program {
  const char* name;
  const char* version;  ///< the line that `--version` prints
  const char* about;    ///< what `--help` begins with
  const char* footer;   ///< and ends with
  std::vector<Subcommand> subcommands;
};

/// The program, or one subcommand, while it is being declared. Variables that are set must live as long as the Action, and keep what they
/// hold where nothing is given.
class Command {
 public:
  /// One value; given twice, it is wrong usage.
  Argument add_option(const std::string& name, std::string& into, const std::string& help);
  /// The same, where it matters whether it was given.
  Argument add_option(const std::string& name, std::optional<std::string>& into, const std::string& help);
  /// One value, a whole number that is not negative.
  Argument add_option(const std::string& name, std::size_t& into, const std::string& help);
  /// Any number of values: an option is given once for each, a word's place takes all that are left.
  Argument add_option(const std::string& name, std::vector<std::string>& into, const std::string& help);
  /// One value, taken or refused by `read`, which is called once all words of the command are seen, in the order of declaration.
  Argument add_reader(const std::string& name, ReadWord read, const std::string& help);
  /// The same for a number, with or without a fraction.
  Argument add_reader(const std::string& name, ReadNumber read, const std::string& help);
  /// No value: given, it sets `into` to `value`.
  Argument add_flag(const std::string& name, bool& into, const std::string& help, bool value = true);

  /// Asks `problem` once all arguments of the command are read: what is wrong with `of` beside the others, in `ReadWord`'s words, or
  /// nothing. A command has one at most.
  void check(const Argument& of, std::function<std::optional<std::string>()> problem);

  /// What `--help` ends with.
  void footer(const std::string& text);

  /// Declares the subcommands, one of which must be given. Returns the Action that runs it.
  [[nodiscard]] Action add_subcommands(const std::vector<Subcommand>& subcommands);

 private:
  friend Exit run_program(const Program& program, int count, const char* const* words);
  explicit Command(CLI::App& app) : app_(&app) {}
  CLI::App* app_;
};

/// Reads the words (the first is the program's own name) and runs the subcommand that they choose, or prints help, the version, or what is
/// wrong with them: first of all a subcommand or an option that there is not.
[[nodiscard]] Exit run_program(const Program& program, int count, const char* const* words);

}  // namespace sayso::cli
