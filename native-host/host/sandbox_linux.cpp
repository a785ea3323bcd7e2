#if defined(__linux__)

#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/prctl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <system_error>

#include "sandbox.hpp"

// Rights that the kernel may know although this system's header does not (Landlock's ABI numbers are the kernel's documentation's).
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV
#define LANDLOCK_ACCESS_FS_IOCTL_DEV (1ULL << 15)
#endif

namespace sayso::host {
namespace {

std::string error_text(int number) { return std::generic_category().message(number); }

/// The kernel's structure since ABI 4; older kernels take the first member alone.
struct RulesetAttributes {
  std::uint64_t files;
  std::uint64_t network;
};

std::uint64_t handled_file_rights(int abi) {
  std::uint64_t rights = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
                         LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                         LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                         LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                         LANDLOCK_ACCESS_FS_MAKE_SYM;
  if (abi >= 2) rights |= LANDLOCK_ACCESS_FS_REFER;
  if (abi >= 3) rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
  if (abi >= 5) rights |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
  return rights;
}

/// A descriptor that is closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(long number) : number_(static_cast<int>(number)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const noexcept { return number_; }
  [[nodiscard]] bool open() const noexcept { return number_ >= 0; }

 private:
  int number_;
};

void allow_reading(const Descriptor& ruleset, const std::string& path, SandboxState& state) {
  const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!place.open()) return;
  struct stat info {};
  if (::fstat(place.get(), &info) != 0) return;
  landlock_path_beneath_attr rule{};
  rule.parent_fd = place.get();
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  if (S_ISDIR(info.st_mode)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  if (::syscall(SYS_landlock_add_rule, ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
    state.problems.push_back("Landlock: a folder cannot be made readable: " + error_text(errno));
  }
}

void enter_landlock(const std::vector<std::string>& readable, SandboxState& state) {
  const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi < 1) {
    state.problems.emplace_back("Landlock: not offered by this kernel");
    return;
  }
  constexpr std::uint64_t tcp_bind_and_connect = 3;
  const RulesetAttributes attributes{handled_file_rights(static_cast<int>(abi)), tcp_bind_and_connect};
  const std::size_t size = abi >= 4 ? sizeof attributes : sizeof attributes.files;
  const Descriptor ruleset(::syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
  if (!ruleset.open()) {
    state.problems.push_back("Landlock: " + error_text(errno));
    return;
  }
  for (const std::string& path : readable) allow_reading(ruleset, path, state);
  if (::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) != 0) {
    state.problems.push_back("Landlock: " + error_text(errno));
    return;
  }
  state.landlock = static_cast<int>(abi);
}

// Computing, memory, locks, time, reading, and writing to what is open already. Everything else fails.
constexpr std::array allowed_calls = {SCMP_SYS(read),
                                      SCMP_SYS(readv),
                                      SCMP_SYS(pread64),
                                      SCMP_SYS(write),
                                      SCMP_SYS(writev),
                                      SCMP_SYS(close),
                                      SCMP_SYS(lseek),
                                      SCMP_SYS(_llseek),
                                      SCMP_SYS(fstat),
                                      SCMP_SYS(fstat64),
                                      SCMP_SYS(stat),
                                      SCMP_SYS(stat64),
                                      SCMP_SYS(lstat),
                                      SCMP_SYS(lstat64),
                                      SCMP_SYS(newfstatat),
                                      SCMP_SYS(fstatat64),
                                      SCMP_SYS(statx),
                                      SCMP_SYS(access),
                                      SCMP_SYS(faccessat),
                                      SCMP_SYS(faccessat2),
                                      SCMP_SYS(readlink),
                                      SCMP_SYS(readlinkat),
                                      SCMP_SYS(getdents),
                                      SCMP_SYS(getdents64),
                                      SCMP_SYS(getcwd),
                                      SCMP_SYS(poll),
                                      SCMP_SYS(ppoll),
                                      SCMP_SYS(ppoll_time64),
                                      SCMP_SYS(brk),
                                      SCMP_SYS(mmap2),
                                      SCMP_SYS(munmap),
                                      SCMP_SYS(mremap),
                                      SCMP_SYS(madvise),
                                      SCMP_SYS(futex),
                                      SCMP_SYS(futex_time64),
                                      SCMP_SYS(sched_yield),
                                      SCMP_SYS(sched_getaffinity),
                                      SCMP_SYS(set_robust_list),
                                      SCMP_SYS(rseq),
                                      SCMP_SYS(sigaltstack),
                                      SCMP_SYS(rt_sigaction),
                                      SCMP_SYS(rt_sigprocmask),
                                      SCMP_SYS(rt_sigreturn),
                                      SCMP_SYS(sigreturn),
                                      SCMP_SYS(restart_syscall),
                                      SCMP_SYS(clock_gettime),
                                      SCMP_SYS(clock_gettime64),
                                      SCMP_SYS(clock_getres),
                                      SCMP_SYS(clock_getres_time64),
                                      SCMP_SYS(clock_nanosleep),
                                      SCMP_SYS(nanosleep),
                                      SCMP_SYS(gettimeofday),
                                      SCMP_SYS(time),
                                      SCMP_SYS(getrandom),
                                      SCMP_SYS(getpid),
                                      SCMP_SYS(gettid),
                                      SCMP_SYS(getrusage),
                                      SCMP_SYS(sysinfo),
                                      SCMP_SYS(uname),
                                      SCMP_SYS(exit),
                                      SCMP_SYS(exit_group)};

struct FilterDeleter {
  void operator()(void* filter) const noexcept { seccomp_release(filter); }
};

/// Holds where an argument has none of these bits.
scmp_arg_cmp without(unsigned argument, std::uint64_t bits) { return {argument, SCMP_CMP_MASKED_EQ, bits, 0}; }
/// Holds where an argument is this.
scmp_arg_cmp equal(unsigned argument, scmp_datum_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }

/// The first error of libseccomp (negative errno), or 0.
int load_filter() {
  const std::unique_ptr<void, FilterDeleter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) return -ENOMEM;
  int error = seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1);
  const auto allow = [&](int call, std::initializer_list<scmp_arg_cmp> conditions) {
    if (error == 0)
      error = seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, static_cast<unsigned>(conditions.size()), conditions.begin());
  };
  // A pseudo number stands for a call that this architecture does not have.
  for (const int call : allowed_calls) {
    if (call >= 0) allow(call, {});
  }
  constexpr std::uint64_t changes_files = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  if (SCMP_SYS(open) >= 0) allow(SCMP_SYS(open), {without(1, changes_files)});
  allow(SCMP_SYS(openat), {without(2, changes_files)});
  allow(SCMP_SYS(mmap), {without(2, PROT_EXEC)});
  allow(SCMP_SYS(mprotect), {without(2, PROT_EXEC)});
  for (const int harmless : {F_GETFL, F_GETFD, F_SETFD}) {
    allow(SCMP_SYS(fcntl), {equal(1, static_cast<scmp_datum_t>(harmless))});
  }
  // Its own threads may be signalled (abort) and its own limits be read; no other process is reached.
  allow(SCMP_SYS(tgkill), {equal(0, static_cast<scmp_datum_t>(::getpid()))});
  allow(SCMP_SYS(prlimit64), {equal(0, 0), equal(2, 0)});
  return error == 0 ? seccomp_load(filter.get()) : error;
}

}  // namespace

void confine_files(const std::vector<std::string>& readable, SandboxState& state) {
  const rlimit none{0, 0};
  state.core_dumps_off = ::setrlimit(RLIMIT_CORE, &none) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
  if (!state.core_dumps_off) state.problems.push_back("Core dumps cannot be turned off: " + error_text(errno));
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) state.problems.push_back("Privileges cannot be given up: " + error_text(errno));
  enter_landlock(readable, state);
}

void confine_calls(SandboxState& state) {
  const int error = load_filter();
  state.seccomp = error == 0;
  if (error != 0) state.problems.push_back("seccomp: " + error_text(-error));
}

}  // namespace sayso::host

#endif
