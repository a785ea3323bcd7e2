#include "sayso/checker.hpp"

#include <algorithm>
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

/// A word is misspelt only where every dictionary says so: people mix languages.
std::vector<Span> misspelt(const std::vector<std::shared_ptr<const Speller>>& spellers, const Text& text, std::optional<std::size_t> caret,
                           const std::vector<std::string>& accepted) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i < spellers.size() && (i == 0 || !spans.empty()); ++i) {
    std::vector<Span> wrong = spellers[i]->check(text, caret, accepted);
    if (i == 0) {
      spans = std::move(wrong);
    } else {
      std::erase_if(spans, [&](Span span) { return std::find(wrong.begin(), wrong.end(), span) == wrong.end(); });
    }
  }
  return spans;
}

}  // namespace

Checker::Checker(std::shared_ptr<const RuleSet> rules, std::vector<std::shared_ptr<const Speller>> spellers,
                 std::vector<std::string> accepted_words)
    : rules_(std::move(rules)), spellers_(std::move(spellers)), accepted_words_(std::move(accepted_words)) {}

Result<Report, TextError> Checker::check(const Draft& draft, const Circumstances& circumstances) const {
  auto prepared = Text::prepare(draft.text);
  if (!prepared) return Failure{prepared.error()};
  Text text = std::move(prepared).value();
  std::vector<Finding> findings = rules_->match(text, draft.scope, circumstances);

  std::optional<std::size_t> caret;
  if (draft.caret_utf16) caret = text.byte_from_utf16(*draft.caret_utf16);
  const std::vector<Span> wrong = misspelt(spellers_, text, caret, accepted_words_);
  const std::size_t ruled = findings.size();
  for (const Span span : wrong) {
    // What a rule underlines already is not underlined again for its spelling; a rule that is only counted underlines nothing.
    const auto overlaps = [&](const Finding& finding) {
      if (finding.stage == Stage::audit) return false;
      if (finding.marks.empty()) return finding.span.overlaps(span);
      return std::any_of(finding.marks.begin(), finding.marks.end(), [&](Span mark) { return mark.overlaps(span); });
    };
    if (std::none_of(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(ruled), overlaps))
      findings.push_back(misspelling(span));
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  });
  return Report{std::move(text), std::move(findings)};
}

}  // namespace sayso
