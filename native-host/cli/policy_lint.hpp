// What is wrong with a policy, or odd about it: each with its place and what to do.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "policy_file.hpp"

namespace sayso::cli {

struct PolicyProblem {
  bool note;         ///< nothing is lost: worth a look
  std::size_t line;  ///< 1-based, of the file
  std::string path;  ///< JSON pointer in the settings
  std::string code;
  std::string reason;
  std::string hint;  ///< what belongs there; may be empty
};

struct PolicyVerdict {
  std::vector<PolicyProblem> problems;  ///< by line
  std::size_t rules = 0;                ///< that the policy itself brings and that load
  [[nodiscard]] bool refused() const;   ///< whether anything is lost
};

/// Merges, proves and looks for what the engine accepts and its author may not have meant.
[[nodiscard]] PolicyVerdict lint_policy(const PolicyFile& file);

/// "file:12: /stages: …", one or two lines, without colour.
[[nodiscard]] std::string describe(const PolicyFile& file, const PolicyProblem& problem);

}  // namespace sayso::cli
