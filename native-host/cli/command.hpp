// The pattern of every subcommand. To add one: write `cli/<name>.cpp` with a `declare_<name>`, name it below, add it to the table in
// main.cpp.
#pragma once

#include <functional>
#include <string>

namespace sayso::cli {

class Command;  // see arguments.hpp

/// The exit codes that scripts may rely on.
enum class Exit : int {
  clean = 0,     ///< nothing found, all well
  findings = 1,  ///< something found, or a proof failed
  wrong = 2,     ///< wrong usage or unreadable input
};

/// Runs the subcommand that was chosen, its options read.
using Action = std::function<Exit()>;

/// Declares options and help on `command` and returns what to run. Options live as long as the Action.
using Declare = Action (*)(Command& command);

Action declare_check(Command& command);
Action declare_detect(Command& command);
Action declare_doctor(Command& command);
Action declare_eval(Command& command);
Action declare_explain(Command& command);
Action declare_learn(Command& command);
Action declare_lint(Command& command);
Action declare_pack(Command& command);
Action declare_policy(Command& command);
Action declare_spell(Command& command);
Action declare_test(Command& command);

/// Prints `sayso: <problem>` on standard error. `problem` says what, where and what to do.
Exit complain(const std::string& problem);

}  // namespace sayso::cli
