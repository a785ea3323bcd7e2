#include "rules/pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace sayso::rules {

namespace {

/// Tries at known starts that may fail before the rest is searched in one go: where each of them reads on to the end, as many tries as
/// there are starts would take time with the square of the text.
constexpr std::size_t most_failures = 16;

re2::RE2::Options options() {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(Pattern::max_memory);
  return options;
}

}  // namespace

Pattern::Pattern(std::string expression, std::vector<std::string> keywords, bool read_all)
    : expression_(std::move(expression)), keywords_(std::move(keywords)), facts_(regexp_facts(expression_)), read_all_(read_all) {}

Pattern::~Pattern() = default;

std::optional<Pattern::Fault> Pattern::check(const std::string& expression) {
  const re2::RE2 compiled(expression, options());
  if (compiled.ok()) return std::nullopt;
  bool unsupported = false;
  for (const std::string_view look : {"(?=", "(?!", "(?<=", "(?<!", "(?>"})
    unsupported = unsupported || expression.find(look) != std::string::npos;
  if (compiled.error_code() == re2::RE2::ErrorBadEscape) {
    const std::string& argument = compiled.error_arg();
    unsupported = unsupported || (argument.size() >= 2 && argument[1] >= '1' && argument[1] <= '9');
  }
  return Fault{unsupported, compiled.error()};
}

const re2::RE2& Pattern::compiled() const {
  std::call_once(once_, [this] { compiled_ = std::make_unique<re2::RE2>(expression_, options()); });
  return *compiled_;
}

void Pattern::find(std::string_view text, Span window, std::vector<Span>& out) const {
  const re2::RE2& expression = compiled();
  if (!expression.ok()) return;
  const re2::StringPiece input(text.data(), text.size());
  re2::StringPiece match;
  for (std::size_t at = window.begin; at <= window.end && expression.Match(input, at, window.end, re2::RE2::UNANCHORED, &match, 1);) {
    const auto begin = static_cast<std::size_t>(match.data() - text.data());
    const std::size_t end = begin + match.size();
    if (end > begin) {
      out.push_back({begin, end});
      at = end;
    } else {
      at = end < text.size() ? end + utf8::decode(text, end).bytes : end + 1;
    }
  }
}

void Pattern::find_at(std::string_view text, std::span<const std::uint32_t> begins, std::size_t end, std::vector<Span>& out) const {
  const re2::RE2& expression = compiled();
  if (!expression.ok()) return;
  const re2::StringPiece input(text.data(), text.size());
  re2::StringPiece match;
  std::size_t at = 0, failures = 0;
  for (const std::size_t begin : begins) {
    if (begin < at) continue;
    if (failures == most_failures) return find(text, {begin, end}, out);
    if (!expression.Match(input, begin, end, re2::RE2::ANCHOR_START, &match, 1) || match.empty()) {
      ++failures;
      continue;
    }
    at = begin + match.size();
    out.push_back({begin, at});
  }
}

}  // namespace sayso::rules
