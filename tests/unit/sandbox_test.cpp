// Each forbidden thing is really tried, in a child of the test that has entered the sandbox as the host does.
#include "sandbox.hpp"

#include "catch.hpp"

#if defined(__linux__)

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>

using namespace sayso::host;

namespace {

namespace fs = std::filesystem;

/// A folder with a file in it, gone at the end.
class TestFolder {
 public:
  TestFolder() {
    std::string pattern = (fs::temp_directory_path() / "sayso-sandbox-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
    std::ofstream(path_ / "file") << "content";
  }
  ~TestFolder() { fs::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  [[nodiscard]] std::string folder() const { return path_.string(); }
  [[nodiscard]] std::string file() const { return (path_ / "file").string(); }

 private:
  fs::path path_;
};

constexpr int done = 42;         // the attempt succeeded
constexpr int not_confined = 7;  // this machine's kernel offers no sandbox

/// Exit status of a child that enters the sandbox, `readable` being its only folder, and returns `attempt()`; -1 where a signal ended it.
int in_sandbox(const std::string& readable, const std::function<int()>& attempt) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    SandboxState state;
    confine_files({readable, "/no/such/folder"}, state);
    confine_calls(state);
    if (!state.seccomp || state.landlock == 0 || !state.core_dumps_off) ::_exit(not_confined);
    ::_exit(attempt());
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// What a call that returns a descriptor or -1 came to: `done`, or the error number.
int outcome(long result) { return result >= 0 ? done : errno; }

}  // namespace

TEST_CASE("inside the sandbox nothing can be opened for writing", "[sandbox]") {
  const TestFolder folder;
  const std::string file = folder.file();
  const std::string fresh = folder.folder() + "/fresh";
  for (const int flags : {O_WRONLY, O_RDWR, O_RDONLY | O_CREAT, O_WRONLY | O_CREAT | O_TRUNC, O_RDONLY | O_TRUNC, O_WRONLY | O_APPEND}) {
    CHECK(in_sandbox(folder.folder(), [&] { return outcome(::open(file.c_str(), flags, 0600)); }) == EPERM);
    CHECK(in_sandbox(folder.folder(), [&] { return outcome(::open(fresh.c_str(), flags, 0600)); }) == EPERM);
  }
  CHECK(in_sandbox(folder.folder(), [&] { return outcome(::open(folder.folder().c_str(), O_TMPFILE | O_RDWR, 0600)); }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [&] { return outcome(::creat(fresh.c_str(), 0600)); }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [&] { return outcome(::mkdir(fresh.c_str(), 0700)); }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [&] { return outcome(::unlink(file.c_str())); }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [&] { return outcome(::rename(file.c_str(), fresh.c_str())); }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [&] { return outcome(::memfd_create("sayso", 0)); }) == EPERM);
  CHECK(fs::file_size(file) == 7);
  CHECK_FALSE(fs::exists(fresh));
}

TEST_CASE("inside the sandbox only the named folders can be read", "[sandbox]") {
  const TestFolder folder;
  const TestFolder other;
  CHECK(in_sandbox(folder.folder(), [&] {
          std::ifstream stream(folder.file());
          const std::string content{std::istreambuf_iterator<char>(stream), {}};
          std::error_code error;
          const auto entries = std::distance(fs::directory_iterator(folder.folder(), error), fs::directory_iterator());
          return content == "content" && entries == 1 ? done : 1;
        }) == done);
  CHECK(in_sandbox(folder.folder(), [&] { return outcome(::open(other.file().c_str(), O_RDONLY)); }) == EACCES);
  CHECK(in_sandbox(folder.folder(), [&] { return outcome(::open("/etc/passwd", O_RDONLY)); }) == EACCES);
  CHECK(in_sandbox(folder.folder(), [&] { return outcome(::open((folder.folder() + "/../../etc/passwd").c_str(), O_RDONLY)); }) == EACCES);
}

TEST_CASE("inside the sandbox there is no socket, no child and no other program", "[sandbox]") {
  const TestFolder folder;
  for (const int domain : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK}) {
    CHECK(in_sandbox(folder.folder(), [&] { return outcome(::socket(domain, SOCK_STREAM, 0)); }) == EPERM);
  }
  CHECK(in_sandbox(folder.folder(), [] {
          std::array<int, 2> pair{};
          return outcome(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()));
        }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [] {
          const pid_t child = ::fork();
          if (child == 0) ::_exit(0);
          return outcome(child);
        }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [] {
          std::array<char*, 1> none{nullptr};
          return outcome(::execve("/bin/true", none.data(), none.data()));
        }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [] {
          void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
          return page == MAP_FAILED ? errno : done;
        }) == EPERM);
}

TEST_CASE("inside the sandbox no other process is signalled or limited", "[sandbox]") {
  const TestFolder folder;
  const pid_t test = ::getpid();
  CHECK(in_sandbox(folder.folder(), [test] { return outcome(::kill(test, 0)); }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [test] { return outcome(::syscall(SYS_tgkill, test, test, 0)); }) == EPERM);
  CHECK(in_sandbox(folder.folder(), [] { return outcome(::syscall(SYS_tgkill, ::getpid(), ::getpid(), 0)); }) == done);
  CHECK(in_sandbox(folder.folder(), [test] {
          rlimit limit{};
          return outcome(::prlimit(test, RLIMIT_CORE, nullptr, &limit));
        }) == EPERM);
}

TEST_CASE("the sandbox binds threads that were there before it", "[sandbox]") {
  const TestFolder folder;
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    SandboxState state;
    confine_files({folder.folder()}, state);
    std::atomic<bool> confined{false};
    std::atomic<int> seen{0};
    std::thread thread([&] {
      confined.wait(false);
      seen = outcome(::socket(AF_INET, SOCK_STREAM, 0));
    });
    confine_calls(state);
    confined = true;
    confined.notify_one();
    thread.join();
    ::_exit(seen);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == EPERM);
}

TEST_CASE("inside the sandbox a crash leaves no core behind", "[sandbox]") {
  const TestFolder folder;
  CHECK(in_sandbox(folder.folder(), [] {
          rlimit limit{1, 1};
          ::getrlimit(RLIMIT_CORE, &limit);
          return limit.rlim_cur == 0 && limit.rlim_max == 0 ? done : 1;
        }) == done);
}

#endif
