// Puts a Checker together from folders and policy. The only part of the engine that reads files; slow (milliseconds), for any one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/checker.hpp"
#include "sayso/installation.hpp"
#include "sayso/pack_sources.hpp"
#include "sayso/policy.hpp"
#include "sayso/result.hpp"
#include "sayso/rules.hpp"
#include "sayso/spelling.hpp"

namespace sayso {

/// Loads each dictionary once, by whichever of its names it is asked for ("en_US", "en-US"). Failures are kept too, until
/// `forget_failures`.
class Dictionaries {
 public:
  explicit Dictionaries(std::vector<std::string> folders) : folders_(std::move(folders)) {}

  [[nodiscard]] Result<std::shared_ptr<const Speller>, SpellingError> get(std::string_view name);
  void forget_failures();
  /// Of every dictionary that is loaded; see Speller::prepare.
  void prepare() const;

 private:
  std::vector<std::string> folders_;
  std::map<std::string, Result<std::shared_ptr<const Speller>, SpellingError>, std::less<>> loaded_;
};

struct DictionaryState {
  std::string language;
  std::optional<SpellingError> error;  ///< nothing: loaded
};

/// A Checker with what went into it. Immutable.
struct Assembly {
  std::shared_ptr<const Checker> checker;
  EffectivePolicy policy;
  std::vector<Refusal> refusals;  ///< of policy and packs, and notes
  std::vector<SourceState> sources;
  std::vector<DictionaryState> dictionaries;  ///< in force
  std::vector<std::string> available;         ///< dictionaries on this machine, sorted
};

/// Reads the packs (and the machine's policy, where `layers.machine` is null) and merges, compiles and proves. What is wrong is refused
/// by itself; there is always a Checker. `verified` remembers the packs that were fetched and verified before.
[[nodiscard]] Assembly assemble(PolicyLayers layers, const std::vector<FetchedPack>& fetched, const DataFolders&, Dictionaries&,
                                VerifiedPacks& verified, std::chrono::sys_seconds now);

/// The bytes of a policy, of which there are at most 16 MiB. A failure is `unreadable` or `too_large`, with its reason.
struct PolicyTextFault {
  RefusalCode code;
  const char* reason;  ///< one sentence: what is wrong, and what to do
};
[[nodiscard]] Result<std::string, PolicyTextFault> read_policy_text(std::istream&);

/// Reads a file of settings, comments allowed. Null and a refusal where it is no object of settings; null alone where there is no file.
[[nodiscard]] nlohmann::json read_policy_file(const std::string& path, std::vector<Refusal>& refusals);

}  // namespace sayso
