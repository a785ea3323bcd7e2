#include "share.hpp"

#include <algorithm>
#include <cmath>

namespace sayso::cli {
namespace {

constexpr double z = 1.959963984540054;  // of the normal distribution, 95 % on both sides

}  // namespace

std::optional<double> Share::value() const noexcept {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::array<double, 2> Share::interval() const noexcept {
  if (whole == 0) return {0.0, 1.0};
  const auto n = static_cast<double>(whole);
  const double p = static_cast<double>(part) / n;
  const double middle = p + z * z / (2 * n);
  const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return {std::max(0.0, (middle - reach) / scale), std::min(1.0, (middle + reach) / scale)};
}

std::optional<std::size_t> Share::enough_for(double most) noexcept {
  // With no part the interval ends at z² / (n + z²).
  constexpr double most_counted = 1e15;
  const double least = std::max(1.0, std::ceil(z * z * (1 / most - 1)));
  if (!(least <= most_counted)) return std::nullopt;
  auto enough = static_cast<std::size_t>(least);
  while (Share{0, enough}.interval()[1] > most) ++enough;  // what rounding left over
  return enough;
}

}  // namespace sayso::cli
