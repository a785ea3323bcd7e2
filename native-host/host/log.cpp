#include "log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace sayso::host::log {

void open() {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  auto logger = std::make_shared<spdlog::logger>("sayso-host", std::move(sink));
  // No time: formatting it would read the time zone's file inside the sandbox.
  logger->set_pattern("%n: %l: %v");
  spdlog::set_default_logger(std::move(logger));
}

void warn(std::string_view what) { spdlog::warn("{}", what); }

void refused(const Refusal& refusal) {
  spdlog::warn("refused {} in {} at {}", name_of(refusal.code), refusal.source, refusal.path.empty() ? "/" : refusal.path);
}

}  // namespace sayso::host::log
