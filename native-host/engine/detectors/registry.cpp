#include "detectors/registry.hpp"

#include <algorithm>

#include "detectors/families.hpp"

namespace sayso {
namespace detection {

void Sink::finish(std::vector<Entity>& out) {
  if (entities_.empty()) return;
  std::sort(entities_.begin(), entities_.end(), [](const Entity& a, const Entity& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.score > b.score;
  });
  const auto first = out.size();
  for (const auto& entity : entities_) {
    if (out.size() == first || !out.back().span.overlaps(entity.span)) {
      out.push_back(entity);
    } else if (const auto length = [](Span s) { return s.end - s.begin; }; length(entity.span) > length(out.back().span)) {
      out.back() = entity;
    }
  }
}

Registry::Registry() {
  add_payment(table_);
  add_contact(table_);
  add_phone(table_);
  add_network(table_);
  add_finance(table_);
  add_north_america(table_);
  add_united_kingdom(table_);
  add_germany(table_);
  add_southern_europe(table_);
  add_northern_europe(table_);
  add_central_europe(table_);
  add_asia(table_);
  add_rest_of_world(table_);
  add_passwords(table_);
  add_prose_codes(table_);
  add_recovery_words(table_);
  add_structured_secrets(table_);
  add_vendor_secrets(table_);
  const auto count = static_cast<DetectorId>(table_.size());
  for (DetectorId id = 0; id < count; ++id) {
    infos_.push_back(table_[id].info);
    by_name_.emplace(table_[id].info.name, id);
    for (const auto& keyword : table_[id].gate.keywords) keywords_.add(keyword, id);
  }
}

const Registry& Registry::instance() {
  static const Registry registry;
  return registry;
}

std::optional<DetectorId> Registry::find(std::string_view name) const {
  const auto it = by_name_.find(name);
  if (it == by_name_.end()) return std::nullopt;
  return it->second;
}

}  // namespace detection

std::span<const DetectorInfo> detectors() noexcept { return detection::Registry::instance().infos(); }

std::optional<DetectorId> find_detector(std::string_view name) noexcept { return detection::Registry::instance().find(name); }

}  // namespace sayso
