#include "rules/stages.hpp"

#include <algorithm>

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

Stage stage_of(const Rule& rule, const StagePolicy& policy, Account account) noexcept {
  auto entry = policy.stages.find(rule.name);
  if (entry == policy.stages.end()) entry = policy.stages.find(name_of(rule.category));
  if (entry == policy.stages.end()) entry = policy.stages.find(std::string_view("*"));
  Stage stage = rule.stage;
  if (entry != policy.stages.end()) {
    stage = entry->second;
  } else if (account == Account::personal && !may_hold_up_personal_speech(rule)) {
    stage = std::min(stage, Stage::advise);
  }
  return std::min(stage, policy.ceiling);
}

}  // namespace sayso::rules
