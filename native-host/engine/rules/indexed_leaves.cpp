#include "rules/indexed_leaves.hpp"

#include <algorithm>

namespace sayso::rules {

namespace {

constexpr std::size_t short_text = 512;  // bytes

}  // namespace

IndexedLeaves::IndexedLeaves(const Program& program, const Index& index, Reading& reading)
    : program_(program),
      index_(index),
      reading_(reading),
      places_of_set_(program.phrase_sets.size()),
      literals_(index.literals_.size()),
      literal_sets_(index.pattern_of_set_.size()),
      told_(program.patterns.size()),
      may_match_(program.patterns.size()),
      detector_memo_(sayso::detectors().size()) {
  look_up_phrases();
  look_up_literals();
}

void IndexedLeaves::look_up(const Index::Anchor& anchor, std::size_t token) {
  std::size_t end = 0;
  if (token < anchor.offset || !reading_.phrase_at(program_.phrases[anchor.phrase], token - anchor.offset, end)) return;
  const Place place{anchor.phrase, static_cast<std::uint32_t>(token - anchor.offset), static_cast<std::uint32_t>(end)};
  if (places_of_set_.add(anchor.set, place)) sets_found_.push_back(anchor.set);
}

void IndexedLeaves::look_up_phrases() {
  const std::vector<WordId>& words = reading_.words();
  const std::size_t mask = index_.pairs_.size() - 1;
  for (std::size_t token = 0; token < words.size(); ++token) {
    const WordId word = words[token];
    if (word == 0) continue;
    for (std::uint32_t i = index_.anchors_of_word_[word]; i < index_.anchors_of_word_[word + 1]; ++i) look_up(index_.anchors_[i], token);
    if (!index_.starts_pair_[word] || token + 1 >= words.size() || words[token + 1] == 0) continue;
    // A pair stands at its phrase's words `offset` and `offset + 1`.
    const std::uint64_t key = Index::pair_key(word, words[token + 1]);
    for (std::size_t slot = Index::pair_slot(key, mask); index_.pairs_[slot].key != 0; slot = (slot + 1) & mask) {
      const Index::Pair& pair = index_.pairs_[slot];
      if (pair.key != key) continue;
      for (std::uint32_t i = pair.first; i < pair.first + pair.count; ++i) look_up(index_.anchors_[i], token);
      break;
    }
  }
}

void IndexedLeaves::look_up_literals() {
  const std::string_view text = reading_.text().utf8();
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') digit_at_.push_back(i);
  }
  if (reading_.folded_is_aligned()) {
    // Which of the two texts an expression reads makes a difference to few edges: either will do here.
    const std::string_view masked = reading_.text().masked();
    edges_.resize(text.size() + 1);
    for (std::size_t i = 0; i <= text.size(); ++i) edges_[i] = is_word_edge(text, i) || is_word_edge(masked, i);
  } else {
    edges_.assign(reading_.folded().size() + 1, 1);
  }
  if (index_.literals_.size() > 0)
    index_.literals_.search(reading_.folded(), [&](std::uint32_t literal, std::size_t begin) { found_literal(literal, begin); });
  const auto try_gate = [&](std::uint32_t pattern) {
    if (is_let_through(pattern)) may_match_.add(pattern);
  };
  std::for_each(told_in_order_.begin(), told_in_order_.end(), try_gate);
  std::for_each(index_.open_patterns_.begin(), index_.open_patterns_.end(), try_gate);
}

void IndexedLeaves::found_literal(std::uint32_t literal, std::size_t begin) {
  if (index_.literals_.begins_at_edge(literal) && edges_[begin] == 0) return;
  if (index_.literals_.ends_at_edge(literal) && edges_[begin + index_.literals_.length(literal)] == 0) return;
  if (!literals_.add(literal, static_cast<std::uint32_t>(begin))) return;
  for (const std::uint32_t set : index_.sets_of_literal_.of(literal)) {
    literal_sets_.add(set);
    const std::uint32_t pattern = index_.pattern_of_set_[set];
    if (told_.add(pattern)) told_in_order_.push_back(pattern);
  }
}

bool IndexedLeaves::is_let_through(const Index::BranchGate& branch) const {
  if (digit_at_.size() < branch.digits) return false;
  for (std::uint32_t set = branch.sets.first; set < branch.sets.first + branch.sets.count; ++set) {
    if (!literal_sets_.has(set)) return false;
  }
  return true;
}

bool IndexedLeaves::is_let_through(std::uint32_t pattern) const {
  const Index::PatternGate& gate = index_.gates_[pattern];
  if (gate.keywords != none && !literal_sets_.has(gate.keywords)) return false;
  if (gate.branches.count == 0) return true;
  const auto* const first = index_.branch_gates_.data() + gate.branches.first;
  return std::any_of(first, first + gate.branches.count, [&](const Index::BranchGate& branch) { return is_let_through(branch); });
}

std::vector<std::uint32_t> IndexedLeaves::candidates(const std::function<bool(const Rule&)>& applies) {
  std::vector<std::uint32_t> rules(index_.always_);
  const auto take = [&](std::span<const std::uint32_t> some) { rules.insert(rules.end(), some.begin(), some.end()); };
  for (const std::uint32_t set : sets_found_) take(index_.rules_of_set_.of(set));
  const auto take_pattern = [&](std::uint32_t pattern) {
    if (may_match_.has(pattern)) take(index_.rules_of_pattern_.of(pattern));
  };
  std::for_each(told_in_order_.begin(), told_in_order_.end(), take_pattern);
  std::for_each(index_.open_patterns_.begin(), index_.open_patterns_.end(), take_pattern);
  for (const DetectorId detector : index_.detectors_) {
    if (!detector_cues().may_hold(detector)) continue;
    const auto some = index_.rules_of_detector_.of(detector);
    if (std::none_of(some.begin(), some.end(), [&](std::uint32_t rule) { return applies(program_.rules[rule]); })) continue;
    if (!detector_hits(detector).empty()) take(some);
  }
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

Hit IndexedLeaves::hit_at(const Place& place) const {
  return {reading_.tokens_span(place.token, place.end), no_detector, program_.phrases[place.phrase].better, {}};
}

void IndexedLeaves::phrases(std::uint32_t set, std::vector<Hit>& out) {
  if (!index_.is_looked_up(set)) return scan_phrases(set, out);
  places_of_set_.each(set, [&](const Place& place) { out.push_back(hit_at(place)); });
}

void IndexedLeaves::scan_phrases(std::uint32_t set, std::vector<Hit>& out) {
  if (!word_places_known_) {
    word_places_known_ = true;
    const std::vector<WordId>& words = reading_.words();
    for (std::size_t token = 0; token < words.size(); ++token) {
      if (words[token] != 0) word_places_.emplace_back(words[token], static_cast<std::uint32_t>(token));
    }
    std::sort(word_places_.begin(), word_places_.end());
  }
  const auto at_word = [&](std::uint32_t phrase, WordId word) {
    auto place = std::partition_point(word_places_.begin(), word_places_.end(), [&](const auto& one) { return one.first < word; });
    for (; place != word_places_.end() && place->first == word; ++place) {
      std::size_t end = 0;
      if (reading_.phrase_at(program_.phrases[phrase], place->second, end))
        out.push_back(hit_at({phrase, place->second, static_cast<std::uint32_t>(end)}));
    }
  };
  const Range range = program_.phrase_sets[set];
  for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
    const Phrase& phrase = program_.phrases[i];
    at_word(i, program_.phrase_words[phrase.words.first]);
    if (phrase.words.count > 1) continue;
    for (std::uint32_t form = 0; form < phrase.last_forms.count; ++form) at_word(i, program_.phrase_words[phrase.last_forms.first + form]);
  }
}

template <typename Visit>
void IndexedLeaves::each_anchor(const Index::BranchGate& branch, Visit&& visit) const {
  std::uint32_t rarest = none;
  std::size_t least = branch.digits > 0 ? digit_at_.size() : SIZE_MAX;
  for (std::uint32_t set = branch.sets.first; set < branch.sets.first + branch.sets.count; ++set) {
    std::size_t count = 0;
    for (const std::uint32_t literal : index_.literals_of_set_.of(set)) count += literals_.count(literal);
    if (count < least) {
      least = count;
      rarest = set;
    }
  }
  if (rarest == none) {
    for (const std::uint32_t at : digit_at_) visit(at, at + 1);
    return;
  }
  for (const std::uint32_t literal : index_.literals_of_set_.of(rarest))
    literals_.each(literal, [&](std::uint32_t begin) { visit(begin, begin + index_.literals_.length(literal)); });
}

bool IndexedLeaves::has_digits(Span span, std::size_t count) const {
  if (count == 0) return true;
  const auto first = std::lower_bound(digit_at_.begin(), digit_at_.end(), span.begin);
  return static_cast<std::size_t>(digit_at_.end() - first) >= count && first[static_cast<std::ptrdiff_t>(count) - 1] < span.end;
}

/// Around the anchors of each branch, where it is known how far a match reaches; else the whole text. In order, none touching another.
void IndexedLeaves::find_windows(std::uint32_t pattern) {
  const Window whole{{0, reading_.text().utf8().size()}, true};
  const std::vector<RegexpFacts::Branch>& branches = program_.patterns[pattern]->facts().branches;
  windows_.clear();
  if (branches.empty() || !reading_.folded_is_aligned()) return windows_.push_back(whole);
  for (std::uint32_t i = 0; i < branches.size(); ++i) {
    const Index::BranchGate& gate = index_.branch_gates_[index_.gates_[pattern].branches.first + i];
    if (!is_let_through(gate)) continue;
    // In a short text, all that is ahead of a known start is soon read.
    if ((gate.sets.count == 0 && gate.digits == 0) || (!branches[i].longest && !branches[i].gaps) ||
        (gate.starts != none && whole.span.end <= short_text)) {
      windows_.push_back({whole.span, gate.starts == none});
      continue;
    }
    each_anchor(gate, [&](std::size_t begin, std::size_t end) {
      const Span span = reading_.reach({begin, end}, branches[i].longest, branches[i].gaps);
      if (has_digits(span, gate.digits)) windows_.push_back({span, gate.starts == none});
    });
  }
  if (windows_.size() < 2) return;
  std::sort(windows_.begin(), windows_.end(), [](const Window& a, const Window& b) { return a.span.begin < b.span.begin; });
  std::size_t last = 0;
  for (std::size_t i = 1; i < windows_.size(); ++i) {
    if (windows_[i].span.begin <= windows_[last].span.end) {
      windows_[last].span.end = std::max(windows_[last].span.end, windows_[i].span.end);
      windows_[last].begins_anywhere = windows_[last].begins_anywhere || windows_[i].begins_anywhere;
    } else {
      windows_[++last] = windows_[i];
    }
  }
  windows_.resize(last + 1);
}

/// Where a match can begin, of the branches of which that is known; rising.
void IndexedLeaves::find_starts(std::uint32_t pattern) {
  starts_.clear();
  const Range branches = index_.gates_[pattern].branches;
  for (std::uint32_t i = branches.first; i < branches.first + branches.count; ++i) {
    const Index::BranchGate& gate = index_.branch_gates_[i];
    if (gate.starts == none || !is_let_through(gate)) continue;
    for (const std::uint32_t literal : index_.literals_of_set_.of(gate.starts))
      literals_.each(literal, [&](std::uint32_t begin) { starts_.push_back(begin); });
  }
  std::sort(starts_.begin(), starts_.end());
  starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
}

void IndexedLeaves::pattern(std::uint32_t index, std::vector<Hit>& out) {
  if (!may_match_.has(index)) return;
  const Pattern& pattern = *program_.patterns[index];
  const std::string_view text = pattern.reads_all() ? reading_.text().utf8() : reading_.text().masked();
  spans_.clear();
  find_windows(index);
  find_starts(index);
  auto begin = starts_.begin();
  for (const Window& window : windows_) {
    if (window.begins_anywhere) {
      pattern.find(text, window.span, spans_);
      continue;
    }
    begin = std::lower_bound(begin, starts_.end(), window.span.begin);
    const auto end = std::lower_bound(begin, starts_.end(), window.span.end);
    pattern.find_at(text, {begin, end}, window.span.end, spans_);
    begin = end;
  }
  for (const Span span : spans_) out.push_back({span, no_detector, none, {}});
}

bool IndexedLeaves::may_hit(NodeKind kind, std::uint32_t id) {
  if (kind == NodeKind::phrases) return places_of_set_.has(id);
  if (kind == NodeKind::detector) return detector_cues().may_hold(static_cast<DetectorId>(id));
  return may_match_.has(id);
}

void IndexedLeaves::detector(DetectorId id, std::vector<Hit>& out) {
  const std::vector<Hit>& hits = detector_hits(id);
  out.insert(out.end(), hits.begin(), hits.end());
}

const DetectorCues& IndexedLeaves::detector_cues() {
  if (!detector_cues_) detector_cues_.emplace(reading_.text());
  return *detector_cues_;
}

const std::vector<Hit>& IndexedLeaves::detector_hits(DetectorId id) {
  std::unique_ptr<const std::vector<Hit>>& known = detector_memo_[id];
  if (known) return *known;
  std::vector<Entity> entities;
  detect(id, reading_.text(), detector_cues(), entities);
  std::vector<Hit> hits;
  for (const Entity& entity : entities) {
    if (entity.score >= sayso::detectors()[id].threshold) hits.push_back({entity.span, id, none, {}});
  }
  known = std::make_unique<const std::vector<Hit>>(std::move(hits));
  return *known;
}

}  // namespace sayso::rules
