#include "rules/literal_index.hpp"

#include <algorithm>
#include <bit>

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
  return gram;
}

void LiteralIndex::add(std::string_view literal, std::uint32_t owner) {
  const std::size_t size = std::min(literal.size(), longest_gram);
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
  const auto index = static_cast<std::uint32_t>(literals_.size());
  literals_.push_back({std::string(literal), owner});
  tables_[size - 1].entries.push_back({gram_at(literal, best, size), index, static_cast<std::uint16_t>(best)});
}

void LiteralIndex::build(Table& table) {
  if (table.entries.empty()) return;
  const auto bits = static_cast<unsigned>(std::bit_width(std::max<std::size_t>(table.entries.size(), 64)));
  // Buckets as many as entries, and sixteen bits of bitmap for each of them.
  table.shift = 32 - bits;
  std::stable_sort(table.entries.begin(), table.entries.end(),
                   [&](const Entry& a, const Entry& b) { return mix(a.gram) >> table.shift < mix(b.gram) >> table.shift; });
  table.buckets.assign((std::size_t{1} << bits) + 1, 0);
  table.bitmap.assign((std::size_t{1} << (bits + 4)) / 64, 0);
  for (const Entry& entry : table.entries) {
    ++table.buckets[(mix(entry.gram) >> table.shift) + 1];
    const std::uint32_t bit = mix(entry.gram) >> (table.shift - 4);
    table.bitmap[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  for (std::size_t i = 1; i < table.buckets.size(); ++i) table.buckets[i] += table.buckets[i - 1];
}

void LiteralIndex::finish() {
  for (Table& table : tables_) build(table);
}

void LiteralIndex::search(std::string_view text, std::vector<Found>& out) const {
  for (std::size_t size = 1; size <= longest_gram; ++size) {
    const Table& table = tables_[size - 1];
    if (table.entries.empty() || text.size() < size) continue;
    std::uint32_t gram = size == 1 ? 0 : gram_at(text, 0, size - 1);
    const std::uint32_t keep = size == longest_gram ? UINT32_MAX : (std::uint32_t{1} << 8 * size) - 1;
    for (std::size_t last = size - 1; last < text.size(); ++last) {
      gram = (gram << 8 | static_cast<unsigned char>(text[last])) & keep;
      const std::uint32_t hash = mix(gram);
      const std::uint32_t bit = hash >> (table.shift - 4);
      if ((table.bitmap[bit / 64] >> bit % 64 & 1U) == 0) continue;
      const std::uint32_t bucket = hash >> table.shift;
      for (std::uint32_t i = table.buckets[bucket]; i < table.buckets[bucket + 1]; ++i) {
        const Entry& entry = table.entries[i];
        if (entry.gram != gram) continue;
        const Literal& literal = literals_[entry.literal];
        const std::size_t gram_begin = last + 1 - size;
        if (gram_begin < entry.offset) continue;
        const std::size_t begin = gram_begin - entry.offset;
        if (text.compare(begin, literal.text.size(), literal.text) == 0) out.push_back({literal.owner, begin, begin + literal.text.size()});
      }
    }
  }
}

}  // namespace sayso::rules
