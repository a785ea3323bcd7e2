#include "audit_counts.hpp"

#include <algorithm>

namespace sayso::host {

void AuditCounts::count(const std::string& draft, const std::string& rule) {
  // Drafts of long ago are not written on any more: forgetting them counts one of them twice at worst.
  if (counted_.size() >= most_remembered) counted_.clear();
  if (counted_.emplace(draft, rule).second) ++drafts_[rule];
}

std::vector<std::pair<std::string, std::size_t>> AuditCounts::by_rule() const {
  std::vector<std::pair<std::string, std::size_t>> rows(drafts_.begin(), drafts_.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

}  // namespace sayso::host
