// What the browser, or a person at a terminal, put on the command line. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sayso/installation.hpp"

namespace sayso::host {

struct Arguments {
  enum class Action : std::uint8_t {
    serve,
    show_version,
    show_help,
    refuse,  ///< `problem` says why
  };
  Action action = Action::serve;
  FolderChoice folders;
  std::string problem;
};

/// Chromium passes the extension's origin (and more on Windows), Firefox the manifest's path and the add-on's id. A page's origin is
/// refused: the browser checks it too, this is the second lock. Unknown arguments are ignored, as later browsers will bring some.
[[nodiscard]] Arguments read_arguments(const std::vector<std::string>& arguments);

extern const char* const help_text;

}  // namespace sayso::host
