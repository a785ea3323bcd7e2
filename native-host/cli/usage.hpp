// What is mistyped on the command line, named before anything else is complained about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli11_names.hpp"

namespace sayso::cli {

/// The first subcommand or option of `arguments` (without the program's name) that `app` does not know, as a sentence with the nearest
/// known one; nothing where all are known.
[[nodiscard]] std::optional<std::string> unknown_word(const CLI::App& app, const std::vector<std::string>& arguments);

}  // namespace sayso::cli
