// What packs become: flat tables that the matcher walks. Nothing here knows JSON.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/pattern.hpp"
#include "sayso/detectors.hpp"
#include "sayso/finding.hpp"
#include "sayso/rules.hpp"
#include "sayso/scope.hpp"

namespace sayso::rules {

/// A folded token that some phrase holds; 0 is every other token.
using WordId = std::uint32_t;
using NodeId = std::uint32_t;
inline constexpr std::uint32_t none = UINT32_MAX;

/// Gives every distinct folded token of all phrases a number.
class Lexicon {
 public:
  WordId add(std::string_view folded);
  /// 0 where no phrase holds the token.
  [[nodiscard]] WordId find(std::string_view folded) const noexcept;
  [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    WordId id = 0;
  };
  static std::uint32_t hash(std::string_view) noexcept;
  void grow();

  std::deque<std::string> words_;  // word i has id i + 1
  std::vector<Slot> slots_ = std::vector<Slot>(64);
};

struct Range {
  std::uint32_t first = 0, count = 0;
};

/// Words in a row. `last_forms`: what may stand in the last place besides the last word itself.
struct Phrase {
  Range words;                  ///< in Program::phrase_words
  Range last_forms;             ///< in Program::phrase_words; empty where the phrase is not inflected
  std::uint32_t better = none;  ///< index of the better words (swap)
};

enum class NodeKind : std::uint8_t {
  phrases,
  pattern,
  detector,
  weigh,
  requires_then,
  length,
  all,
  any,
  none_of,
  near,
  starts,
  ends,
  reads_like
};

/// One condition. `payload` indexes the table of its kind; `children` lie in Program::children.
struct Node {
  NodeKind kind = {};
  Range children = {};
  std::uint32_t payload = none;
  bool fields = false;  ///< an `all` that nobody wrote: several fields of one object
  bool dear = false;    ///< something in it is more than a look at what the index found: an expression, a detector, a length
};

enum class Counting : std::uint8_t { x_weighted, graphemes, code_points, utf16 };

/// What a draft must read like, and how much: see Likeness.
struct Semblance {
  Category category;
  double at_least;
};

struct LengthLimit {
  std::size_t over;
  Counting counting;
};

/// What a place in the text may have to do with a hit: anywhere, or within so many words of it.
struct Nearby {
  NodeId condition = none;
  std::optional<std::uint32_t> within;
  std::string path;  ///< JSON pointer inside the rule: "/unless", or "/unless/0" in a list
};

struct When {
  std::uint8_t surfaces = 0xFF, audiences = 0xFF, accounts = 0xFF;  ///< bit i: enumerator i
  std::vector<std::string> sites, languages, roles;                 ///< empty: any
  // The first that was written, for examples without a scope of their own.
  std::optional<Surface> first_surface;
  std::optional<Audience> first_audience;
  std::optional<Account> first_account;

  [[nodiscard]] bool holds(const Scope&, const Circumstances&) const noexcept;
};

struct Exception {
  Nearby condition;  ///< `none`: holds by its scope alone
  When when;
  std::chrono::sys_seconds expires;  ///< the first instant at which it is over

  /// Whether it is for this scope and this time.
  [[nodiscard]] bool holds(const Scope&, const Circumstances&) const noexcept;
};

struct FixTemplate {
  enum class Kind : std::uint8_t { replace, insert_start, insert_end, mask, move };
  Kind kind;
  std::string text, label;
};

struct Example {
  std::string text, path;
  std::optional<std::string> site;
  std::optional<Surface> surface;
  std::optional<Audience> audience;
  std::optional<Account> account;
  std::optional<std::string> language;
  std::optional<std::string> role;
};

struct Rule {
  std::uint32_t pack = 0;
  std::string name;      ///< "pack/rule-id"
  std::string path;      ///< JSON pointer to the rule
  std::uint32_t at = 0;  ///< byte of the pack's text
  Category category = Category::style;
  Stage stage = Stage::audit;
  Severity severity = Severity::medium;
  std::uint32_t yields_to = 0;  ///< bit i: the category of enumerator i knows better
  When when;
  NodeId condition = none;
  std::vector<Nearby> unless, context;
  std::vector<Exception> exceptions;
  std::optional<std::chrono::sys_seconds> from, to, expires;  ///< `to`, `expires`: the first instant outside
  std::uint8_t rollout = 100;
  Message message;
  std::map<std::string, Message, std::less<>> translations;
  std::vector<FixTemplate> fixes;
  std::vector<Example> flags, passes;

  [[nodiscard]] bool applies(const Scope&, const Circumstances&) const noexcept;
  [[nodiscard]] bool yields(Category other) const noexcept { return (yields_to >> static_cast<unsigned>(other) & 1U) != 0; }
};

struct Program {
  Lexicon lexicon;
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  std::vector<Range> phrase_sets;  ///< in `phrases`
  std::vector<Phrase> phrases;
  std::vector<WordId> phrase_words;
  std::vector<std::string> better_words;
  std::vector<std::unique_ptr<Pattern>> patterns;
  std::vector<double> weights;  ///< one for each child of a weigh node, from `thresholds[payload].first_weight` on
  struct Threshold {
    double threshold;
    std::uint32_t first_weight;
  };
  std::vector<Threshold> thresholds;
  std::vector<LengthLimit> lengths;
  std::vector<Semblance> semblances;
  std::vector<std::uint32_t> distances;  ///< of near nodes
  std::vector<Rule> rules;
  std::map<NodeId, std::string> terms;  ///< the names of vocabulary entries
  std::vector<NodeId> protected_topics;

  [[nodiscard]] std::string_view describe(NodeKind) const noexcept;
};

}  // namespace sayso::rules
