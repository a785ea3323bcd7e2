#include "doctor_drift.hpp"

#include <utility>

namespace sayso::cli {
namespace {

using nlohmann::json;

void leave_out_what_varies(json& value) {
  if (value.is_object()) {
    for (const char* key : {"milliseconds", "searched", "not-read", "drift"}) value.erase(key);
  }
  if (value.is_structured()) {
    for (json& inner : value) leave_out_what_varies(inner);
  }
}

json at(const json& document, const std::string& path) {
  const json::json_pointer pointer(path);
  return document.contains(pointer) ? document.at(pointer) : json();
}

}  // namespace

std::vector<Drift> drift_between(json before, json now) {
  leave_out_what_varies(before);
  leave_out_what_varies(now);
  std::vector<Drift> drift;
  for (const json& step : json::diff(before, now)) {
    std::string path = step["path"].get<std::string>();
    const bool added = step["op"] == "add", removed = step["op"] == "remove";
    drift.push_back({path, added ? json() : at(before, path), removed ? json() : step.value("value", json())});
  }
  return drift;
}

}  // namespace sayso::cli
