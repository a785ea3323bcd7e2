// Finds many literals in one pass over a text: a bitmap of four-byte grams first, then the literal itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::rules {

class LiteralIndex {
 public:
  /// Adds `literal` (not empty, folded) for `owner`. Call `finish` once after the last.
  void add(std::string_view literal, std::uint32_t owner);
  void finish();

  struct Found {
    std::uint32_t owner;
    std::size_t begin, end;  ///< in the searched text
  };
  /// Appends every occurrence in `folded`, in order of position.
  void search(std::string_view folded, std::vector<Found>& out) const;
  [[nodiscard]] bool empty() const noexcept { return literals_.empty(); }

 private:
  static constexpr std::size_t longest_gram = 4;

  struct Literal {
    std::string text;
    std::uint32_t owner;
  };
  struct Entry {
    std::uint32_t gram, literal;
    std::uint16_t offset;  ///< of the gram in the literal
  };
  /// The grams of one length. Shorter ones serve only literals that are no longer themselves.
  struct Table {
    std::vector<Entry> entries;          ///< by gram
    std::vector<std::uint32_t> buckets;  ///< bucket i: entries from buckets[i] to buckets[i + 1]
    std::vector<std::uint64_t> bitmap;
    unsigned shift = 0;
  };

  [[nodiscard]] static std::uint32_t gram_at(std::string_view text, std::size_t at, std::size_t size) noexcept;
  [[nodiscard]] static std::uint32_t mix(std::uint32_t gram) noexcept { return gram * 2654435761U; }
  static void build(Table&);

  std::vector<Literal> literals_;
  Table tables_[longest_gram];
};

}  // namespace sayso::rules
