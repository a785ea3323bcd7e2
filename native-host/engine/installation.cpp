#include "sayso/installation.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "sayso/spelling.hpp"

#if defined(__APPLE__)
#include <mach-o/dyld.h>

#include <array>
#include <cstdint>
#endif

namespace sayso {
namespace {

namespace fs = std::filesystem;

/// The folder of the running binary, links resolved; empty where the system does not tell.
fs::path binary_folder() {
  std::error_code error;
#if defined(__linux__)
  return fs::read_symlink("/proc/self/exe", error).parent_path();
#elif defined(__APPLE__)
  std::array<char, 4096> path{};
  auto size = static_cast<std::uint32_t>(path.size());
  if (_NSGetExecutablePath(path.data(), &size) != 0) return {};
  return fs::canonical(path.data(), error).parent_path();
#else
  return {};
#endif
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read at start, before any thread
  return value == nullptr ? std::string() : std::string(value);
}

/// What people write themselves is configuration (XDG Base Directory Specification): an absolute `$XDG_CONFIG_HOME`, else `~/.config`.
fs::path person_folder() {
  fs::path configuration = environment("XDG_CONFIG_HOME");
  if (configuration.is_absolute()) return configuration;
  const fs::path home = environment("HOME");
  return home.is_absolute() ? home / ".config" : fs::path();
}

}  // namespace

std::string find_program_folder() { return binary_folder().string(); }

std::string find_shared_folder() {
  const fs::path binaries = binary_folder();
  return binaries.empty() ? std::string() : (binaries.parent_path() / "share" / "sayso").string();
}

DataFolders find_data_folders(const FolderChoice& choice) {
  DataFolders folders;
  const fs::path shared = find_shared_folder();
  if (!shared.empty()) folders.protected_speech = (shared / "protected-speech").string();
  if (choice.default_packs) {
    if (!shared.empty()) folders.packs.push_back({(shared / "packs").string(), Origin::built_in});
    folders.packs.push_back({"/etc/sayso/packs", Origin::machine});
    if (const fs::path person = person_folder(); !person.empty()) {
      folders.packs.push_back({(person / "sayso" / "packs").string(), Origin::person});
    }
  }
  for (const std::string& extra : choice.extra_packs) folders.packs.push_back({extra, Origin::person, /*named=*/true});
  folders.dictionaries = Speller::system_folders();
  folders.machine_policy = "/etc/sayso/policy.json";
  return folders;
}

}  // namespace sayso
