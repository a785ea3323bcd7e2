// Advice for rule authors: what loads, and yet will bother readers, cost time, or never happen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

/// Append-only: the names (`name_of`) stand in the command line's output.
enum class LintCode : std::uint8_t {
  bare_word,              ///< one word about work (salary, union, manager, …) alone makes the rule speak up
  no_keyword,             ///< nothing lets the matcher pass the rule by: it costs time on every draft
  overlapping_rules,      ///< another rule of the category flags all that this one's examples flag
  repeated_phrase,        ///< a list names a phrase twice
  missing_rationale,      ///< stage `confirm` without a reason (from `justify` on it is refused)
  missing_why,            ///< the message does not say why
  missing_owner,          ///< neither the rule nor its pack says who answers for it
  bad_version,            ///< the pack cannot be signed without a version
  unreachable_when,       ///< no draft is like that, e.g. a direct message for the public
  stage_out_of_reach,     ///< personal accounts alone are meant, where this category stops at `advise`
  unknown_language,       ///< the pack's language is no language tag
  window_over,            ///< the window has closed
  never_rolled_out,       ///< `rollout` is 0
  expires_soon,           ///< within thirty days
  expired_exception,      ///< an exception that has ended
  unreachable_exception,  ///< an exception for drafts to which the rule does not apply
  few_examples,           ///< fewer than three that flag and three that pass
  tone,                   ///< the message shouts, or speaks of violations
  unused_term,            ///< a term of the vocabulary that no pack uses
  unknown_lesson,         ///< no lesson of that id comes with Sayso
  partial_translation,    ///< a translation without "why": the card would mix two languages
  cancelled_everywhere,   ///< words that let a secret pass wherever they stand in the draft
};
[[nodiscard]] std::string_view name_of(LintCode) noexcept;

enum class LintLevel : std::uint8_t {
  advice,   ///< worth a thought
  warning,  ///< likely a mistake, or sure to bother someone
};

struct LintNote {
  LintCode code;
  LintLevel level;
  std::string source;                ///< the pack's
  std::string rule;                  ///< "pack/rule-id", or empty
  std::string path;                  ///< JSON pointer in the pack
  std::size_t line = 0, column = 0;  ///< 1-based; columns in characters
  std::string what;                  ///< one sentence
  std::string hint;                  ///< what to do
};

}  // namespace sayso
