#include "text/punycode.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "text/utf8.hpp"

namespace sayso {

namespace {

// RFC 3492, section 5.
constexpr std::uint64_t base = 36, t_min = 1, t_max = 26, skew = 38, damp = 700, initial_bias = 72, initial_n = 128;

std::uint64_t adapt(std::uint64_t delta, std::uint64_t points, bool first) {
  delta = first ? delta / damp : delta / 2;
  delta += delta / points;
  std::uint64_t k = 0;
  for (; delta > ((base - t_min) * t_max) / 2; k += base) delta /= base - t_min;
  return k + (base - t_min + 1) * delta / (delta + skew);
}

}  // namespace

std::size_t punycode_length(std::string_view label) {
  std::vector<std::uint64_t> points;
  for (std::size_t at = 0; at < label.size();) {
    const auto c = utf8::decode(label, at);
    points.push_back(c.value);
    at += c.bytes;
  }
  const auto basic = static_cast<std::uint64_t>(std::count_if(points.begin(), points.end(), [](std::uint64_t c) { return c < 128; }));
  std::size_t bytes = basic > 0 ? static_cast<std::size_t>(basic) + 1 : 0;
  std::uint64_t n = initial_n, delta = 0, bias = initial_bias, handled = basic;
  while (handled < points.size()) {
    std::uint64_t next = UINT64_MAX;
    for (const std::uint64_t c : points) {
      if (c >= n) next = std::min(next, c);
    }
    delta += (next - n) * (handled + 1);
    n = next;
    for (const std::uint64_t c : points) {
      if (c < n) ++delta;
      if (c != n) continue;
      std::uint64_t q = delta;
      for (std::uint64_t k = base;; k += base) {
        const std::uint64_t t = k <= bias ? t_min : k >= bias + t_max ? t_max : k - bias;
        ++bytes;
        if (q < t) break;
        q = (q - t) / (base - t);
      }
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return bytes;
}

}  // namespace sayso
