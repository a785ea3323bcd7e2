// The sites that Sayso comes with, by the ids that rules and settings name.
#pragma once

#include <set>
#include <string>

#include "sayso/rules.hpp"

namespace sayso::cli {

/// Ids of the sites that have an adapter; empty where the installation has none.
[[nodiscard]] std::set<std::string, std::less<>> known_sites();

/// Prints a line on standard error where `site` is told, but is none of them and no rule names it: "twitter" is sooner a slip for "x".
void hint_at_unknown_site(const std::string& site, const RuleSet& rules);

}  // namespace sayso::cli
