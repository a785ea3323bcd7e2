// The words that stand for enumerators in JSON and on the command line: one table for an enum, in the order of its enumerators.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace sayso::names {

template <std::size_t N, typename E>
[[nodiscard]] constexpr std::string_view at(const std::array<std::string_view, N>& table, E value) noexcept {
  return table[static_cast<std::size_t>(value)];
}

template <typename E, std::size_t N>
[[nodiscard]] constexpr std::optional<E> find(const std::array<std::string_view, N>& table, std::string_view name) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (table[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace sayso::names
