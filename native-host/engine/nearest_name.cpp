#include "sayso/nearest_name.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t longest_name = 128;  // bytes; longer ones are no typing errors
constexpr std::size_t most_edits = 2;

/// Levenshtein distance.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = std::exchange(row[j], cost);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string suggestion_for(std::string_view name, const std::vector<std::string_view>& known) {
  if (name.size() > longest_name) return {};
  std::string_view best;
  std::size_t fewest = most_edits + 1;
  for (const std::string_view candidate : known) {
    const std::size_t distance = edits(name, candidate);
    if (distance < fewest) {
      fewest = distance;
      best = candidate;
    }
  }
  return best.empty() ? std::string() : " Did you mean \"" + std::string(best) + "\"?";
}

}  // namespace sayso
