// sayso: the engine in a terminal. Each subcommand is one file beside this one.
#include <exception>
#include <iostream>
#include <string>

#include "arguments.hpp"
#include "command.hpp"

int main(int argc, char** argv) {
  using namespace sayso::cli;
  std::ios::sync_with_stdio(false);
  try {
    return static_cast<int>(run_program(
        {.name = "sayso",
         .version = "sayso " SAYSO_VERSION,
         .about = "Sayso checks a post, reply or message before it is sent: who will see it, and what in it its writer may regret.\n"
                  "Everything happens on this machine.\n",
         .footer = "Try:   echo 'my SSN is 536-22-8145' | sayso check --surface post --audience public\n"
                   "Help:  sayso check --help\n"
                   "Exit:  0 nothing found, 1 something found, 2 wrong usage or unreadable input",
         .subcommands = {{"check", "Check a text as the browser extension would", declare_check},
                         {"detect", "Find identifiers and secrets, with scores", declare_detect},
                         {"spell", "Check spelling, with suggestions on request", declare_spell},
                         {"test", "Prove packs by their examples; measure how often they speak up", declare_test},
                         {"lint", "What in a pack will bother its readers, cost time or never happen", declare_lint},
                         {"explain", "Why a rule does or does not fire on a text", declare_explain},
                         {"policy", "Check, show and export an organisation's settings", declare_policy},
                         {"doctor", "Is Sayso set up right on this machine, and what to do", declare_doctor},
                         {"eval", "Measure the rules against labelled posts", declare_eval},
                         {"learn", "Fit what \"reads-like\" asks to labelled posts", declare_learn},
                         {"pack", "Bundle, sign and verify packs", declare_pack}}},
        argc, argv));
  } catch (const std::exception& error) {
    return static_cast<int>(complain(std::string("something went wrong that is our fault: ") + error.what()));
  }
}
