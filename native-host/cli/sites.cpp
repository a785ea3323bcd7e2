#include "sites.hpp"

#include <filesystem>
#include <iostream>
#include <string_view>
#include <system_error>

#include "marks.hpp"
#include "sayso/installation.hpp"
#include "sayso/nearest_name.hpp"

namespace sayso::cli {

std::set<std::string, std::less<>> known_sites() {
  std::set<std::string, std::less<>> sites;
  std::error_code error;
  for (std::filesystem::directory_iterator file(std::filesystem::path(find_shared_folder()) / "sites", error), end; !error && file != end;
       file.increment(error)) {
    if (file->path().extension() == ".json") sites.insert(file->path().stem().string());
  }
  return sites;
}

void hint_at_unknown_site(const std::string& site, const RuleSet& rules) {
  const auto adapters = known_sites();
  if (adapters.empty() || site.empty()) return;
  std::set<std::string_view> known(adapters.begin(), adapters.end());
  known.merge(rules.sites());
  known.insert("unknown");
  if (known.contains(site)) return;
  std::string names;
  for (const std::string_view name : known) names.append(names.empty() ? "" : ", ").append(name);
  std::cerr << "sayso: no site is called \"" << printable(site) << "\" here, so rules for certain sites stay silent."
            << suggestion_for(site, {known.begin(), known.end()}) << " There are: " << names << ".\n";
}

}  // namespace sayso::cli
