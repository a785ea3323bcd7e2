#include "rules/stages.hpp"

#include <algorithm>
#include <optional>

namespace sayso {

bool suppressed_by_protected_speech(Category category, Account account, bool has_window) noexcept {
  switch (category) {
    case Category::conduct:
    case Category::style:
      return true;  // tone is nobody's to police where people speak of their work
    case Category::confidential:
    case Category::endorsement:
    case Category::legal_admission:
    case Category::wrong_account:
    case Category::public_worthy:
      return account != Account::brand;
    case Category::market_sensitive:
      return account != Account::brand && !has_window;
    default:
      return false;
  }
}

}  // namespace sayso

namespace sayso::rules {

bool may_hold_up_personal_speech(const Rule& rule) noexcept {
  switch (rule.category) {
    case Category::personal_data:
    case Category::credentials:
    case Category::customer_data:
    case Category::health:
    case Category::scope_mismatch:
      return true;
    case Category::market_sensitive:
      return rule.from || rule.to;
    default:
      return false;
  }
}

namespace {

/// The most specific entry for a rule.
std::optional<Stage> entry_for(const Rule& rule, const Stages& stages) noexcept {
  auto entry = stages.find(rule.name);
  if (entry == stages.end()) entry = stages.find(name_of(rule.category));
  if (entry == stages.end()) entry = stages.find(std::string_view("*"));
  if (entry == stages.end()) return std::nullopt;
  return entry->second;
}

}  // namespace

Stage stage_of(const Rule& rule, const StagePolicy& policy, Account account, std::chrono::sys_seconds now) noexcept {
  const std::optional<Stage> set = entry_for(rule, policy.stages);
  Stage stage = set.value_or(rule.stage);
  if (!set && account == Account::personal && !may_hold_up_personal_speech(rule)) stage = std::min(stage, Stage::advise);
  for (const StageWindow& window : policy.windows) {
    if ((window.from && now < *window.from) || (window.to && now >= *window.to)) continue;
    if (const auto least = entry_for(rule, window.stages)) stage = std::max(stage, *least);
  }
  return std::min(stage, policy.ceiling);
}

std::string why_other_stage(const Rule& rule, const StagePolicy& policy, Account account, std::chrono::sys_seconds now) {
  const Stage stage = stage_of(rule, policy, account, now);
  if (stage == rule.stage) return {};
  const std::string change = "Stage " + std::string(name_of(rule.stage)) + " → " + std::string(name_of(stage)) + ": ";
  const bool capped = account == Account::personal && stage == Stage::advise && rule.stage > stage && !may_hold_up_personal_speech(rule) &&
                      !entry_for(rule, policy.stages);
  if (!capped) return change + "the policy says so.";
  return change + "on a personal account, " + std::string(name_of(rule.category)) +
         " is advised at most, unless the policy's \"stages\" say otherwise.";
}

}  // namespace sayso::rules
