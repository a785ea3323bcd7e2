// What the rule author's commands share: the packs that were named, beside those that are installed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "sayso/installation.hpp"
#include "sayso/rules.hpp"

namespace sayso::cli {

/// Packs as their author sees them: each refusal's and pack's `source` is the path of its file.
struct AuthorPacks {
  std::shared_ptr<const RuleSet> rules;
  std::set<std::string> files;  ///< that were named; empty: all that are installed are meant

  [[nodiscard]] bool is_meant(const std::string& source) const { return files.empty() || files.contains(source); }
  /// The packs that the author asked about, what of them was refused, and what is only worth knowing (`is_note`).
  [[nodiscard]] std::vector<PackInfo> packs() const;
  [[nodiscard]] std::vector<Refusal> refusals() const { return told(/*notes=*/false); }
  [[nodiscard]] std::vector<Refusal> notes() const { return told(/*notes=*/true); }

 private:
  [[nodiscard]] std::vector<Refusal> told(bool notes) const;
};

/// Whether examples and protected speech decide what loads.
enum class Proof : bool { left_out, asked };

/// Reads the packs (files or folders) and those of `folders`, whose terms they may use. A named pack takes the place of an installed one of
/// its id. Nothing: a file or folder could not be read, and it was said on standard error.
[[nodiscard]] std::optional<AuthorPacks> read_author_packs(const std::vector<std::string>& packs, const FolderChoice& folders, Proof);

/// Writes a file as a whole; says on standard error why it could not. `secret`: readable by its owner alone, and never over another file.
enum class FileKind : std::uint8_t { ordinary, secret };
[[nodiscard]] bool write_file(const std::string& path, std::string_view text, FileKind kind);

}  // namespace sayso::cli
