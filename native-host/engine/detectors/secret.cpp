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
      R"((?i)^(?:[x*.•_#-]+|[<{[(%$].*|.*[>}\])%]|your.*|(?:my|the|some|enter|insert|put|add|replace|change)[-_ ].*|.*(?:example|placeholder|redacted|changeme|xxxx|\*\*\*\*|\.\.\.).*|todo|tbd|null|none|nil|true|false|undefined|n/a)$)");
  return value.empty() || std::all_of(value.begin(), value.end(), [&](char c) { return c == value.front(); }) || shapes.found_in(value);
}

bool may_start(std::string_view text, std::size_t at, Start start) {
  if (at == 0 || start == Start::anything) return true;
  const char before = text[at - 1];
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (start == Start::no_letter) return (!small(before) && !capital(before)) || (small(before) && capital(text[at]));
  if (is_word(before)) return false;
  return start == Start::no_word || (before != '.' && before != '-' && before != '/');
}

std::uint64_t sample_hash(std::string_view text) noexcept {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a, 64 bits
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

namespace {

/// The secret itself: the first group that took part, else the whole match.
Span secret_in(const Pattern::Match& match) {
  for (int group = 1; group < Pattern::max_groups; ++group) {
    if (match.has(group)) return match.groups[group];
  }
  return match.whole();
}

void offer(const Secret& row, const Text& text, const Pattern::Match& match, Sink& sink) {
  const auto span = secret_in(match);
  const auto value = text.slice(span);
  if (entropy(value) < row.entropy || (row.accept != nullptr && !row.accept(value))) return;
  sink.add(span, row.score);
}

}  // namespace

Detector make(const Secret& row) {
  Detector detector;
  detector.info = {row.name, row.entity, row.title, row.source, 0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = row.keywords;
  detector.match_at = [pattern = Pattern("(?:" + row.expression + ")", row.letters), row](const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    Pattern::Match match{};
    if (may_start(read, at, row.start) && pattern.match_at(read, {at, std::min(read.size(), at + row.longest)}, match))
      offer(row, text, match, sink);
  };
  return detector;
}

Detector make_dense(Secret row, std::size_t dense, std::string_view any_byte) {
  Detector detector;
  detector.info = {row.name, row.entity, row.title, row.source, 0.5};
  detector.gate.reach = Reach::dense_windows;
  detector.gate.dense = dense;
  detector.gate.any_byte = any_byte;
  detector.gate.keywords = row.keywords;
  detector.scan = [pattern = Pattern("(?:" + row.expression + ")", row.letters), row](const Text& text, Span window, Sink& sink) {
    const auto read = text.utf8();
    Pattern::Match match{};
    for (auto rest = window; rest.begin < rest.end && pattern.search(read, rest, match);
         rest.begin = std::max(match.whole().begin + 1, secret_in(match).end)) {
      offer(row, text, match, sink);
    }
  };
  return detector;
}

}  // namespace sayso::detection
