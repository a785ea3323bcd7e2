#include "author.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "checking.hpp"

#if !defined(_WIN32)
#include <fcntl.h>
#include <unistd.h>
#endif

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

/// The files that an argument stands for. Nothing: there is no such file or folder, and it was said.
std::optional<std::vector<std::string>> files_of(const std::string& pack) {
  std::error_code error;
  const fs::file_status status = fs::status(pack, error);
  if (!fs::exists(status)) {
    complain("cannot find " + pack + ". Check the name.");
    return std::nullopt;
  }
  if (!fs::is_directory(status)) return std::vector{pack};
  std::vector<std::string> files = pack_files(pack);
  if (files.empty()) {
    complain("there is no pack in " + pack + ". Packs end with .json or .jsonc.");
    return std::nullopt;
  }
  return files;
}

}  // namespace

std::vector<PackInfo> AuthorPacks::packs() const {
  std::vector<PackInfo> out;
  std::copy_if(rules->packs().begin(), rules->packs().end(), std::back_inserter(out),
               [&](const auto& pack) { return is_meant(pack.source); });
  return out;
}

std::vector<Refusal> AuthorPacks::told(bool notes) const {
  std::vector<Refusal> out;
  const auto& all = rules->refusals();
  std::copy_if(all.begin(), all.end(), std::back_inserter(out),
               [&](const Refusal& refusal) { return is_note(refusal.code) == notes && is_meant(refusal.source); });
  return out;
}

std::optional<AuthorPacks> read_author_packs(const std::vector<std::string>& packs, const FolderChoice& choice, Proof proof) {
  AuthorPacks author;
  RuleSetBuilder builder;
  builder.keep_sources();
  if (proof == Proof::left_out) builder.leave_unproved();
  const DataFolders folders = find_data_folders(choice);
  if (!folders.protected_speech.empty()) builder.add_protected_speech(folders.protected_speech);
  for (const std::string& pack : packs) {
    const auto files = files_of(pack);
    if (!files) return std::nullopt;
    for (const std::string& file : *files) {
      if (author.files.insert(file).second) builder.add_file(file, Origin::person, file);
    }
  }
  // A named pack comes first and so stays where an installed one has its id; what was named is not read a second time.
  const auto is_named = [&](const std::string& file) {
    return std::any_of(author.files.begin(), author.files.end(), [&](const std::string& named) {
      std::error_code error;
      return fs::equivalent(named, file, error);
    });
  };
  const auto add_folders = [&](bool named) {
    for (const PackFolder& folder : folders.packs) {
      if (folder.named != named) continue;
      for (const std::string& file : pack_files(folder.path)) {
        if (!is_named(file)) builder.add_file(file, folder.origin, file);
      }
    }
  };
  add_folders(/*named=*/true);
  builder.end_of_named_packs();
  add_folders(/*named=*/false);
  author.rules = builder.build(present_circumstances().now, /*prove=*/true);
  return author;
}

bool write_file(const std::string& path, std::string_view text, FileKind kind) {
  const auto failed = [&] {
    complain("cannot write " + path + ": " + std::generic_category().message(errno) + ".");
    return false;
  };
#if !defined(_WIN32)
  if (kind == FileKind::secret) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return failed();
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    return (::close(file) == 0 && written) || failed();
  }
#endif
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  return file.good() || failed();
}

}  // namespace sayso::cli
