// A regular expression of our own (RE2), compiled at its first use and then shared by all threads. One that does not compile is a
// programming error and ends the process; the tests compile every one.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "sayso/text.hpp"

namespace sayso::detection {

enum class Case : bool { sensitive, ignored };

class Pattern {
 public:
  static constexpr int max_groups = 6;

  explicit Pattern(std::string expression, Case = Case::sensitive);

  /// Byte ranges of the whole match ([0]) and of the groups; a group that took no part is `absent`.
  struct Match {
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);
    Span groups[max_groups];
    [[nodiscard]] Span whole() const noexcept { return groups[0]; }
    [[nodiscard]] bool has(int group) const noexcept { return groups[group].begin != absent; }
  };

  /// Leftmost match inside `window`; `\b` and friends see the text around it.
  [[nodiscard]] bool search(std::string_view text, Span window, Match&) const;
  /// Match that begins exactly at `window.begin`.
  [[nodiscard]] bool match_at(std::string_view text, Span window, Match&) const;
  /// Whether the expression matches anywhere in `text`.
  [[nodiscard]] bool found_in(std::string_view text) const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace sayso::detection
