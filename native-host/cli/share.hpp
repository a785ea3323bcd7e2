// A share of a whole, with how sure one can be of it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace sayso::cli {

struct Share {
  std::size_t part = 0;
  std::size_t whole = 0;

  /// In [0, 1]; nothing where there is no whole.
  [[nodiscard]] std::optional<double> value() const noexcept;
  /// The 95 % interval by Wilson's score (Wilson 1927), which stays inside [0, 1] and is honest about small counts.
  [[nodiscard]] std::array<double, 2> interval() const noexcept;
  /// The smallest whole of which no part at all shows a share of at most `most`; nothing where no number that can be counted does.
  [[nodiscard]] static std::optional<std::size_t> enough_for(double most) noexcept;
};

}  // namespace sayso::cli
