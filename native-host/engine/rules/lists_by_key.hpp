// What one draft has for many keys, of which it touches few: lists that cost nothing for the keys that stay empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace sayso::rules {

/// A set of numbers below a bound.
class Bits {
 public:
  explicit Bits(std::size_t bound = 0) : words_((bound + 63) / 64) {}
  [[nodiscard]] bool has(std::uint32_t i) const noexcept { return (words_[i / 64] >> i % 64 & 1U) != 0; }
  /// False where it was there already.
  bool add(std::uint32_t i) noexcept {
    std::uint64_t& word = words_[i / 64];
    const std::uint64_t bit = std::uint64_t{1} << i % 64;
    const bool fresh = (word & bit) == 0;
    word |= bit;
    return fresh;
  }

 private:
  std::vector<std::uint64_t> words_;
};

template <typename Value>
class ListsByKey {
 public:
  explicit ListsByKey(std::size_t keys) : used_(keys), list_of_(std::make_unique_for_overwrite<std::uint32_t[]>(keys)) {}

  /// Appends to the key's list; true where it is the first of it.
  bool add(std::uint32_t key, Value value) {
    const auto here = static_cast<std::uint32_t>(items_.size());
    items_.push_back({value, end});
    if (used_.add(key)) {
      list_of_[key] = static_cast<std::uint32_t>(lists_.size());
      lists_.push_back({here, here, 1});
      return true;
    }
    List& list = lists_[list_of_[key]];
    items_[list.last].next = here;
    list.last = here;
    ++list.count;
    return false;
  }
  [[nodiscard]] bool has(std::uint32_t key) const noexcept { return used_.has(key); }
  [[nodiscard]] std::size_t count(std::uint32_t key) const noexcept { return has(key) ? lists_[list_of_[key]].count : 0; }
  template <typename Visit>
  void each(std::uint32_t key, Visit&& visit) const {
    if (!has(key)) return;
    for (std::uint32_t i = lists_[list_of_[key]].first; i != end; i = items_[i].next) visit(items_[i].value);
  }

 private:
  static constexpr std::uint32_t end = UINT32_MAX;
  struct List {
    std::uint32_t first, last, count;
  };
  struct Item {
    Value value;
    std::uint32_t next;
  };
  Bits used_;
  std::unique_ptr<std::uint32_t[]> list_of_;  // of a key that is not used, what memory happened to hold
  std::vector<List> lists_;
  std::vector<Item> items_;
};

}  // namespace sayso::rules
