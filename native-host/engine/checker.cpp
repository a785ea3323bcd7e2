#include "sayso/checker.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace sayso {

namespace {

constexpr std::string_view spelling_rule = "spelling";

Finding misspelling(Span span) {
  Finding finding;
  finding.rule = spelling_rule;
  finding.category = Category::spelling;
  finding.stage = Stage::advise;
  finding.severity = Severity::low;
  finding.span = span;
  return finding;
}

/// Whether any words that `finding` underlines overlap `span`.
bool underlines(const Finding& finding, Span span) {
  if (finding.marks.empty()) return finding.span.overlaps(span);
  return std::any_of(finding.marks.begin(), finding.marks.end(), [span](Span mark) { return mark.overlaps(span); });
}

bool underline_same_words(const Finding& a, const Finding& b) {
  if (b.marks.empty()) return underlines(a, b.span);
  return std::any_of(b.marks.begin(), b.marks.end(), [&a](Span mark) { return underlines(a, mark); });
}

/// Two rules of one category that underline the same words would tell the person the same thing twice: the stronger one stays (by stage,
/// then severity, then place in the list). A rule that is only counted neither yields nor silences.
std::vector<Finding> without_repeats(std::vector<Finding> findings) {
  std::vector<std::size_t> strongest(findings.size());
  std::iota(strongest.begin(), strongest.end(), std::size_t{0});
  std::stable_sort(strongest.begin(), strongest.end(), [&findings](std::size_t a, std::size_t b) {
    return std::tie(findings[b].stage, findings[b].severity) < std::tie(findings[a].stage, findings[a].severity);
  });
  std::vector<bool> repeated(findings.size(), false);
  std::map<Category, std::vector<std::size_t>> kept;
  for (const std::size_t index : strongest) {
    const Finding& finding = findings[index];
    if (finding.stage == Stage::audit) continue;
    std::vector<std::size_t>& others = kept[finding.category];
    repeated[index] = std::any_of(others.begin(), others.end(), [&](std::size_t other) {
      return findings[other].rule != finding.rule && underline_same_words(findings[other], finding);
    });
    if (!repeated[index]) others.push_back(index);
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
  std::vector<Finding> findings = without_repeats(rules_->match(text, draft.scope, circumstances));

  std::optional<std::size_t> caret;
  if (draft.caret_utf16) caret = text.byte_from_utf16(*draft.caret_utf16);
  const std::vector<Misspelling> wrong = check_spelling(spellers_, text, caret, accepted_words_);
  const std::size_t ruled = findings.size();
  for (const Misspelling& word : wrong) {
    const Span span = word.span;
    // What a rule underlines already is not underlined again for its spelling; a rule that is only counted underlines nothing.
    const auto overlaps = [span](const Finding& finding) { return finding.stage != Stage::audit && underlines(finding, span); };
    if (std::none_of(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(ruled), overlaps))
      findings.push_back(misspelling(span));
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  });
  return Report{std::move(text), std::move(findings)};
}

}  // namespace sayso
