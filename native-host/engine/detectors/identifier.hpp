// Identifiers that a table row describes: forms, a check, context words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/detector.hpp"

namespace sayso::detection {

/// One way to write an identifier.
struct Form {
  /// RE2 expression for the identifier itself, ASCII case ignored. A '~' stands for one separator, the same at every '~' of a match.
  std::string expression;
  /// Score of a match that passes the check, without any context. Bare digits that one number in ten would satisfy score low.
  double score;
  /// What '~' may be; the first is usually "". Forms with spaces or hyphens are written once.
  std::vector<std::string> separators = {""};
};

enum class Reading : bool { masked, whole };

struct Identifier {
  std::string_view name, entity, title, source;
  std::vector<Form> forms;
  /// The check over letters and digits alone (letters in upper case); null where there is none. What fails it is not reported. What passes
  /// it counts beside a context word even where its digits are parted as in no form ("536/22/8145"), by one and the same sign.
  bool (*check)(std::string_view compact) = nullptr;
  /// A stricter check that some issuers' own examples fail: what fails it is reported, but too weakly for any rule.
  bool (*strict)(std::string_view compact) = nullptr;
  std::string_view context = {};  ///< phrases that raise the score; see ContextWords
  std::string_view against = {};  ///< phrases that lower it; without any, those for a model or a part
  std::size_t digits = 5;         ///< the least number of digits in any form: the gate
  double threshold = 0.5;
  Reading reading = Reading::masked;
};

[[nodiscard]] Detector make(const Identifier&);

/// Whether the characters around a match leave it whole: no letter of an alphabet that parts words by spaces, no digit and no '_' touches
/// it, and digits do not go on across one of "-./" or a typeset hyphen.
[[nodiscard]] bool stands_alone(std::string_view text, Span);

/// The expression, with hyphens that also match the hyphens and the dash that word processors put in. In a character class a hyphen counts
/// where it comes first or last. (Spaces of every kind are read as plain ones: see PlainReading.)
[[nodiscard]] std::string with_typeset_hyphens(std::string_view expression);

/// Letters (in upper case) and digits of `text`; anything else is left out.
[[nodiscard]] std::string compact(std::string_view text);

}  // namespace sayso::detection
