// What a detector is made of, and the table that the families of detectors fill.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/detectors.hpp"
#include "sayso/text.hpp"

namespace sayso::detection {

/// Where a detector looks once its gate has let it through.
enum class Reach : std::uint8_t {
  whole,          ///< `scan` over the whole text
  digit_windows,  ///< `scan` over the stretches of the masked text that are near digits (see `digit_margin`)
  dense_windows,  ///< `scan` over the stretches without white space of at least `Gate::dense` bytes
  keyword_hits,   ///< `match_at` at every place where one of the keywords begins
};

/// A digit window reaches this many bytes beyond its outermost digits; no identifier has more between or around its digits.
inline constexpr std::size_t digit_margin = 24;

/// The cheap conditions without which the detector cannot match. Every one that is set must hold.
struct Gate {
  Reach reach = Reach::whole;
  std::size_t digits = 0;             ///< ASCII digits in one digit window (in the whole text for other reaches)
  std::size_t dense = 0;              ///< length of the longest stretch without white space
  std::string_view any_byte;          ///< one of these bytes occurs
  std::vector<std::string> keywords;  ///< one of these occurs; lower case, ASCII case is ignored, 3 bytes at least
};

/// Collects one detector's entities.
class Sink {
 public:
  explicit Sink(DetectorId id) : id_(id) {}
  void add(Span span, double score) { entities_.push_back({id_, span, score}); }
  /// In order of position; of entities that overlap the longest (then the surest) stays.
  void finish(std::vector<Entity>& out);

 private:
  DetectorId id_;
  std::vector<Entity> entities_;
};

struct Detector {
  DetectorInfo info;
  Gate gate;
  /// For the reaches with a window. Matches may begin anywhere in the window; what they read around it is the text itself.
  std::function<void(const Text&, Span window, Sink&)> scan;
  /// For `Reach::keyword_hits`: a match whose keyword begins at `at`.
  std::function<void(const Text&, std::size_t at, Sink&)> match_at;
};

using Table = std::vector<Detector>;

}  // namespace sayso::detection
