#include "log.hpp"

#include <poll.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

namespace sayso::host::log {
namespace {

constexpr std::size_t max_name = 100;  // bytes of a source or a key

/// Whether standard error takes a line without making us wait. A line is shorter than what a pipe that polls writable has room for.
bool has_room() {
  pollfd error{STDERR_FILENO, POLLOUT, 0};
  return ::poll(&error, 1, 0) == 1 && error.revents == POLLOUT;
}

void write(spdlog::level::level_enum level, std::string_view line) {
  if (has_room()) spdlog::log(level, "{}", line);
}

/// A name that others chose, such as a file's: without what could end the line or steer a terminal.
std::string printable(std::string_view name) {
  std::string out(name.substr(0, max_name));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  if (name.size() > max_name) out += "...";
  return out;
}

}  // namespace

void open() {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  auto logger = std::make_shared<spdlog::logger>("sayso-host", std::move(sink));
  // No time: formatting it would read the time zone's file inside the sandbox.
  logger->set_pattern("%n: %l: %v");
  spdlog::set_default_logger(std::move(logger));
}

void warn(std::string_view what) { write(spdlog::level::warn, what); }

void refusals(const std::vector<Refusal>& list) {
  std::size_t shown = 0;
  for (const bool notes : {false, true}) {  // what is wrong comes first
    for (const Refusal& refusal : list) {
      if (is_note(refusal.code) != notes || shown == max_refusals) continue;
      write(notes ? spdlog::level::info : spdlog::level::warn, line_of(refusal));
      ++shown;
    }
  }
  if (list.size() > shown) write(spdlog::level::info, "and " + std::to_string(list.size() - shown) + " more; the status tells all");
}

std::string line_of(const Refusal& refusal) {
  std::string line = is_note(refusal.code) ? "noted " : "refused ";
  line += name_of(refusal.code);
  line += " in " + printable(refusal.source);
  if (refusal.line > 0) line += ", line " + std::to_string(refusal.line);
  line += " at " + printable(refusal.path.empty() ? "/" : std::string_view(refusal.path).substr(0, refusal.path.find('/', 1)));
  return line;
}

}  // namespace sayso::host::log
