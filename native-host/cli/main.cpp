// sayso: the engine in a terminal. Each subcommand is one file beside this one.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "usage.hpp"

namespace {

using sayso::cli::Action;
using sayso::cli::Declare;
using sayso::cli::Exit;

struct Entry {
  const char* name;
  const char* summary;
  Declare declare;
};

constexpr std::array table = {
    Entry{"check", "Check a text as the browser extension would", sayso::cli::declare_check},
    Entry{"detect", "Find identifiers and secrets, with scores", sayso::cli::declare_detect},
    Entry{"spell", "Check spelling, with suggestions on request", sayso::cli::declare_spell},
    Entry{"test", "Prove packs by their examples; measure how often they speak up", sayso::cli::declare_test},
    Entry{"lint", "What in a pack will bother its readers, cost time or never happen", sayso::cli::declare_lint},
    Entry{"explain", "Why a rule does or does not fire on a text", sayso::cli::declare_explain},
    Entry{"policy", "Check, show and export an organisation's settings", sayso::cli::declare_policy},
    Entry{"doctor", "Is Sayso set up right on this machine, and what to do", sayso::cli::declare_doctor},
    Entry{"eval", "Measure the rules against labelled posts", sayso::cli::declare_eval},
    Entry{"learn", "Fit what \"reads-like\" asks to labelled posts", sayso::cli::declare_learn},
    Entry{"pack", "Bundle, sign and verify packs", sayso::cli::declare_pack},
};

constexpr const char* about =
    "Sayso checks a post, reply or message before it is sent: who will see it, and what in it its writer may regret.\n"
    "Everything happens on this machine.\n";
constexpr const char* footer =
    "Try:   echo 'my SSN is 536-22-8145' | sayso check --surface post --audience public\n"
    "Help:  sayso check --help\n"
    "Exit:  0 nothing found, 1 something found, 2 wrong usage or unreadable input";

/// Options as a person reads them: without the lists of what excludes what; the program says so when it matters.
class Help : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string kind = option->get_type_name();
    return kind.empty() || option->get_expected_max() == 0 ? "" : " " + kind;
  }
};

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  CLI::App app(about, "sayso");
  app.footer(footer);
  app.formatter(std::make_shared<Help>());
  app.set_version_flag("--version", "sayso " SAYSO_VERSION);
  app.require_subcommand(1);

  std::vector<std::pair<CLI::App*, Action>> commands;
  for (const Entry& entry : table) {
    CLI::App* command = app.add_subcommand(entry.name, entry.summary);
    commands.emplace_back(command, entry.declare(*command));
  }
  if (const auto unknown = sayso::cli::unknown_word(app, {argv + 1, argv + std::max(argc, 1)})) {
    return static_cast<int>(sayso::cli::complain(*unknown));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : static_cast<int>(Exit::wrong);
  }
  try {
    for (const auto& [command, action] : commands) {
      if (command->parsed()) return static_cast<int>(action());
    }
  } catch (const std::exception& error) {
    return static_cast<int>(sayso::cli::complain(std::string("something went wrong that is our fault: ") + error.what()));
  }
  return static_cast<int>(Exit::wrong);
}
