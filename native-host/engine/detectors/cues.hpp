// The gates: one pass over a text tells which detectors can possibly match, and where.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detectors/detector.hpp"

namespace sayso::detection {

/// Finds which of a few hundred keywords occur, ASCII case ignored: a bitmap over three-byte prefixes, then a comparison.
class KeywordIndex {
 public:
  struct Hit {
    std::uint32_t keyword;
    std::uint32_t at;
  };

  /// `keyword`: at least three bytes, small letters; found without regard to case.
  void add(std::string_view keyword, DetectorId);
  /// Every occurrence of every keyword, in order of position.
  void find(std::string_view text, std::vector<Hit>& hits) const;
  [[nodiscard]] const std::vector<DetectorId>& owners(std::uint32_t keyword) const { return keywords_[keyword].owners; }

 private:
  struct Keyword {
    std::string text;
    std::vector<DetectorId> owners;
  };
  static constexpr std::size_t bits = std::size_t{1} << 15;
  void add_as_written(std::string_view keyword, DetectorId);
  static std::uint32_t slot(std::uint32_t gram) noexcept { return (gram * 2654435761U) >> 17; }

  std::vector<Keyword> keywords_;
  std::unordered_map<std::string, std::uint32_t> by_text_;
  std::bitset<bits> occupied_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_gram_;
};

struct DigitWindow {
  Span span = {};
  std::size_t digits = 0;
};

}  // namespace sayso::detection
