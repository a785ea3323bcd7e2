// What a check says: the findings of one revision of a draft.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/text.hpp"

namespace sayso {

enum class Category : std::uint8_t {
  personal_data,
  credentials,
  customer_data,
  health,
  confidential,
  market_sensitive,
  promissory,
  endorsement,
  conduct,
  legal_admission,
  whereabouts,
  scope_mismatch,
  wrong_account,
  public_worthy,
  spelling,
  style,
};

/// What a finding may do, weakest first.
enum class Stage : std::uint8_t {
  audit,    ///< counted, never shown
  advise,   ///< underline and card
  confirm,  ///< asked once at send
  justify,  ///< a reason is asked at send
  block,    ///< does not go out
};

enum class Severity : std::uint8_t { low, medium, high };

/// What the person reads. UTF-8; empty where the rule says nothing.
struct Message {
  std::string what;    ///< one sentence, at most 90 characters
  std::string why;     ///< one sentence, at most 140
  std::string policy;  ///< a link to the policy, or empty
  std::string lesson;  ///< id of a lesson, or empty
};

/// A fix worked out for this very text: applying `text` to `span` is all there is to do. `move` changes no text.
struct Fix {
  enum class Kind : std::uint8_t { replace, insert, mask, move };
  Kind kind;
  Span span;            ///< what is replaced; empty at the insertion point
  std::string text;     ///< what stands there afterwards
  std::string move_to;  ///< `move`: the surface, e.g. "direct-message"
  std::string label;    ///< what the button says, or empty for the kind's own words
};

struct Finding {
  std::string rule;   ///< "pack/rule-id"; "spelling" for spelling
  std::string title;  ///< whose rule it is, for the card's footer: the pack's title
  Category category = {};
  Stage stage = {};
  Severity severity = {};
  Span span = {};           ///< the words to underline
  std::vector<Span> marks;  ///< every cue that carried the decision (may be empty: `span` alone)
  Message message;
  std::vector<Fix> fixes;
  std::string language = {};  ///< of a misspelt word: the dictionary's, which is to be asked for suggestions
};

[[nodiscard]] std::string_view name_of(Category) noexcept;
[[nodiscard]] std::string_view name_of(Stage) noexcept;
[[nodiscard]] std::string_view name_of(Severity) noexcept;
[[nodiscard]] std::string_view name_of(Fix::Kind) noexcept;
[[nodiscard]] std::optional<Category> parse_category(std::string_view) noexcept;
[[nodiscard]] std::optional<Stage> parse_stage(std::string_view) noexcept;
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view) noexcept;

}  // namespace sayso
