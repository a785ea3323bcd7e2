// Proves a rule by its own examples.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/program.hpp"
#include "sayso/rules.hpp"

namespace sayso::rules {

/// Where an example is written: what it says itself, else the first value of each `when`, else a public post from a personal account.
/// A direct or group message that names no audience is private to its recipients.
[[nodiscard]] Scope scope_of(const Example&, const When&);
/// The time is inside the rule's window, the person is in its rollout and has its first role.
[[nodiscard]] Circumstances circumstances_of(const Example&, const Rule&, std::chrono::sys_seconds now);

struct ProofFault {
  RefusalCode code;  ///< `example_failed` or `fix_failed`
  std::string path;  ///< JSON pointer in the pack
  std::string reason;
};
/// The first example that does not behave as it says, or fix that does not help: a text of `flags` must pass once the fix is applied to
/// every hit, or once it stands where the fix moves it.
[[nodiscard]] std::optional<ProofFault> prove(const Program&, const Rule&, std::chrono::sys_seconds now);

/// A text of the protected-speech corpus.
struct ProtectedText {
  std::string id, text;
};
struct PreparedText {
  std::string id;
  Text text;
};
/// Texts that are not UTF-8 are left out.
[[nodiscard]] std::vector<PreparedText> prepare_corpus(const std::vector<ProtectedText>&);
/// For every rule of `proved` that fires on the corpus anywhere that people speak as themselves: the first such text. The guard plays no
/// part.
[[nodiscard]] std::map<std::uint32_t, const PreparedText*> rules_that_fire_on(const std::vector<PreparedText>& corpus, const Program&,
                                                                              const std::function<bool(const Rule&)>& proved,
                                                                              std::chrono::sys_seconds now);

}  // namespace sayso::rules
