// What every checking subcommand shares: the options that choose packs and scope, and a Checker made of them.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "sayso/assembly.hpp"
#include "sayso/checker.hpp"
#include "sayso/installation.hpp"
#include "sayso/result.hpp"
#include "sayso/scope.hpp"

namespace sayso::cli {

/// `--packs DIR`, `--no-default-packs`.
void add_pack_options(Command& command, FolderChoice& choice);

/// `--site --surface --audience --account --account-name`.
void add_scope_options(Command& command, Scope& scope);

/// What else a rule may ask about a draft.
struct Writer {
  std::string language;  ///< a tag in its usual form; empty: not told
  std::vector<std::string> roles;
  std::optional<std::chrono::sys_seconds> at;  ///< nothing: now
};

/// `--language --role --at`.
void add_writer_options(Command& command, Writer& writer);

/// The packs of `choice` and en_US spelling; neither the machine's settings nor anyone's preferences. What was refused is said on
/// standard error, so that a result is never silently about fewer rules than its reader believes.
/// Roles of the writer that no rule asks for are named there as well.
/// `only`: ids of the packs whose rules are read, the others for their terms alone; empty: all.
[[nodiscard]] Assembly load_checker(const FolderChoice& choice, const Circumstances& circumstances,
                                    const std::vector<std::string>& only = {});

/// The same packs as they were before any rule had expired, to explain one that has; nothing is said on standard error.
[[nodiscard]] Assembly load_unexpired(const FolderChoice& choice);

/// Those of `writer`, who is in every rollout.
[[nodiscard]] Circumstances present_circumstances(const Writer& writer = {});

/// "file:line:column: code at /path: what is wrong and what to do".
[[nodiscard]] std::string describe_refusal(const Refusal& refusal);

/// "anyone, and search engines": who will see a draft of this scope.
[[nodiscard]] std::string describe_readers(const Scope& scope);

}  // namespace sayso::cli
