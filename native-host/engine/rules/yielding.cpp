#include "rules/yielding.hpp"

#include <algorithm>

namespace sayso::rules {

namespace {

enum class Fate : std::uint8_t { open, shown, withheld };

/// One rule that found something.
struct Voice {
  std::uint32_t rule;
  Fate fate = Fate::open;
};

}  // namespace

void withhold_yielding(std::vector<NumberedFinding>& findings, const std::vector<Rule>& rules) {
  const auto yields = [&rules](const NumberedFinding& one) { return rules[one.first].yields_to != 0 && one.second.stage != Stage::audit; };
  if (findings.size() < 2 || std::none_of(findings.begin(), findings.end(), yields)) return;

  std::vector<Voice> voices;
  for (const auto& [rule, finding] : findings) {
    const auto same = [number = rule](const Voice& voice) { return voice.rule == number; };
    if (finding.stage != Stage::audit && std::none_of(voices.begin(), voices.end(), same)) voices.push_back({rule});
  }
  const auto knows_better = [&rules](const Voice& voice, const Voice& other) {
    return voice.rule != other.rule && rules[voice.rule].yields(rules[other.rule].category);
  };
  // Each round decides what no longer waits for another; where all wait for each other, all are shown.
  for (bool decided = true; decided;) {
    decided = false;
    for (Voice& voice : voices) {
      if (voice.fate != Fate::open) continue;
      bool waits = false;
      for (const Voice& other : voices) {
        if (!knows_better(voice, other)) continue;
        if (other.fate == Fate::shown) voice.fate = Fate::withheld;
        waits = waits || other.fate == Fate::open;
      }
      if (voice.fate == Fate::open && !waits) voice.fate = Fate::shown;
      decided = decided || voice.fate != Fate::open;
    }
  }
  std::erase_if(findings, [&voices](const NumberedFinding& one) {
    if (one.second.stage == Stage::audit) return false;
    return std::any_of(voices.begin(), voices.end(),
                       [&one](const Voice& voice) { return voice.rule == one.first && voice.fate == Fate::withheld; });
  });
}

}  // namespace sayso::rules
