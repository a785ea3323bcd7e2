#include "rules/literal_index.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

#include "rules/regexp_facts.hpp"

namespace sayso::rules {

namespace {

/// How common a byte is in ordinary text, roughly: the gram of a literal that is looked up is the one with the rarest bytes.
int commonness(char c) noexcept {
  constexpr std::string_view by_frequency = "zqxjkvbpygfwmucldrhsnioate ";
  const std::size_t at = by_frequency.find(c);
  return at == std::string_view::npos ? 0 : static_cast<int>(at) + 1;
}

}  // namespace

std::uint32_t LiteralIndex::gram_at(std::string_view text, std::size_t at, std::size_t size) noexcept {
  std::uint32_t gram = 0;
  for (std::size_t i = 0; i < size; ++i) gram = gram << 8 | static_cast<unsigned char>(text[at + i]);
  return gram << 8 * (longest_gram - size);
}

std::uint32_t LiteralIndex::add(std::string_view literal) {
  const auto [known, fresh] = numbers_.try_emplace(std::string(literal), static_cast<std::uint32_t>(literals_.size()));
  if (!fresh) return known->second;
  const bool edge_before = literal.front() == word_edge;
  const bool edge_after = literal.back() == word_edge;
  literal.remove_prefix(edge_before ? 1 : 0);
  literal.remove_suffix(edge_after ? 1 : 0);
  const std::size_t size = std::min(literal.size(), longest_gram);
  assert(size > 0);
  std::size_t best = 0;
  int least = INT32_MAX;
  for (std::size_t at = 0; at + size <= literal.size(); ++at) {
    int sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += commonness(literal[at + i]);
    if (sum < least) {
      least = sum;
      best = at;
    }
  }
  const std::size_t kept = std::min(literal.size(), at_hand);
  const Entry entry{bytes_at(literal, 0), kept == at_hand ? UINT64_MAX : bytes_at(std::string(kept, '\xFF'), 0), known->second,
                    static_cast<std::uint16_t>(literal.size()), static_cast<std::uint16_t>(best)};
  const std::uint32_t gram = gram_at(literal, best, size);
  tables_[size - 1].added.emplace_back(gram, entry);
  const std::uint32_t end = gram >> 8 * (longest_gram - size);
  for (std::uint32_t before = 0; before < (size == 1 ? 256U : 1U); ++before)
    endings_[ending(end | before << 8)] |= static_cast<std::uint8_t>(1U << (size - 1));
  literals_.push_back({std::string(literal), edge_before, edge_after});
  return known->second;
}

void LiteralIndex::build(Table& table) {
  const auto bits = static_cast<unsigned>(std::bit_width(std::max<std::size_t>(table.added.size(), 64)));
  // Buckets as many as entries, and sixteen bits of bitmap for each of them.
  table.shift = 32 - bits;
  std::stable_sort(table.added.begin(), table.added.end(), [](const auto& a, const auto& b) { return mix(a.first) < mix(b.first); });
  table.buckets.assign((std::size_t{1} << bits) + 1, 0);
  table.bitmap.assign((std::size_t{1} << (bits + 4)) / 64, 0);
  table.entries.reserve(table.added.size());
  for (const auto& [gram, entry] : table.added) {
    ++table.buckets[(mix(gram) >> table.shift) + 1];
    const std::uint32_t bit = mix(gram) >> (table.shift - 4);
    table.bitmap[bit / 64] |= std::uint64_t{1} << bit % 64;
    table.entries.push_back(entry);
  }
  for (std::size_t i = 1; i < table.buckets.size(); ++i) table.buckets[i] += table.buckets[i - 1];
  table.added = {};
}

void LiteralIndex::finish() {
  for (Table& table : tables_) build(table);
  numbers_ = {};
}

}  // namespace sayso::rules
