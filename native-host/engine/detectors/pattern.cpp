#include "detectors/pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>
#include <utility>

namespace sayso::detection {

struct Pattern::State {
  State(std::string source, Case letters) : expression(std::move(source)), letters_(letters) {}

  const RE2& compiled() {
    std::call_once(once_, [this] {
      RE2::Options options;
      options.set_case_sensitive(letters_ == Case::sensitive);
      options.set_max_mem(std::int64_t{4} << 20);
      re2_ = std::make_unique<RE2>(expression, options);
      if (!re2_->ok()) std::abort();  // our own expression: RE2 has said on standard error what is wrong with it
    });
    return *re2_;
  }

  std::string expression;

 private:
  Case letters_;
  std::once_flag once_;
  std::unique_ptr<RE2> re2_;
};

Pattern::Pattern(std::string expression, Case letters) : state_(std::make_shared<State>(std::move(expression), letters)) {}

namespace {

bool run(const RE2& re2, std::string_view text, Span window, RE2::Anchor anchor, Pattern::Match& match) {
  std::array<re2::StringPiece, Pattern::max_groups> groups;
  const int wanted = std::min(Pattern::max_groups, re2.NumberOfCapturingGroups() + 1);
  const re2::StringPiece subject(text.data(), text.size());
  if (!re2.Match(subject, window.begin, window.end, anchor, groups.data(), wanted)) return false;
  for (int i = 0; i < Pattern::max_groups; ++i) {
    const auto index = static_cast<std::size_t>(i);
    if (i < wanted && groups[index].data() != nullptr) {
      const auto begin = static_cast<std::size_t>(groups[index].data() - text.data());
      match.groups[i] = {begin, begin + groups[index].size()};
    } else {
      match.groups[i] = {Pattern::Match::absent, Pattern::Match::absent};
    }
  }
  return true;
}

}  // namespace

bool Pattern::search(std::string_view text, Span window, Match& match) const {
  return run(state_->compiled(), text, window, RE2::UNANCHORED, match);
}

bool Pattern::match_at(std::string_view text, Span window, Match& match) const {
  return run(state_->compiled(), text, window, RE2::ANCHOR_START, match);
}

bool Pattern::found_in(std::string_view text) const {
  return state_->compiled().Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

}  // namespace sayso::detection
