// Named identifiers and secrets: a pattern, then a validator (checksum, structure), then context words.
//
// Every detector is independent of the others and of any rule: overlapping entities are all reported. A rule's `detector` matcher takes
// those at or above the detector's default threshold; `sayso detect` prints everything, with scores.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sayso/text.hpp"

namespace sayso {

/// Index into `detectors()`; stable within a process only. Persist the name.
using DetectorId = std::uint16_t;

struct DetectorInfo {
  std::string_view name;    ///< what rules write, kebab-case: "payment-card"
  std::string_view entity;  ///< what `sayso detect` prints, Presidio's name where it has one: "CREDIT_CARD"
  std::string_view title;   ///< for people: "payment card number"
  std::string_view source;  ///< where the pattern and the check come from (standard, statute, vendor document)
  double threshold = 0;     ///< score in [0, 1] from which a rule's matcher takes an entity
};

struct Entity {
  DetectorId detector = 0;
  Span span = {};
  double score = 0;  ///< in (0, 1]
};

/// The closed table of all detectors, in `DetectorId` order.
[[nodiscard]] std::span<const DetectorInfo> detectors() noexcept;
[[nodiscard]] std::optional<DetectorId> find_detector(std::string_view name) noexcept;

/// What one pass over a text tells the gates of all detectors. Whoever asks several detectors about one text makes this once and hands it
/// to each; it holds positions only (where digits are not written in ASCII, also a copy in which they are), and stays valid as long as the
/// text does not change.
class DetectorCues {
 public:
  explicit DetectorCues(const Text&);
  DetectorCues(DetectorCues&&) noexcept;
  DetectorCues& operator=(DetectorCues&&) noexcept;
  ~DetectorCues();

  /// False where the detector certainly finds nothing. A few nanoseconds.
  [[nodiscard]] bool may_hold(DetectorId) const noexcept;

  struct State;

 private:
  friend void detect(DetectorId, const Text&, const DetectorCues&, std::vector<Entity>& out);
  std::unique_ptr<State> state_;
};

/// Appends one detector's entities in order of position; they do not overlap each other. Uses a cheap gate first (digits, '@', keyword);
/// `detect_ungated` never does and is what the differential test compares with. All are pure and thread-safe. `cues` must be of this text.
void detect(DetectorId, const Text&, const DetectorCues& cues, std::vector<Entity>& out);
void detect(DetectorId, const Text&, std::vector<Entity>& out);
/// Every detector's entities, in `DetectorId` order.
void detect_all(const Text&, std::vector<Entity>& out);
void detect_ungated(DetectorId, const Text&, std::vector<Entity>& out);

}  // namespace sayso
