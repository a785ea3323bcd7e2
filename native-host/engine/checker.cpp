#include "sayso/checker.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
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

/// What findings underline, found by position. The findings must stay where they are meanwhile.
class Underlines {
 public:
  void add(const Finding& finding) {
    if (finding.marks.empty()) add(finding.span, finding.rule);
    for (const Span mark : finding.marks) add(mark, finding.rule);
  }
  /// Whether anything overlaps `span` that a rule other than `except` underlines.
  [[nodiscard]] bool overlap(Span span, std::string_view except = {}) const {
    // What begins further ahead than the longest is long cannot reach the span.
    const std::size_t reach = span.begin - std::min(span.begin, longest_);
    for (auto it = by_begin_.lower_bound(reach); it != by_begin_.end() && it->first < span.end; ++it) {
      if (span.begin < it->second.end && it->second.rule != except) return true;
    }
    return false;
  }
  [[nodiscard]] bool overlap(const Finding& finding, std::string_view except) const {
    if (finding.marks.empty()) return overlap(finding.span, except);
    return std::any_of(finding.marks.begin(), finding.marks.end(), [&](Span mark) { return overlap(mark, except); });
  }

 private:
  struct Underline {
    std::size_t end;
    std::string_view rule;
  };
  void add(Span span, std::string_view rule) {
    by_begin_.emplace(span.begin, Underline{span.end, rule});
    longest_ = std::max(longest_, span.end - span.begin);
  }
  std::multimap<std::size_t, Underline> by_begin_;
  std::size_t longest_ = 0;
};

/// Two rules of one category that underline the same words would tell the person the same thing twice: the stronger one stays (by stage,
/// then severity, then place in the list). A rule that is only counted neither yields nor silences.
std::vector<Finding> without_repeats(std::vector<Finding> findings) {
  if (findings.size() < 2) return findings;
  std::vector<std::size_t> strongest(findings.size());
  std::iota(strongest.begin(), strongest.end(), std::size_t{0});
  std::stable_sort(strongest.begin(), strongest.end(), [&findings](std::size_t a, std::size_t b) {
    return std::tie(findings[b].stage, findings[b].severity) < std::tie(findings[a].stage, findings[a].severity);
  });
  std::vector<bool> repeated(findings.size(), false);
  std::map<Category, Underlines> kept;
  for (const std::size_t index : strongest) {
    const Finding& finding = findings[index];
    if (finding.stage == Stage::audit) continue;
    Underlines& others = kept[finding.category];
    repeated[index] = others.overlap(finding, finding.rule);
    if (!repeated[index]) others.add(finding);
  }
  std::vector<Finding> told;
  told.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!repeated[i]) told.push_back(std::move(findings[i]));
  }
  return told;
}

}  // namespace

Checker::Checker(std::shared_ptr<const RuleSet> rules, std::vector<std::shared_ptr<const Speller>> spellers,
                 std::vector<std::string> accepted_words)
    : rules_(std::move(rules)), spellers_(std::move(spellers)), accepted_words_(std::move(accepted_words)) {}

Result<Report, TextError> Checker::check(const Draft& draft, const Circumstances& circumstances) const {
  auto prepared = Text::prepare(draft.text);
  if (!prepared) return Failure{prepared.error()};
  Text text = std::move(prepared).value();
  bool cut = false;
  std::vector<Finding> findings = without_repeats(rules_->match(text, draft.scope, circumstances, &cut));

  std::optional<std::size_t> caret;
  if (draft.caret_utf16) caret = text.byte_from_utf16(*draft.caret_utf16);
  const std::vector<Misspelling> wrong = check_spelling(spellers_, text, caret, accepted_words_);
  // What a rule underlines already is not underlined again for its spelling; a rule that is only counted underlines nothing.
  Underlines underlined;
  if (!wrong.empty()) {
    for (const Finding& finding : findings) {
      if (finding.stage != Stage::audit) underlined.add(finding);
    }
  }
  // Both lists are in the order of the text. A draft can hold a quarter of a million misspelt words: none is made twice.
  std::vector<Finding> all;
  all.reserve(findings.size() + wrong.size());
  auto next = findings.begin();
  for (const Misspelling& word : wrong) {
    if (underlined.overlap(word.span)) continue;
    for (; next != findings.end() && !stands_before(word.span, next->span); ++next) all.push_back(std::move(*next));
    all.push_back(finding_of(word));
  }
  std::move(next, findings.end(), std::back_inserter(all));
  return Report{std::move(text), std::move(all), cut};
}

}  // namespace sayso
