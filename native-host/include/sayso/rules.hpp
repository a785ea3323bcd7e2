// Packs and the compiled set of rules.
//
// A pack is untrusted text. `RuleSetBuilder::add` reads one; whatever is wrong with it becomes a Refusal that names the place, and every
// rule that is right stays. `build` proves the examples (a rule whose examples fail, or that has none, does not load), compiles the index
// and returns an immutable RuleSet that any number of threads may match against.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/finding.hpp"
#include "sayso/lint.hpp"
#include "sayso/scope.hpp"
#include "sayso/text.hpp"

namespace sayso {

/// Why a pack, a rule or a setting was refused. Append-only: the names (`name_of`) appear in the protocol.
enum class RefusalCode : std::uint8_t {
  not_json,             ///< the file is not JSON with comments
  invalid_utf8,         ///< the file is not UTF-8
  too_large,            ///< over the cap for its kind
  not_an_object,        ///< an object was expected
  unknown_field,        ///< a field that the language does not know (often a typing error)
  missing_field,        ///< a required field is absent
  wrong_type,           ///< e.g. a number where text was expected
  unknown_value,        ///< a word outside the closed list, e.g. a category
  bad_pattern,          ///< RE2 does not accept the expression
  unsupported_pattern,  ///< lookaround or a backreference, which RE2 leaves out on purpose
  unknown_detector,     ///< no detector of that name
  unknown_term,         ///< the vocabulary has no such name
  duplicate_id,         ///< a second rule or pack of that id; the first stays
  no_examples,          ///< a rule without an example that flags
  example_failed,       ///< an example does not behave as it says
  expired,              ///< its `expires` date has passed
  protected_speech,     ///< the rule fires on the protected-speech corpus
  missing_rationale,    ///< stage `justify` or above needs a reason
  too_many_rules,       ///< over the cap of rules a set
  unreadable,           ///< the file cannot be read
  bad_version,          ///< a pack's version is none of semver.org's
  not_signed,           ///< a signature is asked for and there is none
  bad_signature,        ///< the bytes are not the ones that were signed, or the signature is none
  wrong_key,            ///< signed with a key that is not trusted
  older_version,        ///< a lower version than the one that is known
  unknown_setting,      ///< a note: a setting or field that this version does not know, maybe one of a later version
  replaced,             ///< a note: the policy brings, or someone named, a pack of this id, which takes this one's place
  wrong_pack,           ///< the signed pack has another id than its source
  unknown_source,       ///< the policy names no such source
  fix_failed,           ///< an example is still flagged after one of the rule's fixes
};
[[nodiscard]] std::string_view name_of(RefusalCode) noexcept;
/// A remark for whoever looks after the policy: nothing is wrong, nothing was lost.
[[nodiscard]] bool is_note(RefusalCode) noexcept;

struct Refusal {
  RefusalCode code;
  std::string source;      ///< file name, or "managed" / "preferences"
  std::string path;        ///< JSON pointer to the culprit, e.g. "/rules/3/any/0/pattern"
  std::string rule;        ///< "pack/rule-id" where a rule is meant
  std::string reason;      ///< one sentence: what is wrong, and what to do
  std::size_t line = 0;    ///< 1-based line in the source, 0 where unknown
  std::size_t column = 0;  ///< 1-based column in characters, 0 where unknown

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// Where a pack came from, weakest first.
enum class Origin : std::uint8_t { built_in, machine, person, managed };
[[nodiscard]] std::string_view name_of(Origin) noexcept;

struct PackInfo {
  std::string id, version, title, owner;
  Origin origin = Origin::built_in;
  std::string source;       ///< file name without folders
  std::string sha256;       ///< of its bytes, in hexadecimal digits
  bool used = true;         ///< false: the policy or the person switched it off
  std::size_t rules = 0;    ///< that loaded
  std::size_t refused = 0;  ///< that did not
};

/// What the caller knows beyond the text.
struct Circumstances {
  std::chrono::sys_seconds now{};
  std::string language;              ///< BCP 47 of the draft, or empty
  std::vector<std::string> roles;    ///< from policy
  std::uint32_t rollout_bucket = 0;  ///< 0 to 99, stable for a person
};

using Stages = std::map<std::string, Stage, std::less<>>;

/// A quiet period: while it is open, nothing stays below its stages.
struct StageWindow {
  std::optional<std::chrono::sys_seconds> from, to;  ///< nothing: open on that side; `to` itself is outside
  Stages stages;
};

/// Adjusts what a loaded rule may do. Keys: "pack/rule-id", a category name, or "*"; the most specific wins.
struct StagePolicy {
  Stages stages;
  Stage ceiling = Stage::block;
  std::vector<StageWindow> windows = {};
};

/// Which packs are used: by id, and whether all others are. Packs that the policy itself brings are used unless they are named.
struct PackChoice {
  std::map<std::string, bool, std::less<>> named;
  bool others = true;
};

/// One condition of a rule, and whether it held for a text: the answer to "why was this not flagged?".
struct Explanation {
  std::string path;  ///< JSON pointer inside the rule, e.g. "/any/0/pattern", "/when/audience"
  bool held = false;
  std::string why;          ///< one sentence for the author; never a word of the text
  std::vector<Span> spans;  ///< where it held; at most 64
  std::vector<Explanation> parts;
};

/// A matcher of a rule, and whether one of the rule's flagged examples made it find something. A term of another pack counts as one.
struct MatcherCoverage {
  std::string rule;  ///< "pack/rule-id"
  std::string path;  ///< JSON pointer inside the rule
  std::string source;
  std::size_t line = 0, column = 0;  ///< of the matcher, or of the term that leads to it
  bool fired = false;
};

class RuleSet {
 public:
  /// Findings of one rule in one draft: more tell nobody more.
  static constexpr std::size_t most_of_one_rule = 256;

  ~RuleSet();
  /// The findings of all rules that apply to this scope, ordered by position, then rule; of one rule the first `most_of_one_rule`. Exact:
  /// equal to `match_plain`. `cut`, where given, is set to whether a rule above stage `audit` had more.
  [[nodiscard]] std::vector<Finding> match(const Text&, const Scope&, const Circumstances&, bool* cut = nullptr) const;
  /// The plain loop over all rules without any index or gate: the reference that tests compare with. Slow by design.
  [[nodiscard]] std::vector<Finding> match_plain(const Text&, const Scope&, const Circumstances&) const;
  /// Every condition of `rule` ("pack/rule-id"), held or not: `parts` of the result, in the order in which they are asked. `held` of the
  /// result: the rule fires. Nothing where no such rule is loaded.
  [[nodiscard]] std::optional<Explanation> explain(std::string_view rule, const Text&, const Scope&, const Circumstances&) const;
  /// For every matcher of every rule; empty unless `RuleSetBuilder::keep_sources` was called.
  [[nodiscard]] std::vector<MatcherCoverage> coverage() const;
  /// What a picky colleague would say about the packs, by pack and place; empty unless `RuleSetBuilder::keep_sources` was called. Some
  /// notes hold times measured on this machine. Slow (milliseconds a pack).
  [[nodiscard]] std::vector<LintNote> lint(std::chrono::sys_seconds now) const;
  [[nodiscard]] const std::vector<PackInfo>& packs() const noexcept;
  [[nodiscard]] const std::vector<Refusal>& refusals() const noexcept;
  [[nodiscard]] std::size_t size() const noexcept;
  /// Whether a rule of this name ("pack/rule-id") is in the set.
  [[nodiscard]] bool has(std::string_view rule) const noexcept;
  /// The names of all rules ("pack/rule"), pack by pack; they live as long as the set.
  [[nodiscard]] std::vector<std::string_view> names() const;
  /// The roles, and the sites, that some rule or exception asks for; they live as long as the set.
  [[nodiscard]] std::set<std::string_view> roles() const;
  [[nodiscard]] std::set<std::string_view> sites() const;

 private:
  friend class RuleSetBuilder;
  struct State;
  explicit RuleSet(std::unique_ptr<State>) noexcept;
  std::unique_ptr<State> state_;
};

/// Whether the guard for protected speech silences a finding of this category on this account. Other people's data, secrets and the
/// audience are never silenced; a market-sensitive rule with a window is not either.
[[nodiscard]] bool suppressed_by_protected_speech(Category, Account, bool has_window) noexcept;

/// The `*.json` and `*.jsonc` files of a folder in the order of their names; none where there is no such folder.
[[nodiscard]] std::vector<std::string> pack_files(const std::string& folder);

class RuleSetBuilder {
 public:
  static constexpr std::size_t max_pack_bytes = std::size_t{16} << 20;
  static constexpr std::size_t max_rules = 50'000;

  RuleSetBuilder();
  ~RuleSetBuilder();
  /// Reads one pack. `source` is what refusals call it. Of several packs of one id the first stays: add those of the policy first.
  void add(std::string_view json, Origin, std::string_view source);
  /// Reads a file. One that cannot be read is refused.
  void add_file(const std::string& path, Origin, std::string_view source);
  /// Reads the files of `pack_files`, each by its name as source.
  void add_folder(const std::string& path, Origin);
  void refuse(Refusal);
  void set_stages(StagePolicy);
  void set_pack_choice(PackChoice);
  /// The packs added so far come from the policy.
  void end_of_policy_packs();
  /// The packs added so far, the policy's aside, were named by the person (`--packs`): installed ones of the same id give way.
  void end_of_named_packs();
  /// Reads the folder of protected speech: `*.jsonl` is the corpus (rows with "id" and "text") on which every rule that is proved must
  /// stay silent, or it is refused; `*.json` and `*.jsonc` are packs whose vocabulary names the protected topics. Where a topic holds in a
  /// draft, rules on tone, brand and confidentiality say nothing (`suppressed_by_protected_speech` lists the categories).
  void add_protected_speech(const std::string& folder);
  /// Keeps the examples and the packs' text in the set, for `coverage` and `lint`: what authors need and hosts do not.
  void keep_sources();
  /// Loads rules whose examples fail or that fire on protected speech as well: for linting a pack that is not finished.
  void leave_unproved();
  /// Built-in packs are proved when Sayso is built; `prove = false` skips the examples of packs whose origin is `built_in`.
  [[nodiscard]] std::shared_ptr<const RuleSet> build(std::chrono::sys_seconds now, bool prove = true);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sayso
