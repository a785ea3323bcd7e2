// Finds many literals in one pass over a text: a bitmap of four-byte grams first, then the literal itself.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sayso::rules {

class LiteralIndex {
 public:
  /// The number of a literal (not empty, folded), the same for the same literal. `word_edge` at its ends says that an edge of a word is
  /// there. Call `finish` once after the last.
  std::uint32_t add(std::string_view literal);
  void finish();

  [[nodiscard]] std::size_t size() const noexcept { return literals_.size(); }
  /// Bytes of a literal, edges not counted.
  [[nodiscard]] std::size_t length(std::uint32_t literal) const noexcept { return literals_[literal].text.size(); }
  [[nodiscard]] bool begins_at_edge(std::uint32_t literal) const noexcept { return literals_[literal].edge_before; }
  [[nodiscard]] bool ends_at_edge(std::uint32_t literal) const noexcept { return literals_[literal].edge_after; }

  /// Calls `found(literal, where it begins)` for every occurrence in `folded`; of each literal in order of position. Edges are the
  /// caller's to look at.
  template <typename Found>
  void search(std::string_view folded, Found&& found) const;

 private:
  static constexpr std::size_t longest_gram = 4;

  static constexpr std::size_t at_hand = 8;  ///< bytes of a literal that lie in its entry; few literals are longer

  struct Literal {
    std::string text;
    bool edge_before, edge_after;
  };
  struct Entry {
    std::uint64_t bytes, mask;  ///< of the literal's beginning
    std::uint32_t literal;
    std::uint16_t length;
    std::uint16_t offset;  ///< of the gram in the literal
  };
  /// The grams of one length. Shorter ones serve only literals that are no longer themselves.
  struct Table {
    std::vector<std::pair<std::uint32_t, Entry>> added;  ///< with their grams, until they are finished
    std::vector<Entry> entries;                          ///< by bucket
    std::vector<std::uint32_t> buckets;                  ///< bucket i: entries from buckets[i] to buckets[i + 1]
    std::vector<std::uint64_t> bitmap;
    unsigned shift = 0;
  };

  /// The gram in the upper bytes.
  [[nodiscard]] static std::uint32_t gram_at(std::string_view text, std::size_t at, std::size_t size) noexcept;
  /// Eight bytes from `at` on; zero beyond the end.
  [[nodiscard]] static std::uint64_t bytes_at(std::string_view text, std::size_t at) noexcept {
    std::uint64_t bytes = 0;
    if (at + sizeof bytes <= text.size()) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
    } else {
      std::memcpy(&bytes, text.data() + at, text.size() - at);
    }
    return bytes;
  }
  [[nodiscard]] static std::uint32_t mix(std::uint32_t gram) noexcept { return gram * 2654435761U; }
  [[nodiscard]] static std::size_t ending(std::uint32_t gram) noexcept { return (gram ^ gram >> 4) & 0xFFF; }
  static void build(Table&);

  std::vector<Literal> literals_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  ///< of the literals, until they are finished
  Table tables_[longest_gram];
  /// By the last two bytes of a gram, mixed: bit i is set where a gram of i + 1 bytes ends so.
  std::array<std::uint8_t, 4096> endings_{};
};

template <typename Found>
void LiteralIndex::search(std::string_view text, Found&& found) const {
  std::uint32_t gram = 0;
  for (std::size_t last = 0; last < text.size(); ++last) {
    gram = gram << 8 | static_cast<unsigned char>(text[last]);
    for (unsigned sizes = endings_[ending(gram)]; sizes != 0; sizes &= sizes - 1) {
      const auto size = static_cast<std::size_t>(std::countr_zero(sizes)) + 1;
      const Table& table = tables_[size - 1];
      const std::uint32_t hash = mix(gram << 8 * (longest_gram - size));
      const std::uint32_t bit = hash >> (table.shift - 4);
      if ((table.bitmap[bit / 64] >> bit % 64 & 1U) == 0 || last + 1 < size) continue;
      const std::uint32_t bucket = hash >> table.shift;
      for (std::uint32_t i = table.buckets[bucket]; i < table.buckets[bucket + 1]; ++i) {
        const Entry& entry = table.entries[i];
        const std::size_t gram_begin = last + 1 - size;
        if (gram_begin < entry.offset) continue;
        const std::size_t begin = gram_begin - entry.offset;
        if (((bytes_at(text, begin) ^ entry.bytes) & entry.mask) != 0 || begin + entry.length > text.size()) continue;
        if (entry.length <= at_hand || text.compare(begin, entry.length, literals_[entry.literal].text) == 0) found(entry.literal, begin);
      }
    }
  }
}

}  // namespace sayso::rules
