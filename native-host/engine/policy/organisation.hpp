// The pack "organisation": what an organisation says in settings ("vocabulary", "code-names", "windows", a list of "rules") becomes rules
// like any others, with examples that prove them.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sayso/policy.hpp"

namespace sayso::policy {

/// A list of rules as it stands in a layer.
struct RuleList {
  std::string source;  ///< the layer
  nlohmann::json rules;
};

/// Nothing where there is nothing to say. `settings` are the effective ones; `lists` strongest first.
[[nodiscard]] std::optional<InlinePack> organisation_pack(const std::map<std::string, Setting, std::less<>>& settings,
                                                          const std::vector<RuleList>& lists, Origin origin);

}  // namespace sayso::policy
