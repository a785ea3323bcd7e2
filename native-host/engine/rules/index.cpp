#include "rules/index.hpp"

#include <algorithm>
#include <numeric>

namespace sayso::rules {

namespace {

constexpr std::size_t few = 8;  // phrases at one word that are checked one by one

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
      const bool literal = pattern.facts().has_literals() || !pattern.keywords().empty();
      sum += literal ? std::size_t{20} : pattern.facts().needs_digit() ? std::size_t{2'000} : std::size_t{100'000};
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
    if (!pattern.facts().has_literals() && pattern.keywords().empty()) patterns.push_back(leaf.id);
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
  std::vector<std::pair<std::uint32_t, std::uint32_t>> literal_and_set;
  const auto add_set = [&](const std::vector<std::string>& literals, std::uint32_t pattern) {
    const auto set = static_cast<std::uint32_t>(pattern_of_set_.size());
    pattern_of_set_.push_back(pattern);
    for (const std::string& literal : literals) literal_and_set.emplace_back(literals_.add(literal), set);
    return set;
  };
  gates_.resize(program_.patterns.size());
  for (std::uint32_t i = 0; i < program_.patterns.size(); ++i) {
    const Pattern& pattern = *program_.patterns[i];
    PatternGate& gate = gates_[i];
    if (!pattern.keywords().empty()) gate.keywords = add_set(pattern.keywords(), i);
    gate.branches = {static_cast<std::uint32_t>(branch_gates_.size()), static_cast<std::uint32_t>(pattern.facts().branches.size())};
    for (const RegexpFacts::Branch& branch : pattern.facts().branches) {
      const auto first = static_cast<std::uint32_t>(pattern_of_set_.size());
      std::uint32_t starts = none;
      for (const auto& literals : branch.needed) {
        const std::uint32_t set = add_set(literals, i);
        if (literals == branch.starts) starts = set;
      }
      if (starts == none && !branch.starts.empty()) starts = add_set(branch.starts, i);
      branch_gates_.push_back({{first, static_cast<std::uint32_t>(pattern_of_set_.size()) - first}, starts, branch.digits});
    }
    if (pattern.keywords().empty() && !pattern.facts().has_literals()) open_patterns_.push_back(i);
  }
  literals_.finish();
  auto set_and_literal = literal_and_set;
  for (auto& [literal, set] : set_and_literal) std::swap(literal, set);
  sets_of_literal_.build(std::move(literal_and_set), literals_.size());
  literals_of_set_.build(std::move(set_and_literal), pattern_of_set_.size());
}

}  // namespace sayso::rules
