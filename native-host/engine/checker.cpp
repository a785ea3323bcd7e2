#include "sayso/checker.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

namespace sayso {

namespace {

constexpr std::string_view spelling_rule = "spelling";

Finding finding_of(const Misspelling& word) {
  Finding finding;
  finding.rule = spelling_rule;
  finding.category = Category::spelling;
  finding.stage = Stage::advise;
  finding.severity = Severity::low;
  finding.span = word.span;
  finding.language = word.speller->language();
  return finding;
}

bool stands_before(Span a, Span b) noexcept { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; }

constexpr std::size_t nobody = SIZE_MAX;

/// What findings underline, found by position. The findings must stay where they are meanwhile.
class Underlines {
 public:
  /// `index`: what `overlapping` tells of it.
  void add(const Finding& finding, std::size_t index) {
    if (finding.marks.empty()) add(finding.span, finding.rule, index);
    for (const Span mark : finding.marks) add(mark, finding.rule, index);
  }
  /// The first finding that overlaps `span` and is of another rule than `except`; `nobody` where there is none.
  [[nodiscard]] std::size_t overlapping(Span span, std::string_view except = {}) const {
    // What begins further ahead than the longest is long cannot reach the span.
    const std::size_t reach = span.begin - std::min(span.begin, longest_);
    for (auto it = by_begin_.lower_bound(reach); it != by_begin_.end() && it->first < span.end; ++it) {
      if (span.begin < it->second.end && it->second.rule != except) return it->second.index;
    }
    return nobody;
  }
  [[nodiscard]] std::size_t overlapping(const Finding& finding, std::string_view except) const {
    if (finding.marks.empty()) return overlapping(finding.span, except);
    for (const Span mark : finding.marks) {
      if (const std::size_t index = overlapping(mark, except); index != nobody) return index;
    }
    return nobody;
  }

 private:
  struct Underline {
    std::size_t end;
    std::string_view rule;
    std::size_t index;
  };
  void add(Span span, std::string_view rule, std::size_t index) {
    by_begin_.emplace(span.begin, Underline{span.end, rule, index});
    longest_ = std::max(longest_, span.end - span.begin);
  }
  std::multimap<std::size_t, Underline> by_begin_;
  std::size_t longest_ = 0;
};

/// Whose word counts where two rules are alike: the organisation's, then the person's own, then Sayso's.
int weight_of(std::string_view rule, const std::vector<PackInfo>& packs) noexcept {
  const std::string_view id = rule.substr(0, rule.find('/'));
  const auto pack = std::find_if(packs.begin(), packs.end(), [&](const PackInfo& one) { return one.id == id; });
  switch (pack == packs.end() ? Origin::built_in : pack->origin) {
    case Origin::managed:
      return 3;
    case Origin::machine:
      return 2;
    case Origin::person:
      return 1;
    case Origin::built_in:
      break;
  }
  return 0;
}

/// Two rules of one category that underline the same words would tell the person the same thing twice: the stronger one stays (by stage,
/// then severity, then whose it is, then place in the list). A rule that is only counted neither yields nor silences. For each finding:
/// the place of the one that speaks for it, or `nobody`.
std::vector<std::size_t> spoken_for(const std::vector<Finding>& findings, const std::vector<PackInfo>& packs) {
  std::vector<std::size_t> speaker(findings.size(), nobody);
  if (findings.size() < 2) return speaker;
  std::vector<int> weights;
  weights.reserve(findings.size());
  for (const Finding& finding : findings) weights.push_back(weight_of(finding.rule, packs));
  std::vector<std::size_t> strongest(findings.size());
  std::iota(strongest.begin(), strongest.end(), std::size_t{0});
  std::stable_sort(strongest.begin(), strongest.end(), [&](std::size_t a, std::size_t b) {
    const Finding &one = findings[a], &other = findings[b];
    if (one.stage != other.stage) return one.stage > other.stage;
    if (one.severity != other.severity) return one.severity > other.severity;
    return weights[a] > weights[b];
  });
  std::map<Category, Underlines> kept;
  for (const std::size_t index : strongest) {
    const Finding& finding = findings[index];
    if (finding.stage == Stage::audit) continue;
    Underlines& others = kept[finding.category];
    speaker[index] = others.overlapping(finding, finding.rule);
    if (speaker[index] == nobody) others.add(finding, index);
  }
  return speaker;
}

std::vector<Finding> without_repeats(std::vector<Finding> findings, const std::vector<PackInfo>& packs) {
  const std::vector<std::size_t> speaker = spoken_for(findings, packs);
  std::vector<Finding> told;
  told.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (speaker[i] == nobody) told.push_back(std::move(findings[i]));
  }
  return told;
}

}  // namespace

Checker::Checker(std::shared_ptr<const RuleSet> rules, std::vector<std::shared_ptr<const Speller>> spellers,
                 const std::vector<std::string>& accepted_words)
    : rules_(std::move(rules)), spellers_(std::move(spellers)), accepted_words_(accepted_words) {}

std::string Checker::speaks_for(std::string_view rule, const Text& text, const Scope& scope, const Circumstances& circumstances) const {
  const std::vector<Finding> findings = rules_->match(text, scope, circumstances);
  const std::vector<std::size_t> speaker = spoken_for(findings, rules_->packs());
  std::string other;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].rule != rule) continue;
    if (speaker[i] == nobody) return {};
    if (other.empty()) other = findings[speaker[i]].rule;
  }
  return other;
}

Result<Report, TextError> Checker::check(const Draft& draft, const Circumstances& circumstances) const {
  auto prepared = Text::prepare(draft.text);
  if (!prepared) return Failure{prepared.error()};
  Text text = std::move(prepared).value();
  bool cut = false;
  std::vector<Finding> findings = without_repeats(rules_->match(text, draft.scope, circumstances, &cut), rules_->packs());

  std::optional<std::size_t> caret;
  if (draft.caret_utf16) caret = text.byte_from_utf16(*draft.caret_utf16);
  const std::vector<Misspelling> wrong = check_spelling(spellers_, text, caret, accepted_words_);
  // What a rule underlines already is not underlined again for its spelling; a rule that is only counted underlines nothing.
  Underlines underlined;
  if (!wrong.empty()) {
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (findings[i].stage != Stage::audit) underlined.add(findings[i], i);
    }
  }
  // Both lists are in the order of the text. A draft can hold a quarter of a million misspelt words: none is made twice.
  std::vector<Finding> all;
  all.reserve(findings.size() + wrong.size());
  auto next = findings.begin();
  for (const Misspelling& word : wrong) {
    if (underlined.overlapping(word.span) != nobody) continue;
    for (; next != findings.end() && !stands_before(word.span, next->span); ++next) all.push_back(std::move(*next));
    all.push_back(finding_of(word));
  }
  std::move(next, findings.end(), std::back_inserter(all));
  return Report{std::move(text), std::move(all), cut};
}

}  // namespace sayso
