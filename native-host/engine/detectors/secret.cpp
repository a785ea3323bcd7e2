#include "detectors/secret.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sayso::detection {
namespace {

bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

}  // namespace

double entropy(std::string_view text) noexcept {
  if (text.empty()) return 0;
  std::array<unsigned, 256> counts{};
  for (const char c : text) ++counts[static_cast<unsigned char>(c)];
  double bits = 0;
  for (const auto count : counts) {
    if (count == 0) continue;
    const double share = static_cast<double>(count) / static_cast<double>(text.size());
    bits -= share * std::log2(share);
  }
  return bits;
}

bool is_placeholder(std::string_view value) {
  static const Pattern shapes(
      R"((?i)^(?:[x*.•_#-]+|[<{[(%$].*|.*[>}\])%]|(?:your|my|the|some|enter|insert|put|add|replace|change)[-_ ]?.*|.*(?:example|placeholder|redacted|changeme|xxxx|\*\*\*\*|\.\.\.).*|todo|tbd|null|none|nil|true|false|undefined|n/a)$)");
  return value.empty() || std::all_of(value.begin(), value.end(), [&](char c) { return c == value.front(); }) || shapes.found_in(value);
}

Detector make(Secret row) {
  Detector detector;
  detector.info = {row.name, row.entity, row.title, row.source, row.threshold};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = row.keywords;
  detector.match_at = [pattern = Pattern("(?:" + row.expression + ")", row.letters), row](const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    if (row.word_start && at > 0 && is_word(read[at - 1])) return;
    Pattern::Match match{};
    if (!pattern.match_at(read, {at, std::min(read.size(), at + row.longest)}, match)) return;
    const auto span = match.has(1) ? match.groups[1] : match.whole();
    const auto value = text.slice(span);
    if (entropy(value) < row.entropy || (row.accept != nullptr && !row.accept(value))) return;
    sink.add(span, row.score);
  };
  return detector;
}

}  // namespace sayso::detection
