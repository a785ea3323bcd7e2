#include "detectors/cues.hpp"

#include <algorithm>
#include <optional>

#include "detectors/plain_reading.hpp"
#include "detectors/registry.hpp"
#include "text/unicode.hpp"

namespace sayso {
namespace detection {
namespace {

constexpr unsigned char lower(unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + 32) : c; }
constexpr bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
constexpr bool is_space(unsigned char c) { return c <= ' '; }

std::uint32_t gram_of(std::string_view keyword) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(keyword[0])) << 16 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(keyword[1])) << 8 | static_cast<unsigned char>(keyword[2]);
}

bool equal_folded(std::string_view text, std::string_view keyword) {
  return std::equal(keyword.begin(), keyword.end(), text.begin(),
                    [](char k, char t) { return static_cast<unsigned char>(k) == lower(static_cast<unsigned char>(t)); });
}

}  // namespace

void KeywordIndex::add(std::string_view keyword, DetectorId owner) {
  add_as_written(keyword, owner);
  // Letters beyond ASCII are compared as bytes: "contraseña" is there for "CONTRASEÑA" as well.
  const std::string capitals = unicode::upper_beyond_ascii(keyword);
  if (capitals != keyword) add_as_written(capitals, owner);
}

void KeywordIndex::add_as_written(std::string_view keyword, DetectorId owner) {
  const auto [it, fresh] = by_text_.try_emplace(std::string(keyword), static_cast<std::uint32_t>(keywords_.size()));
  if (fresh) {
    keywords_.push_back({std::string(keyword), {}});
    const auto gram = gram_of(keyword);
    occupied_.set(slot(gram));
    by_gram_[gram].push_back(it->second);
  }
  keywords_[it->second].owners.push_back(owner);
}

void KeywordIndex::find(std::string_view text, std::vector<Hit>& hits) const {
  std::uint32_t gram = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    gram = (gram << 8 | lower(static_cast<unsigned char>(text[i]))) & 0xFFFFFFU;
    if (i < 2 || !occupied_.test(slot(gram))) continue;
    const auto bucket = by_gram_.find(gram);
    if (bucket == by_gram_.end()) continue;
    const auto rest = text.substr(i - 2);
    for (const auto keyword : bucket->second) {
      const std::string_view wanted = keywords_[keyword].text;
      if (rest.size() >= wanted.size() && equal_folded(rest, wanted)) hits.push_back({keyword, static_cast<std::uint32_t>(i - 2)});
    }
  }
}

}  // namespace detection

struct DetectorCues::State {
  std::optional<detection::PlainReading> plain;       // what is read in place of the text
  std::vector<detection::DigitWindow> digit_windows;  // of the masked text
  std::vector<Span> dense_windows;
  std::vector<detection::KeywordIndex::Hit> hits;
  std::vector<bool> has_keyword;  // by DetectorId; empty without any hit
  std::size_t digits = 0;         // of the whole text
  std::size_t most_digits = 0;    // of one digit window
  std::size_t longest_dense = 0;
  std::bitset<256> bytes;
};

namespace detection {
namespace {

/// Below this, a stretch without white space holds no secret that is searched without a keyword.
constexpr std::size_t shortest_dense = 20;

void look_at_bytes(std::string_view text, DetectorCues::State& cues) {
  std::size_t run = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const auto c = i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(' ');
    if (i < text.size()) cues.bytes.set(c);
    cues.digits += is_digit(c) ? 1U : 0U;
    if (!is_space(c)) {
      ++run;
      continue;
    }
    cues.longest_dense = std::max(cues.longest_dense, run);
    if (run >= shortest_dense) cues.dense_windows.push_back({i - run, i});
    run = 0;
  }
}

void look_at_digits(std::string_view masked, DetectorCues::State& cues) {
  for (std::size_t i = 0; i < masked.size(); ++i) {
    if (!is_digit(static_cast<unsigned char>(masked[i]))) continue;
    const Span around{i - std::min(i, digit_margin), std::min(masked.size(), i + 1 + digit_margin)};
    if (cues.digit_windows.empty() || cues.digit_windows.back().span.end < around.begin) {
      cues.digit_windows.push_back({around, 1});
    } else {
      cues.digit_windows.back().span.end = around.end;
      ++cues.digit_windows.back().digits;
    }
  }
  for (const auto& window : cues.digit_windows) cues.most_digits = std::max(cues.most_digits, window.digits);
}

}  // namespace
}  // namespace detection

DetectorCues::DetectorCues(const Text& written) : state_(std::make_unique<State>()) {
  const auto& registry = detection::Registry::instance();
  state_->plain = detection::PlainReading::of(written);
  const Text& text = state_->plain ? state_->plain->text() : written;
  detection::look_at_bytes(text.utf8(), *state_);
  if (state_->digits > 0) detection::look_at_digits(text.masked(), *state_);
  registry.keywords().find(text.utf8(), state_->hits);
  if (state_->hits.empty()) return;
  state_->has_keyword.resize(registry.table().size());
  for (const auto hit : state_->hits) {
    for (const auto owner : registry.keywords().owners(hit.keyword)) state_->has_keyword[owner] = true;
  }
}

DetectorCues::~DetectorCues() = default;
DetectorCues::DetectorCues(DetectorCues&&) noexcept = default;
DetectorCues& DetectorCues::operator=(DetectorCues&&) noexcept = default;

bool DetectorCues::may_hold(DetectorId id) const noexcept {
  const auto& gate = detection::Registry::instance().table()[id].gate;
  const auto digits = gate.reach == detection::Reach::digit_windows ? state_->most_digits : state_->digits;
  if (digits < gate.digits || state_->longest_dense < gate.dense) return false;
  if (!gate.keywords.empty() && (state_->has_keyword.empty() || !state_->has_keyword[id])) return false;
  return gate.any_byte.empty() ||
         std::any_of(gate.any_byte.begin(), gate.any_byte.end(), [&](char c) { return state_->bytes.test(static_cast<unsigned char>(c)); });
}

void detect(DetectorId id, const Text& written, const DetectorCues& cues, std::vector<Entity>& out) {
  if (!cues.may_hold(id)) return;
  const auto& registry = detection::Registry::instance();
  const auto& detector = registry.table()[id];
  const auto& state = *cues.state_;
  const Text& text = state.plain ? state.plain->text() : written;
  detection::Sink sink(id);
  switch (detector.gate.reach) {
    case detection::Reach::whole:
      detector.scan(text, {0, text.utf8().size()}, sink);
      break;
    case detection::Reach::digit_windows:
      for (const auto& window : state.digit_windows) {
        if (window.digits >= detector.gate.digits) detector.scan(text, window.span, sink);
      }
      break;
    case detection::Reach::dense_windows:
      for (const auto window : state.dense_windows) {
        // One byte more on each side, so that an expression may ask what stands around the stretch.
        const Span around{window.begin - std::min<std::size_t>(window.begin, 1), std::min(window.end + 1, text.utf8().size())};
        if (window.end - window.begin >= detector.gate.dense) detector.scan(text, around, sink);
      }
      break;
    case detection::Reach::keyword_hits:
      for (const auto hit : state.hits) {
        const auto& owners = registry.keywords().owners(hit.keyword);
        if (std::find(owners.begin(), owners.end(), id) != owners.end()) detector.match_at(text, hit.at, sink);
      }
      break;
  }
  const auto first = out.size();
  sink.finish(out);
  if (state.plain) state.plain->place_back(out, first);
}

void detect(DetectorId id, const Text& text, std::vector<Entity>& out) { detect(id, text, DetectorCues(text), out); }

void detect_ungated(DetectorId id, const Text& written, std::vector<Entity>& out) {
  const auto& detector = detection::Registry::instance().table()[id];
  const auto plain = detection::PlainReading::of(written);
  const Text& text = plain ? plain->text() : written;
  detection::Sink sink(id);
  const auto size = text.utf8().size();
  if (detector.gate.reach == detection::Reach::keyword_hits) {
    for (std::size_t at = 0; at < size; ++at) detector.match_at(text, at, sink);
  } else {
    detector.scan(text, {0, size}, sink);
  }
  const auto first = out.size();
  sink.finish(out);
  if (plain) plain->place_back(out, first);
}

void detect_all(const Text& text, std::vector<Entity>& out) {
  const DetectorCues cues(text);
  const auto count = static_cast<DetectorId>(detection::Registry::instance().table().size());
  for (DetectorId id = 0; id < count; ++id) detect(id, text, cues, out);
}

}  // namespace sayso
