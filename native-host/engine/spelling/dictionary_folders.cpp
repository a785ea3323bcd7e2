#include "spelling/dictionary_folders.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace sayso::spelling {
namespace {

namespace fs = std::filesystem;

struct Row {
  System system;
  const char* base;  ///< a variable of the environment, or nothing: `path` is the whole
  const char* path;  ///< '*' stands for any one folder
};

constexpr auto linux_ = System::linux_, macos = System::macos, windows = System::windows;

constexpr Row rows[] = {
    {linux_, "XDG_DATA_HOME", "/hunspell"},  // XDG Base Directory Specification, and its default
    {linux_, "HOME", "/.local/share/hunspell"},
    {linux_, "HOME", "/.config/enchant/hunspell"},
    {linux_, "HOME", "/.nix-profile/share/hunspell"},
    {linux_, "HOME", "/.config/libreoffice/4/user/uno_packages/cache/uno_packages/*/*"},  // extensions that the person installed
    {linux_, nullptr, "/usr/local/share/hunspell"},
    {linux_, nullptr, "/usr/share/hunspell"},  // Debian, Fedora, Arch, openSUSE
    {linux_, nullptr, "/usr/share/myspell"},   // and their older places
    {linux_, nullptr, "/usr/share/myspell/dicts"},
    {linux_, nullptr, "/run/current-system/sw/share/hunspell"},  // NixOS
    {linux_, nullptr, "/app/share/hunspell"},                    // inside a Flatpak
    {linux_, nullptr, "/usr/lib/libreoffice/share/extensions/*"},
    {linux_, nullptr, "/usr/lib64/libreoffice/share/extensions/*"},
    {linux_, nullptr, "/opt/*/share/extensions/*"},  // LibreOffice's own packages: /opt/libreoffice24.8
    {linux_, "HOME", "/.local/share/flatpak/app/org.libreoffice.LibreOffice/current/active/files/libreoffice/share/extensions/*"},
    {linux_, nullptr, "/var/lib/flatpak/app/org.libreoffice.LibreOffice/current/active/files/libreoffice/share/extensions/*"},
    {linux_, nullptr, "/var/lib/flatpak/app/*/current/active/files/share/hunspell"},
    {linux_, nullptr, "/snap/libreoffice/current/lib/libreoffice/share/extensions/*"},
    {linux_, nullptr, "/snap/*/current/usr/share/hunspell"},
    {linux_, nullptr, "/usr/lib/firefox/dictionaries"},
    {linux_, nullptr, "/usr/lib/firefox-esr/dictionaries"},
    {linux_, nullptr, "/usr/lib/thunderbird/dictionaries"},

    {macos, "HOME", "/Library/Spelling"},  // Apple's own spelling service reads Hunspell dictionaries from here
    {macos, "HOME", "/Library/Application Support/LibreOffice/4/user/uno_packages/cache/uno_packages/*/*"},
    {macos, nullptr, "/Library/Spelling"},
    {macos, nullptr, "/opt/homebrew/share/hunspell"},  // Homebrew on Apple silicon; on Intel it is /usr/local
    {macos, nullptr, "/usr/local/share/hunspell"},
    {macos, nullptr, "/opt/local/share/hunspell"},  // MacPorts
    {macos, nullptr, "/Applications/LibreOffice.app/Contents/Resources/extensions/*"},
    {macos, "HOME", "/Applications/LibreOffice.app/Contents/Resources/extensions/*"},

    {windows, "APPDATA", "/hunspell"},
    {windows, "LOCALAPPDATA", "/hunspell"},
    {windows, "APPDATA", "/LibreOffice/4/user/uno_packages/cache/uno_packages/*/*"},
    {windows, "ProgramData", "/hunspell"},
    {windows, "ProgramFiles", "/LibreOffice/share/extensions/*"},
    {windows, "ProgramFiles(x86)", "/LibreOffice/share/extensions/*"},
    {windows, "ProgramFiles", "/Mozilla Firefox/dictionaries"},
    {windows, "ProgramFiles", "/Mozilla Thunderbird/dictionaries"},
};

/// Appends `path` to each of `folders`, its '*' filled in.
std::vector<std::string> fill_in(std::vector<std::string> folders, std::string_view path, const Surroundings& surroundings) {
  while (!path.empty()) {
    const auto star = path.find('*');
    for (auto& folder : folders) folder += path.substr(0, star);
    if (star == std::string_view::npos) break;
    path.remove_prefix(star + 1);
    std::vector<std::string> inside;
    for (auto& folder : folders) {
      // "…/extensions/" is asked for without its last slash.
      for (const auto& name : surroundings.folders_inside(folder.substr(0, folder.size() - 1))) inside.push_back(folder + name);
    }
    folders = std::move(inside);
  }
  return folders;
}

}  // namespace

System this_system() noexcept {
#if defined(_WIN32)
  return windows;
#elif defined(__APPLE__)
  return macos;
#else
  return linux_;
#endif
}

Surroundings Surroundings::real() {
  return {[](const char* name) {
            const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read at start, before any thread
            return value == nullptr ? std::string() : std::string(value);
          },
          [](const std::string& folder) {
            std::vector<std::string> names;
            std::error_code error, ignored;
            for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
              if (entry->is_directory(ignored)) names.push_back(entry->path().filename().string());
            }
            std::sort(names.begin(), names.end());
            return names;
          }};
}

std::vector<std::string> dictionary_folders(System system, const Surroundings& surroundings) {
  std::vector<std::string> folders;
  const auto add = [&](const std::string& folder) {
    if (std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.push_back(folder);
  };
  // Hunspell's own variable, a list.
  const auto path = surroundings.variable("DICPATH");
  const char separator = system == windows ? ';' : ':';
  for (std::size_t at = 0; at < path.size();) {
    const auto end = std::min(path.find(separator, at), path.size());
    if (end > at) add(path.substr(at, end - at));
    at = end + 1;
  }
  for (const auto& row : rows) {
    if (row.system != system) continue;
    const auto base = row.base == nullptr ? std::string() : surroundings.variable(row.base);
    if (row.base != nullptr && base.empty()) continue;
    for (const auto& folder : fill_in({base}, row.path, surroundings)) add(folder);
  }
  return folders;
}

}  // namespace sayso::spelling
