// One regular expression of a rule: RE2, compiled when it is first needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/regexp_facts.hpp"
#include "sayso/text.hpp"

namespace re2 {
class RE2;
}

namespace sayso::rules {

class Pattern {
 public:
  /// Bytes that one compiled expression and its caches may take.
  static constexpr std::int64_t max_memory = std::int64_t{2} << 20;

  /// `keywords` are folded code point by code point. `read_all`: links, handles and tags are read too.
  Pattern(std::string expression, std::vector<std::string> keywords, bool read_all);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  /// Why RE2 does not take `expression`.
  struct Fault {
    bool unsupported;    ///< lookaround or a backreference
    std::string reason;  ///< RE2's words
  };
  [[nodiscard]] static std::optional<Fault> check(const std::string& expression);

  /// One of these must occur in the folded text, else the expression is not tried; empty: no such condition.
  [[nodiscard]] const std::vector<std::string>& keywords() const noexcept { return keywords_; }
  /// Known of every match, whoever wrote no keywords.
  [[nodiscard]] const RegexpFacts& facts() const noexcept { return facts_; }
  [[nodiscard]] bool reads_all() const noexcept { return read_all_; }

  /// Appends the matches that lie inside `window`, leftmost first, none overlapping; the whole text is the context of ^, $ and \b.
  void find(std::string_view text, Span window, std::vector<Span>& out) const;
  /// The same of the matches that begin at one of `begins` (rising) and end at `end` at the latest. No match may begin elsewhere between
  /// the first of them and `end`.
  void find_at(std::string_view text, std::span<const std::uint32_t> begins, std::size_t end, std::vector<Span>& out) const;

 private:
  const re2::RE2& compiled() const;

  std::string expression_;
  std::vector<std::string> keywords_;
  RegexpFacts facts_;
  bool read_all_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace sayso::rules
