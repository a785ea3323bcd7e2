// Of what a dictionary's compounds can be made ("Kundenservice"), to rule strings out without asking Hunspell, which takes a hundred times
// as long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sayso::spelling {

class CompoundParts {
 public:
  /// Adds a form (UTF-8, any case) that may be a part. Call `finish` once after the last.
  void add(std::string_view form);
  void finish();

  /// False only where the word (UTF-8, any case) can be cut in no way into parts.
  [[nodiscard]] bool may_make(std::string_view word) const;

 private:
  static constexpr std::uint64_t start = 1469598103934665603ULL;  // FNV-1a
  static std::uint64_t with(std::uint64_t hash, char c) noexcept { return (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL; }
  static std::uint64_t mixed(std::uint64_t hash) noexcept { return (hash ^ hash >> 32) * 0x9E3779B97F4A7C15ULL; }
  [[nodiscard]] bool has(std::uint64_t hash) const noexcept;

  std::vector<std::uint64_t> hashes_;  ///< of the parts, until they are finished
  std::vector<std::uint64_t> bits_;    ///< a Bloom filter, two bits in one word for each part; a power of two
};

}  // namespace sayso::spelling
