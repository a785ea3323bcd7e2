// What a rule's finding may do here: the rule's own stage, the policy's, and the protection of people's own accounts.
#pragma once

#include <chrono>
#include <string>

#include "rules/program.hpp"
#include "sayso/rules.hpp"
#include "sayso/scope.hpp"

namespace sayso::rules {

/// Speech about work is protected on people's own accounts (NLRA section 7). What shows other people's data, a secret or the wrong audience
/// is not speech about work, and neither is market information inside a window: these may go beyond `advise` there.
[[nodiscard]] bool may_hold_up_personal_speech(const Rule&) noexcept;

/// The most specific policy entry ("pack/rule", then category, then "*") replaces the rule's stage. Without one, a finding on a personal
/// account stops at `advise`, unless it protects other people, secrets, or the audience itself. A window that is open at `now`
/// raises it to its own entry. The ceiling holds in any case.
[[nodiscard]] Stage stage_of(const Rule&, const StagePolicy&, Account, std::chrono::sys_seconds now) noexcept;

/// Why `stage_of` is not the stage that the rule names, as a sentence for its author; empty where it is.
[[nodiscard]] std::string why_other_stage(const Rule&, const StagePolicy&, Account, std::chrono::sys_seconds now);

}  // namespace sayso::rules
