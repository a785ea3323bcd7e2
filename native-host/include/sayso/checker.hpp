// The whole check of one draft: rules and detectors, scope, spelling.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/finding.hpp"
#include "sayso/rules.hpp"
#include "sayso/scope.hpp"
#include "sayso/spelling.hpp"
#include "sayso/text.hpp"

namespace sayso {

struct Draft {
  std::string_view text;  ///< UTF-8
  Scope scope;
  std::optional<std::size_t> caret_utf16;  ///< where the person is typing; the word there is not flagged for spelling
};

struct Report {
  Text text;                      ///< the prepared text, for converting offsets
  std::vector<Finding> findings;  ///< by position; audit findings included
  bool cut = false;               ///< some rule had more than `RuleSet::most_of_one_rule`
};

/// Immutable and thread-safe. Any part may be absent: no speller, no spelling.
class Checker {
 public:
  Checker(std::shared_ptr<const RuleSet>, std::vector<std::shared_ptr<const Speller>>, const std::vector<std::string>& accepted_words);

  /// Where rules of one category underline the same words, the strongest speaks for them all (`RuleSet::match` lists every one): by stage,
  /// then severity, then whose it is (the organisation's, the person's, Sayso's own).
  [[nodiscard]] Result<Report, TextError> check(const Draft&, const Circumstances&) const;
  /// The rule ("pack/rule-id") that speaks for all that `rule` finds in the draft; empty where `rule` is heard itself, or finds nothing.
  [[nodiscard]] std::string speaks_for(std::string_view rule, const Text&, const Scope&, const Circumstances&) const;
  [[nodiscard]] const RuleSet& rules() const noexcept { return *rules_; }

 private:
  std::shared_ptr<const RuleSet> rules_;
  std::vector<std::shared_ptr<const Speller>> spellers_;
  AcceptedWords accepted_words_;
};

}  // namespace sayso
