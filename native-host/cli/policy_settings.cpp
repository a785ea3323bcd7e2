#include "policy_settings.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>

#include "sayso/json.hpp"
#include "sayso/policy.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;

constexpr std::size_t most_letters = 60;

/// Cut at a whole character, without anything that could steer a terminal.
std::string shortened(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  if (text.size() <= most_letters) return text;
  std::size_t end = most_letters;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

std::string in_short(const json& value) {
  if (value.is_null()) return "–";
  if (value.is_boolean()) return value.get<bool>() ? "on" : "off";
  if (value.is_string()) return shortened(value.get<std::string>());
  if (value.is_structured() && value.empty()) return "–";
  if (value.is_array()) {
    std::string all;
    for (const json& entry : value) all += (all.empty() ? "" : ", ") + (entry.is_string() ? entry.get<std::string>() : dump_json(entry));
    return shortened(value.size() > 3 ? std::to_string(value.size()) + ": " + all : all);
  }
  if (value.is_object()) {
    std::string all;
    for (const auto& [key, entry] : value.items())
      all += (all.empty() ? "" : ", ") + key + (entry.is_structured() ? "" : " " + in_short(entry));
    return shortened(value.size() > 3 ? std::to_string(value.size()) + ": " + all : all);
  }
  return dump_json(value);
}

void print_settings(const json& settings) {
  for (const SettingDoc& doc : setting_docs()) {
    const auto setting = settings.find(doc.key);
    if (setting == settings.end()) continue;
    std::string origin;
    for (const json& one : (*setting)["origins"]) origin += (origin.empty() ? "" : " + ") + one.get<std::string>();
    if (origin.empty()) origin = "built-in";
    if ((*setting)["locked"] == true && doc.preferable) origin += ", locked";
    std::cout << "  " << std::left << std::setw(16) << doc.key << ' ' << std::setw(22) << origin << ' '
              << (setting->contains("left-out") ? std::to_string((*setting)["left-out"].get<std::size_t>()) + " bytes"
                                                : in_short((*setting)["value"]))
              << '\n';
  }
}

}  // namespace sayso::cli
