#include "arguments.hpp"

#include <string_view>

namespace sayso::host {
namespace {

/// An origin that is no extension's, such as a web page's.
bool is_foreign_origin(std::string_view argument) {
  const auto scheme = argument.find("://");
  if (scheme == std::string_view::npos || argument.starts_with("-")) return false;
  return argument.substr(0, scheme) != "chrome-extension";
}

}  // namespace

const char* const help_text =
    "sayso-host: the part of Sayso that browsers start. It checks drafts on this machine and talks to the extension over its standard\n"
    "input and output (native messaging). To check a text in a terminal, use: sayso check\n"
    "\n"
    "  --packs DIR          also read the rules of this folder (may be given more than once)\n"
    "  --no-default-packs   leave out the rules that Sayso brings, the machine's and the person's\n"
    "  --version            print the version\n"
    "  --help               print this\n";

Arguments read_arguments(const std::vector<std::string>& arguments) {
  Arguments read;
  const auto refuse = [&](std::string problem) {
    read.action = Arguments::Action::refuse;
    read.problem = std::move(problem);
    return read;
  };
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--version") {
      read.action = Arguments::Action::show_version;
      return read;
    }
    if (argument == "--help" || argument == "-h") {
      read.action = Arguments::Action::show_help;
      return read;
    }
    if (argument == "--no-default-packs") {
      read.folders.default_packs = false;
    } else if (argument == "--packs") {
      if (i + 1 == arguments.size()) return refuse("--packs needs a folder after it.");
      read.folders.extra_packs.push_back(arguments[++i]);
    } else if (argument.starts_with("--packs=")) {
      read.folders.extra_packs.emplace_back(argument.substr(std::string_view("--packs=").size()));
    } else if (is_foreign_origin(argument)) {
      return refuse("only a browser extension may start this program; this caller is none.");
    }
  }
  return read;
}

}  // namespace sayso::host
