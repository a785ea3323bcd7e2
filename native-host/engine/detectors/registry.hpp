// The closed table of all detectors and the index over their keywords; built once, immutable afterwards.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detectors/cues.hpp"
#include "detectors/detector.hpp"

namespace sayso::detection {

class Registry {
 public:
  static const Registry& instance();

  [[nodiscard]] const Table& table() const noexcept { return table_; }
  [[nodiscard]] std::span<const DetectorInfo> infos() const noexcept { return infos_; }
  [[nodiscard]] const KeywordIndex& keywords() const noexcept { return keywords_; }
  [[nodiscard]] std::optional<DetectorId> find(std::string_view name) const;

 private:
  Registry();
  Table table_;
  std::vector<DetectorInfo> infos_;
  KeywordIndex keywords_;
  std::unordered_map<std::string_view, DetectorId> by_name_;
};

}  // namespace sayso::detection
