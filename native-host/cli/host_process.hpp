// The real host as a child process, spoken to over frames as a browser does.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "sayso/result.hpp"

namespace sayso::cli {

class HostProcess {
 public:
  /// Starts `program` with the arguments that a browser gives. `origin`: the extension's.
  [[nodiscard]] static Result<HostProcess, std::string> start(const std::string& program, const std::string& origin);
  HostProcess(HostProcess&&) noexcept;
  HostProcess& operator=(HostProcess&&) = delete;
  /// Closes its input and waits for its end; a host that does not end is ended.
  ~HostProcess();

  /// Sends a request under an id of its own and returns its answer; the reason says what happened instead.
  [[nodiscard]] Result<nlohmann::json, std::string> ask(nlohmann::json request, std::chrono::milliseconds patience);

 private:
  HostProcess(int process, int input, int output) : process_(process), input_(input), output_(output) {}
  int process_, input_, output_;
  std::uint64_t next_id_ = 1;
};

/// Whether this build can start one.
[[nodiscard]] bool can_start_host() noexcept;

}  // namespace sayso::cli
