// Reading what a command is given: files, and standard input.
#pragma once

#include <fstream>
#include <optional>
#include <string>

#include "sayso/result.hpp"

namespace sayso::cli {

/// Opens a file for reading; a folder is none. The problem as a sentence, or nothing.
[[nodiscard]] std::optional<std::string> open_file(const std::string& path, std::ifstream& file);

/// Where standard input is a terminal: says on standard error that something is waited for, and how to end it.
void invite_to_type();

/// All of the file at `path` ("-": standard input), without a byte order mark and without one line end at its end; or the problem.
[[nodiscard]] Result<std::string, std::string> read_input(const std::string& path);

}  // namespace sayso::cli
