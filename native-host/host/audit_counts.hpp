// How often rules of the stage `audit` would have spoken: by rule and number of drafts, in memory, for as long as the host runs.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sayso::host {

class AuditCounts {
 public:
  /// Once for each draft, however often it is checked.
  void count(const std::string& draft, const std::string& rule);
  /// The most frequent first.
  [[nodiscard]] std::vector<std::pair<std::string, std::size_t>> by_rule() const;

 private:
  static constexpr std::size_t most_remembered = 10'000;

  std::map<std::string, std::size_t> drafts_;
  std::set<std::pair<std::string, std::string>> counted_;  ///< names of drafts, never their text
};

}  // namespace sayso::host
