// The pattern of every subcommand. To add one: write `cli/<name>.cpp` with a `declare_<name>`, name it below, add it to the table in
// main.cpp.
#pragma once

#include <functional>
#include <string>

#include "cli11_names.hpp"

namespace sayso::cli {

/// The exit codes that scripts may rely on.
enum class Exit : int {
  clean = 0,     ///< nothing found, all well
  findings = 1,  ///< something found, or a proof failed
  wrong = 2,     ///< wrong usage or unreadable input
};

/// Runs the subcommand that was chosen, its options read.
using Action = std::function<Exit()>;

/// Declares options and help on `command` and returns what to run. Options live as long as the Action.
using Declare = Action (*)(CLI::App& command);

Action declare_check(CLI::App& command);
Action declare_detect(CLI::App& command);
Action declare_doctor(CLI::App& command);
Action declare_eval(CLI::App& command);
Action declare_explain(CLI::App& command);
Action declare_learn(CLI::App& command);
Action declare_lint(CLI::App& command);
Action declare_pack(CLI::App& command);
Action declare_policy(CLI::App& command);
Action declare_spell(CLI::App& command);
Action declare_test(CLI::App& command);

/// Prints `sayso: <problem>` on standard error. `problem` says what, where and what to do.
Exit complain(const std::string& problem);

}  // namespace sayso::cli
