// One draft, one reading: a rule that reads a draft by many signs may say which categories know better, and is silent where one of them
// speaks. "My wife fell at your branch, we were wrong to let her drive home" is an admission; that it also smells of health helps nobody.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "rules/program.hpp"
#include "sayso/finding.hpp"

namespace sayso::rules {

/// A finding, and the number of its rule in Program::rules.
using NumberedFinding = std::pair<std::uint32_t, Finding>;

/// Takes out the findings of every rule that yields (`Rule::yields_to`) to a category of which another rule is shown in the same draft.
/// What yields itself silences nobody; rules that wait for each other in a circle are all shown, so that nothing is lost. A finding of the
/// stage `audit` is only counted: it neither yields nor silences. The order of what stays is kept.
void withhold_yielding(std::vector<NumberedFinding>& findings, const std::vector<Rule>& rules);

}  // namespace sayso::rules
