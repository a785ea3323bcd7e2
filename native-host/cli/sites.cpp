#include "sites.hpp"

#include <filesystem>
#include <iostream>
#include <system_error>

#include "marks.hpp"
#include "sayso/installation.hpp"

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

void hint_at_unknown_site(const std::string& site) {
  const auto sites = known_sites();
  if (sites.empty() || sites.contains(site)) return;
  std::string names;
  for (const auto& name : sites) names.append(names.empty() ? "" : ", ").append(name);
  std::cerr << "sayso: no site is called \"" << printable(site) << "\" here, so rules for certain sites stay silent. There are: " << names
            << ".\n";
}

}  // namespace sayso::cli
