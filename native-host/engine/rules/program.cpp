#include "rules/program.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace sayso::rules {

std::uint32_t Lexicon::hash(std::string_view text) noexcept {
  // FNV-1a, folded to 32 bits: tokens are short and the table compares the words themselves.
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return static_cast<std::uint32_t>(h ^ h >> 32);
}

void Lexicon::grow() {
  std::vector<Slot> bigger(slots_.size() * 2);
  const std::size_t mask = bigger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.id == 0) continue;
    std::size_t i = slot.hash & mask;
    while (bigger[i].id != 0) i = (i + 1) & mask;
    bigger[i] = slot;
  }
  slots_ = std::move(bigger);
}

WordId Lexicon::add(std::string_view folded) {
  if (const WordId known = find(folded)) return known;
  if (words_.size() * 2 >= slots_.size()) grow();
  words_.emplace_back(folded);
  const auto id = static_cast<WordId>(words_.size());
  const std::uint32_t h = hash(folded);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = h & mask;
  while (slots_[i].id != 0) i = (i + 1) & mask;
  slots_[i] = {h, id};
  return id;
}

WordId Lexicon::find(std::string_view folded) const noexcept {
  const std::uint32_t h = hash(folded);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = h & mask; slots_[i].id != 0; i = (i + 1) & mask) {
    if (slots_[i].hash == h && words_[slots_[i].id - 1] == folded) return slots_[i].id;
  }
  return 0;
}

namespace {

bool has_bit(std::uint8_t mask, std::size_t bit) noexcept { return (mask >> bit & 1U) != 0; }

bool same_text(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return unicode::ascii_lower(x) == unicode::ascii_lower(y); });
}

/// RFC 4647, basic filtering: "en" takes "en-US". `unknown` takes a draft whose language was not told.
bool language_matches(std::string_view range, std::string_view tag) noexcept {
  if (tag.empty()) return range == "unknown";
  return tag.size() >= range.size() && same_text(range, tag.substr(0, range.size())) &&
         (tag.size() == range.size() || tag[range.size()] == '-' || tag[range.size()] == '_');
}

}  // namespace

bool When::holds(const Scope& scope, const Circumstances& circumstances) const noexcept {
  if (!has_bit(surfaces, static_cast<std::size_t>(scope.surface)) || !has_bit(audiences, static_cast<std::size_t>(scope.audience)) ||
      !has_bit(accounts, static_cast<std::size_t>(scope.account))) {
    return false;
  }
  const std::string_view site = scope.site.empty() ? std::string_view("unknown") : std::string_view(scope.site);
  if (!sites.empty() && std::find(sites.begin(), sites.end(), site) == sites.end()) return false;
  if (!languages.empty() &&
      std::none_of(languages.begin(), languages.end(), [&](const auto& range) { return language_matches(range, circumstances.language); }))
    return false;
  return roles.empty() || std::any_of(roles.begin(), roles.end(), [&](const auto& role) {
           return std::find(circumstances.roles.begin(), circumstances.roles.end(), role) != circumstances.roles.end();
         });
}

bool Exception::holds(const Scope& scope, const Circumstances& circumstances) const noexcept {
  return circumstances.now < expires && when.holds(scope, circumstances);
}

bool Rule::applies(const Scope& scope, const Circumstances& circumstances) const noexcept {
  return when.holds(scope, circumstances) && circumstances.rollout_bucket < rollout && (!from || circumstances.now >= *from) &&
         (!to || circumstances.now < *to) && (!expires || circumstances.now < *expires);
}

std::string_view Program::describe(NodeKind kind) const noexcept {
  switch (kind) {
    case NodeKind::phrases:
      return "phrases";
    case NodeKind::pattern:
      return "pattern";
    case NodeKind::detector:
      return "detector";
    case NodeKind::weigh:
      return "weigh";
    case NodeKind::requires_then:
      return "requires";
    case NodeKind::length:
      return "length";
    case NodeKind::all:
      return "all";
    case NodeKind::any:
      return "any";
    case NodeKind::none_of:
      return "none";
    case NodeKind::near:
      return "near";
    case NodeKind::starts:
      return "starts";
    case NodeKind::ends:
      return "ends";
    case NodeKind::reads_like:
      return "reads-like";
  }
  return "";
}

}  // namespace sayso::rules
