#include "rules/index.hpp"

#include <algorithm>
#include <numeric>

namespace sayso::rules {

namespace {

constexpr std::size_t few = 8;  // phrases at one word that are checked one by one

std::uint64_t pair_key(WordId first, WordId second) noexcept { return std::uint64_t{first} << 32 | second; }
std::size_t pair_slot(std::uint64_t key, std::size_t mask) noexcept {
  return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 29) & mask;
}

}  // namespace

void Index::Lists::build(std::vector<std::pair<std::uint32_t, std::uint32_t>> entries, std::size_t keys) {
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  first_.assign(keys + 1, 0);
  values_.clear();
  for (const auto& [key, value] : entries) {
    ++first_[key + 1];
    values_.push_back(value);
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
}

Index::Index(const Program& program) : program_(program), looked_up_(program.phrase_sets.size()) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_set, by_pattern, by_detector;
  for (std::uint32_t i = 0; i < program.rules.size(); ++i) {
    const auto leaves = needed(program.rules[i]);
    if (!leaves) {
      always_.push_back(i);
      continue;
    }
    for (const Leaf leaf : *leaves)
      (leaf.kind == NodeKind::phrases ? by_set : leaf.kind == NodeKind::pattern ? by_pattern : by_detector).emplace_back(leaf.id, i);
  }
  for (const Node& node : program.nodes) {
    if (node.kind == NodeKind::phrases) looked_up_[node.payload] = true;
  }
  rules_of_set_.build(std::move(by_set), program.phrase_sets.size());
  rules_of_pattern_.build(std::move(by_pattern), program.patterns.size());
  rules_of_detector_.build(std::move(by_detector), sayso::detectors().size());
  for (std::size_t id = 0; id < sayso::detectors().size(); ++id) {
    if (rules_of_detector_.has(static_cast<std::uint32_t>(id))) detectors_.push_back(static_cast<DetectorId>(id));
  }
  place_phrases();
  place_patterns();
}

std::size_t Index::cost(const LeafSet& leaves) const {
  std::size_t sum = 0;
  for (const Leaf leaf : leaves) {
    if (leaf.kind == NodeKind::phrases) {
      sum += program_.phrase_sets[leaf.id].count;
    } else if (leaf.kind == NodeKind::detector) {
      sum += 100;
    } else {
      const Pattern& pattern = *program_.patterns[leaf.id];
      const bool literal = !pattern.facts().literals.empty() || !pattern.keywords().empty();
      sum += literal ? std::size_t{20} : pattern.facts().needs_digit ? std::size_t{2'000} : std::size_t{100'000};
    }
  }
  return sum;
}

std::optional<Index::LeafSet> Index::needed(NodeId id) const {
  const Node& node = program_.nodes[id];
  const auto child = [&](std::size_t i) { return needed(program_.children[node.children.first + i]); };
  const auto cheapest = [&](std::size_t count) {
    std::optional<LeafSet> best;
    for (std::size_t i = 0; i < count; ++i) {
      auto one = child(i);
      if (one && (!best || cost(*one) < cost(*best))) best = std::move(one);
    }
    return best;
  };
  switch (node.kind) {
    case NodeKind::phrases:
    case NodeKind::pattern:
    case NodeKind::detector:
      return LeafSet{{node.kind, node.payload}};
    case NodeKind::all:
    case NodeKind::near:
      return cheapest(node.children.count);
    case NodeKind::requires_then:
    case NodeKind::starts:
    case NodeKind::ends:
      return child(0);
    case NodeKind::any:
    case NodeKind::weigh: {
      // The threshold is over 0, so of a weigh at least one cue with a positive weight holds.
      LeafSet sum;
      for (std::size_t i = 0; i < node.children.count; ++i) {
        if (node.kind == NodeKind::weigh && program_.weights[program_.thresholds[node.payload].first_weight + i] <= 0) continue;
        const auto one = child(i);
        if (!one) return std::nullopt;
        sum.insert(sum.end(), one->begin(), one->end());
      }
      return sum;
    }
    case NodeKind::none_of:
    case NodeKind::length:
    case NodeKind::reads_like:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Index::LeafSet> Index::needed(const Rule& rule) const {
  std::optional<LeafSet> best = needed(rule.condition);
  for (const Nearby& guard : rule.context) {
    auto one = needed(guard.condition);
    if (one && (!best || cost(*one) < cost(*best))) best = std::move(one);
  }
  return best;
}

std::optional<std::vector<std::uint32_t>> Index::ungated_patterns(const Rule& rule) const {
  const auto leaves = needed(rule);
  if (!leaves) return std::nullopt;
  std::vector<std::uint32_t> patterns;
  for (const Leaf leaf : *leaves) {
    if (leaf.kind != NodeKind::pattern) continue;
    const Pattern& pattern = *program_.patterns[leaf.id];
    if (pattern.facts().literals.empty() && pattern.keywords().empty()) patterns.push_back(leaf.id);
  }
  return patterns;
}

void Index::place_phrases() {
  // How many phrases a word stands in decides where a phrase is looked up.
  std::vector<std::uint32_t> frequency(program_.lexicon.size() + 1);
  const auto last_words = [&](const Phrase& phrase, auto&& each) {
    each(program_.phrase_words[phrase.words.first + phrase.words.count - 1]);
    for (std::uint32_t i = 0; i < phrase.last_forms.count; ++i) each(program_.phrase_words[phrase.last_forms.first + i]);
  };
  const auto each_phrase = [&](auto&& each) {
    for (std::uint32_t set = 0; set < program_.phrase_sets.size(); ++set) {
      if (!looked_up_[set]) continue;
      const Range range = program_.phrase_sets[set];
      for (std::uint32_t phrase = range.first; phrase < range.first + range.count; ++phrase) each(set, phrase, program_.phrases[phrase]);
    }
  };
  each_phrase([&](std::uint32_t, std::uint32_t, const Phrase& phrase) {
    for (std::uint32_t i = 0; i + 1 < phrase.words.count; ++i) ++frequency[program_.phrase_words[phrase.words.first + i]];
    last_words(phrase, [&](WordId word) { ++frequency[word]; });
  });

  std::vector<std::pair<std::uint64_t, Anchor>> by_word, by_pair;
  each_phrase([&](std::uint32_t set, std::uint32_t id, const Phrase& phrase) {
    const std::uint32_t length = phrase.words.count;
    const WordId* const words = program_.phrase_words.data() + phrase.words.first;
    const bool inflected = phrase.last_forms.count > 0;
    std::uint32_t best = 0;
    std::size_t least = SIZE_MAX;
    for (std::uint32_t i = 0; i < length; ++i) {
      std::size_t here = frequency[words[i]];
      if (inflected && i + 1 == length) last_words(phrase, [&](WordId word) { here = std::max<std::size_t>(here, frequency[word]); });
      if (here < least) {
        least = here;
        best = i;
      }
    }
    const std::uint32_t pairs = length - (inflected ? 1 : 0);  // words that are what they are
    if (least > few && pairs >= 2) {
      std::uint32_t at = 0;
      std::size_t rarest = SIZE_MAX;
      for (std::uint32_t i = 0; i + 1 < pairs; ++i) {
        const std::size_t both = std::min(frequency[words[i]], frequency[words[i + 1]]);
        if (both < rarest) {
          rarest = both;
          at = i;
        }
      }
      by_pair.push_back({pair_key(words[at], words[at + 1]), {id, set, at}});
    } else if (inflected && best + 1 == length) {
      last_words(phrase, [&](WordId word) { by_word.push_back({word, {id, set, best}}); });
    } else {
      by_word.push_back({words[best], {id, set, best}});
    }
  });

  const auto by_key = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::stable_sort(by_word.begin(), by_word.end(), by_key);
  std::stable_sort(by_pair.begin(), by_pair.end(), by_key);
  anchors_of_word_.assign(program_.lexicon.size() + 2, 0);
  for (const auto& [word, anchor] : by_word) {
    ++anchors_of_word_[word + 1];
    anchors_.push_back(anchor);
  }
  std::partial_sum(anchors_of_word_.begin(), anchors_of_word_.end(), anchors_of_word_.begin());

  starts_pair_.assign(program_.lexicon.size() + 1, false);
  std::size_t slots = 16;
  while (slots < by_pair.size() * 2) slots *= 2;
  pairs_.assign(slots, {});
  for (std::size_t i = 0; i < by_pair.size();) {
    const std::uint64_t key = by_pair[i].first;
    Pair pair{key, static_cast<std::uint32_t>(anchors_.size()), 0};
    for (; i < by_pair.size() && by_pair[i].first == key; ++i, ++pair.count) anchors_.push_back(by_pair[i].second);
    std::size_t slot = pair_slot(key, slots - 1);
    while (pairs_[slot].key != 0) slot = (slot + 1) & (slots - 1);
    pairs_[slot] = pair;
    starts_pair_[static_cast<WordId>(key >> 32)] = true;
  }
}

void Index::place_patterns() {
  for (std::uint32_t i = 0; i < program_.patterns.size(); ++i) {
    const Pattern& pattern = *program_.patterns[i];
    // Literals that every match holds also say where to look; declared keywords only say whether.
    const auto& literals = pattern.facts().literals.empty() ? pattern.keywords() : pattern.facts().literals;
    for (const std::string& literal : literals) literals_.add(literal, i);
    if (literals.empty() && rules_of_pattern_.has(i)) (pattern.facts().needs_digit ? digit_patterns_ : ungated_patterns_).push_back(i);
  }
  literals_.finish();
}

IndexedLeaves::IndexedLeaves(const Program& program, const Index& index, Reading& reading)
    : program_(program), index_(index), reading_(reading) {
  look_up_phrases();
  look_up_literals();
}

void IndexedLeaves::look_up(const Index::Anchor& anchor, std::size_t token) {
  std::size_t end = 0;
  if (token < anchor.offset) return;
  const Phrase& phrase = program_.phrases[anchor.phrase];
  if (reading_.phrase_at(phrase, token - anchor.offset, end)) {
    set_hits_.push_back({anchor.set, {reading_.tokens_span(token - anchor.offset, end), no_detector, phrase.better, {}}});
  }
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
    const std::uint64_t key = pair_key(word, words[token + 1]);
    for (std::size_t slot = pair_slot(key, mask); index_.pairs_[slot].key != 0; slot = (slot + 1) & mask) {
      const Index::Pair& pair = index_.pairs_[slot];
      if (pair.key != key) continue;
      for (std::uint32_t i = pair.first; i < pair.first + pair.count; ++i) look_up(index_.anchors_[i], token);
      break;
    }
  }
  // In a set the phrases keep the order of their pack, as in the plain loop: of two with one span the first counts.
  std::stable_sort(set_hits_.begin(), set_hits_.end(), [](const SetHit& a, const SetHit& b) { return a.set < b.set; });
}

void IndexedLeaves::look_up_literals() {
  if (!index_.literals_.empty()) {
    index_.literals_.search(reading_.folded(), literals_);
    std::sort(literals_.begin(), literals_.end(),
              [](const auto& a, const auto& b) { return a.owner != b.owner ? a.owner < b.owner : a.begin < b.begin; });
  }
  const std::string_view text = reading_.text().utf8();
  has_digit_ = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::uint32_t> IndexedLeaves::candidates(const std::function<bool(const Rule&)>& applies) {
  std::vector<std::uint32_t> rules(index_.always_);
  const auto take = [&](const Index::Lists& lists, std::uint32_t key) { rules.insert(rules.end(), lists.begin(key), lists.end(key)); };
  for (std::size_t i = 0; i < set_hits_.size(); ++i) {
    if (i == 0 || set_hits_[i].set != set_hits_[i - 1].set) take(index_.rules_of_set_, set_hits_[i].set);
  }
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    if (i == 0 || literals_[i].owner != literals_[i - 1].owner) take(index_.rules_of_pattern_, literals_[i].owner);
  }
  for (const std::uint32_t pattern : index_.ungated_patterns_) take(index_.rules_of_pattern_, pattern);
  if (has_digit_) {
    for (const std::uint32_t pattern : index_.digit_patterns_) take(index_.rules_of_pattern_, pattern);
  }
  for (const DetectorId detector : index_.detectors_) {
    const auto* const first = index_.rules_of_detector_.begin(detector);
    const auto* const last = index_.rules_of_detector_.end(detector);
    if (std::none_of(first, last, [&](std::uint32_t rule) { return applies(program_.rules[rule]); })) continue;
    if (!detector_hits(detector).empty()) rules.insert(rules.end(), first, last);
  }
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

void IndexedLeaves::phrases(std::uint32_t set, std::vector<Hit>& out) {
  if (!index_.is_looked_up(set)) return scan_phrases(set, out);
  auto hit = std::partition_point(set_hits_.begin(), set_hits_.end(), [&](const SetHit& one) { return one.set < set; });
  for (; hit != set_hits_.end() && hit->set == set; ++hit) out.push_back(hit->hit);
}

void IndexedLeaves::scan_phrases(std::uint32_t set, std::vector<Hit>& out) {
  if (!places_known_) {
    places_known_ = true;
    const std::vector<WordId>& words = reading_.words();
    for (std::size_t token = 0; token < words.size(); ++token) {
      if (words[token] != 0) places_.emplace_back(words[token], static_cast<std::uint32_t>(token));
    }
    std::sort(places_.begin(), places_.end());
  }
  const auto at_word = [&](const Phrase& phrase, WordId word) {
    auto place = std::partition_point(places_.begin(), places_.end(), [&](const auto& one) { return one.first < word; });
    for (; place != places_.end() && place->first == word; ++place) {
      std::size_t end = 0;
      if (reading_.phrase_at(phrase, place->second, end))
        out.push_back({reading_.tokens_span(place->second, end), no_detector, phrase.better, {}});
    }
  };
  const Range range = program_.phrase_sets[set];
  for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
    const Phrase& phrase = program_.phrases[i];
    at_word(phrase, program_.phrase_words[phrase.words.first]);
    if (phrase.words.count > 1) continue;
    for (std::uint32_t form = 0; form < phrase.last_forms.count; ++form)
      at_word(phrase, program_.phrase_words[phrase.last_forms.first + form]);
  }
}

void IndexedLeaves::pattern(std::uint32_t index, std::vector<Hit>& out) {
  const std::vector<Hit>& hits = pattern_hits(index);
  out.insert(out.end(), hits.begin(), hits.end());
}

/// Where a match can lie: around the literals, where all of it is known; else the whole text. Empty where there can be no match.
std::vector<Span> IndexedLeaves::windows(const Pattern& pattern, std::uint32_t index) {
  const std::size_t size = reading_.text().utf8().size();
  const RegexpFacts& facts = pattern.facts();
  const auto& keywords = pattern.keywords();
  auto found = std::partition_point(literals_.begin(), literals_.end(), [&](const auto& one) { return one.owner < index; });
  const bool any = found != literals_.end() && found->owner == index;
  if (facts.literals.empty()) {
    if (!keywords.empty() && !any) return {};
    if (facts.needs_digit && !has_digit_) return {};
    return {{0, size}};
  }
  if (!any) return {};
  if (!keywords.empty()) {
    const std::string& folded = reading_.folded();
    if (std::none_of(keywords.begin(), keywords.end(),
                     [&](const std::string& keyword) { return folded.find(keyword) != std::string::npos; }))
      return {};
  }
  if (!facts.longest || *facts.longest >= size || !reading_.folded_is_aligned()) return {{0, size}};
  std::vector<Span> out;
  for (; found != literals_.end() && found->owner == index; ++found) {
    const std::size_t begin = found->begin - std::min(found->begin, *facts.longest);
    const std::size_t end = std::min(size, found->end + *facts.longest);
    if (!out.empty() && begin <= out.back().end) {
      out.back().end = std::max(out.back().end, end);
    } else {
      out.push_back({begin, end});
    }
  }
  return out;
}

const std::vector<Hit>& IndexedLeaves::pattern_hits(std::uint32_t index) {
  if (pattern_slots_.empty()) pattern_slots_.resize(program_.patterns.size(), none);
  if (const std::uint32_t slot = pattern_slots_[index]; slot != none) return pattern_memo_[slot];
  const Pattern& pattern = *program_.patterns[index];
  const std::string_view text = pattern.reads_all() ? reading_.text().utf8() : reading_.text().masked();
  std::vector<Span> spans;
  for (const Span window : windows(pattern, index)) pattern.find(text, window, spans);
  std::vector<Hit> hits;
  for (const Span span : spans) hits.push_back({span, no_detector, none, {}});
  pattern_slots_[index] = static_cast<std::uint32_t>(pattern_memo_.size());
  return pattern_memo_.emplace_back(std::move(hits));
}

bool IndexedLeaves::may_hit(NodeKind kind, std::uint32_t id) {
  if (kind == NodeKind::phrases) {
    const auto hit = std::partition_point(set_hits_.begin(), set_hits_.end(), [&](const SetHit& one) { return one.set < id; });
    return hit != set_hits_.end() && hit->set == id;
  }
  if (kind == NodeKind::detector) return true;
  const Pattern& pattern = *program_.patterns[id];
  if (pattern.facts().literals.empty() && pattern.keywords().empty()) return has_digit_ || !pattern.facts().needs_digit;
  const auto found = std::partition_point(literals_.begin(), literals_.end(), [&](const auto& one) { return one.owner < id; });
  return found != literals_.end() && found->owner == id;
}

void IndexedLeaves::detector(DetectorId id, std::vector<Hit>& out) {
  const std::vector<Hit>& hits = detector_hits(id);
  out.insert(out.end(), hits.begin(), hits.end());
}

const std::vector<Hit>& IndexedLeaves::detector_hits(DetectorId id) {
  for (const auto& [known, hits] : detector_memo_) {
    if (known == id) return hits;
  }
  std::vector<Entity> entities;
  if (!detector_cues_) detector_cues_.emplace(reading_.text());
  detect(id, reading_.text(), *detector_cues_, entities);
  std::vector<Hit> hits;
  for (const Entity& entity : entities) {
    if (entity.score >= sayso::detectors()[id].threshold) hits.push_back({entity.span, id, none, {}});
  }
  return detector_memo_.emplace_back(id, std::move(hits)).second;
}

}  // namespace sayso::rules
