#include "rule_folders.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace sayso::host {
namespace {

namespace fs = std::filesystem;

bool is_readable(const std::string& path) {
  std::error_code error;
  const fs::directory_iterator entries(path, error);
  return !error;
}

bool is_filled(const std::string& path) {
  std::error_code error;
  const fs::directory_iterator entries(path, error);
  return !error && entries != fs::directory_iterator();
}

}  // namespace

RuleFolders::RuleFolders(const DataFolders& folders) {
  const auto look_at = [this](const std::string& path, bool own) {
    if (!path.empty()) folders_.push_back({path, own, identity_of(path), is_filled(path)});
  };
  for (const PackFolder& folder : folders.packs) look_at(folder.path, folder.origin == Origin::built_in);
  look_at(folders.protected_speech, true);
}

RuleFolders::Identity RuleFolders::identity_of(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return std::nullopt;
  return std::pair<unsigned long long, unsigned long long>(info.st_dev, info.st_ino);
}

bool RuleFolders::need_another_host() const {
  return std::any_of(folders_.begin(), folders_.end(), [](const Folder& folder) {
    const Identity now = identity_of(folder.path);
    return now && now != folder.at_start && !is_readable(folder.path);
  });
}

bool RuleFolders::own_are_gone() const {
  return std::any_of(folders_.begin(), folders_.end(),
                     [](const Folder& folder) { return folder.own && folder.filled_at_start && !is_filled(folder.path); });
}

}  // namespace sayso::host
