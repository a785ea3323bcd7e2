// sayso-host: the engine on a pipe, started by a browser. The only file that touches descriptors, arguments and signals of the process.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "arguments.hpp"
#include "connection.hpp"
#include "log.hpp"
#include "rule_folders.hpp"
#include "sandbox.hpp"
#include "sayso/installation.hpp"
#include "session.hpp"
#include "worker.hpp"

namespace {

using namespace sayso;
using namespace sayso::host;

constexpr int most_descriptors = 1 << 20;     // closed one by one, a tenth of a second at worst
constexpr int last_words_milliseconds = 500;  // for a reader that is still there when the host leaves

/// Standard descriptors that a careless parent has closed would be taken by the next file that is opened.
void ensure_standard_descriptors() {
  int descriptor = 0;
  do {
    descriptor = ::open("/dev/null", O_RDWR);
  } while (descriptor >= 0 && descriptor <= 2);
  if (descriptor > 2) ::close(descriptor);
}

/// A careless parent leaves files of its own open to its children. What was opened before the sandbox would stay open for writing in it.
void close_inherited_files() {
#ifdef __linux__
  if (::close_range(3, ~0U, 0) == 0) return;
#endif
  // A kernel without that call (Linux before 5.9), or none that has it.
  const long limit = ::sysconf(_SC_OPEN_MAX);
  const int end = limit > 0 && limit < most_descriptors ? static_cast<int>(limit) : most_descriptors;
  for (int descriptor = 3; descriptor < end; ++descriptor) ::close(descriptor);
}

/// A stray byte on standard output would break the browser's port: the protocol gets a descriptor of its own, and whatever else prints
/// goes to standard error.
int take_standard_output() {
  const int output = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  ::dup2(STDERR_FILENO, STDOUT_FILENO);
  return output;
}

std::vector<std::string> readable_places(const DataFolders& folders) {
  std::vector<std::string> places = folders.dictionaries;
  for (const PackFolder& folder : folders.packs) places.push_back(folder.path);
  places.push_back(folders.protected_speech);
  places.push_back(folders.machine_policy);
  places.emplace_back("/usr/share/zoneinfo");
  return places;
}

void serve(int output, const DataFolders& folders) {
  const RuleFolders rule_folders(folders);
  SandboxState sandbox;
  confine_files(readable_places(folders), sandbox);
  const Bell bell;
  Worker worker(folders, rule_folders, [&bell] { bell.ring(); });
  confine_calls(sandbox);
  for (const std::string& problem : sandbox.problems) log::warn(problem);

  Connection connection(STDIN_FILENO, output, bell);
  Session session({[&](std::string_view frame) { connection.send(frame); }, [&](Job job) { return worker.post(std::move(job)); }}, sandbox);

  std::vector<FrameEvent> received;
  bool worked = false;
  auto state = Connection::State::open;
  while (state == Connection::State::open && !session.over()) {
    state = connection.exchange(/*wait=*/!worked, received);
    for (const FrameEvent& event : received) session.receive(event);
    received.clear();
    for (Outcome& outcome : worker.collect()) session.receive(std::move(outcome));
    worked = session.work();
  }
  if (connection.truncated()) session.receive_truncation();
  connection.flush(last_words_milliseconds);
  // The worker may be in the middle of something long that nobody waits for any more.
  std::_Exit(EXIT_SUCCESS);
}

}  // namespace

int main(int argc, char** argv) {
  ensure_standard_descriptors();
  const Arguments arguments = read_arguments({argv + 1, argv + argc});
  switch (arguments.action) {
    case Arguments::Action::show_version:
      std::puts("sayso-host " SAYSO_VERSION);
      return EXIT_SUCCESS;
    case Arguments::Action::show_help:
      std::fputs(help_text, stdout);
      return EXIT_SUCCESS;
    case Arguments::Action::refuse:
      std::fprintf(stderr, "sayso-host: %s\n", arguments.problem.c_str());
      return 2;
    case Arguments::Action::serve:
      break;
  }
  if (::isatty(STDIN_FILENO) != 0) {
    std::fputs("sayso-host: browsers start this program; it has nothing to say in a terminal. See sayso-host --help.\n", stderr);
    return 2;
  }
  close_inherited_files();
  const int output = take_standard_output();
  std::signal(SIGPIPE, SIG_IGN);
  log::open();
  try {
    serve(output, find_data_folders(arguments.folders));
  } catch (const std::exception&) {
    log::warn("the host ends: out of memory or descriptors");
    return EXIT_FAILURE;
  }
}
