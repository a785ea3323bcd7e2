#include "input.hpp"

#include <filesystem>
#include <iostream>
#include <iterator>
#include <system_error>

#if !defined(_WIN32)
#include <unistd.h>
#endif

namespace sayso::cli {

std::optional<std::string> open_file(const std::string& path, std::ifstream& file) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return path + " is a folder. Name a file.";
  if (!std::filesystem::exists(path, error) && !error) return "there is no file " + path + ". Check the name.";
  file.open(path, std::ios::binary);
  if (!file) return "cannot read " + path + ". Check its permissions.";
  return std::nullopt;
}

void invite_to_type() {
#if !defined(_WIN32)
  if (::isatty(STDIN_FILENO) != 0) std::cerr << "Write the text, then end it with Ctrl-D on a line of its own.\n";
#endif
}

Result<std::string, std::string> read_input(const std::string& path) {
  std::ifstream file;
  if (path == "-") {
    invite_to_type();
  } else if (auto problem = open_file(path, file)) {
    return Failure{*std::move(problem)};
  }
  std::istream& input = path == "-" ? std::cin : file;
  std::string text{std::istreambuf_iterator<char>(input), {}};
  if (input.bad()) return Failure{"cannot read " + path + " to its end."};
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

}  // namespace sayso::cli
