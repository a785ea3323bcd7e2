#include "host_process.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "sayso/json.hpp"

#if !defined(_WIN32)
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves the declaration to its user
#endif

namespace sayso::cli {

#if defined(_WIN32)

bool can_start_host() noexcept { return false; }
Result<HostProcess, std::string> HostProcess::start(const std::string&, const std::string&) {
  return Failure{std::string("This build cannot start a host.")};
}
HostProcess::HostProcess(HostProcess&& other) noexcept : process_(other.process_), input_(other.input_), output_(other.output_) {}
HostProcess::~HostProcess() = default;
Result<nlohmann::json, std::string> HostProcess::ask(nlohmann::json, std::chrono::milliseconds) {
  return Failure{std::string("This build cannot start a host.")};
}

#else

namespace {

using Clock = std::chrono::steady_clock;

/// Waits until `descriptor` is ready for `events`. False: not in time.
bool ready(int descriptor, short events, Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waited{descriptor, events, 0};
    const int count = ::poll(&waited, 1, static_cast<int>(left));
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) return false;
  }
}

bool write_all(int descriptor, std::string_view bytes, Clock::time_point deadline) {
  while (!bytes.empty()) {
    if (!ready(descriptor, POLLOUT, deadline)) return false;
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR && errno != EAGAIN) return false;
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

enum class Read { whole, late, ended };

Read read_all(int descriptor, char* into, std::size_t size, Clock::time_point deadline) {
  while (size > 0) {
    if (!ready(descriptor, POLLIN, deadline)) return Read::late;
    const ssize_t count = ::read(descriptor, into, size);
    if (count == 0) return Read::ended;
    if (count < 0 && errno != EINTR && errno != EAGAIN) return Read::ended;
    if (count > 0) {
      into += count;
      size -= static_cast<std::size_t>(count);
    }
  }
  return Read::whole;
}

}  // namespace

bool can_start_host() noexcept { return true; }

Result<HostProcess, std::string> HostProcess::start(const std::string& program, const std::string& origin) {
  std::array<int, 2> to_host{}, from_host{};
  if (::pipe(to_host.data()) != 0) return Failure{std::string("No pipe could be opened.")};
  if (::pipe(from_host.data()) != 0) {
    ::close(to_host[0]);
    ::close(to_host[1]);
    return Failure{std::string("No pipe could be opened.")};
  }
  ::fcntl(to_host[1], F_SETFD, FD_CLOEXEC);
  ::fcntl(from_host[0], F_SETFD, FD_CLOEXEC);
  ::signal(SIGPIPE, SIG_IGN);  // a host that ends early shows as an answer that does not come

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, to_host[0], STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, from_host[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addclose(&actions, to_host[0]);
  ::posix_spawn_file_actions_addclose(&actions, from_host[1]);
  std::string name = program, argument = origin;
  std::array<char*, 3> arguments = {name.data(), argument.data(), nullptr};
  pid_t process = 0;
  const int error = ::posix_spawn(&process, program.c_str(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(to_host[0]);
  ::close(from_host[1]);
  if (error != 0) {
    ::close(to_host[1]);
    ::close(from_host[0]);
    return Failure{program + " cannot be started: " + std::strerror(error) + "."};  // NOLINT(concurrency-mt-unsafe): one thread
  }
  return HostProcess(process, to_host[1], from_host[0]);
}

HostProcess::HostProcess(HostProcess&& other) noexcept
    : process_(std::exchange(other.process_, -1)), input_(other.input_), output_(other.output_), next_id_(other.next_id_) {}

HostProcess::~HostProcess() {
  if (process_ < 0) return;
  ::close(input_);
  const auto deadline = Clock::now() + std::chrono::seconds(5);
  std::array<char, 4096> rest{};
  while (read_all(output_, rest.data(), rest.size(), deadline) == Read::whole) {
  }
  if (Clock::now() >= deadline) ::kill(process_, SIGKILL);
  ::close(output_);
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
}

Result<nlohmann::json, std::string> HostProcess::ask(nlohmann::json request, std::chrono::milliseconds patience) {
  constexpr std::uint32_t most_bytes = std::uint32_t{1} << 20;
  const auto deadline = Clock::now() + patience;
  const std::uint64_t id = next_id_++;
  request["id"] = id;
  const std::string body = dump_json(request);
  const auto length = static_cast<std::uint32_t>(body.size());
  std::array<char, 4> header{};
  std::memcpy(header.data(), &length, header.size());
  if (!write_all(input_, std::string(header.data(), header.size()) + body, deadline))
    return Failure{std::string("The host does not listen.")};
  for (;;) {
    std::uint32_t size = 0;
    const auto told = [](Read how) {
      return std::string(how == Read::late ? "The host did not answer in time." : "The host ended without an answer.");
    };
    if (const Read how = read_all(output_, header.data(), header.size(), deadline); how != Read::whole) return Failure{told(how)};
    std::memcpy(&size, header.data(), sizeof(size));
    if (size > most_bytes) return Failure{std::string("The host answered something that is no frame.")};
    std::string frame(size, '\0');
    if (const Read how = read_all(output_, frame.data(), size, deadline); how != Read::whole) return Failure{told(how)};
    auto answer = parse_json(frame);
    if (!answer) return Failure{std::string("The host's answer is not JSON.")};
    if (answer.value().is_object() && answer.value().value("id", nlohmann::json()) == id) return std::move(answer).value();
  }
}

#endif

}  // namespace sayso::cli
