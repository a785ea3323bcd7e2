// Says of every condition of a rule whether it holds, and of every matcher whether the rule's examples reach it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/evaluator.hpp"
#include "rules/program.hpp"
#include "sayso/rules.hpp"

namespace sayso::rules {

[[nodiscard]] Explanation explain_rule(const Program&, Evaluator&, Reading&, const Rule&, const Scope&, const Circumstances&);

/// A matcher below a condition: its node and its path inside the rule.
struct Matcher {
  NodeId node;
  std::string path;
};
[[nodiscard]] std::vector<Matcher> matchers_of(const Program&, const Rule&);

/// The part of a matcher's path that stands in the pack of `rule` ("pack/rule-id"): up to the first term of another pack, whose inside is
/// its author's; all of it where there is none.
[[nodiscard]] std::string_view within_pack(std::string_view path, std::string_view rule);

}  // namespace sayso::rules
