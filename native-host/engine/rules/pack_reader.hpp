// Reads packs: JSON in, tables of a Program out, and a Refusal for everything that is wrong.
//
// The reader is the authority on the rule language (shared-rules/README.md is its manual, shared-rules/schema/pack.schema.json its outline
// for editors); a unit test holds the schema to what is read here.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/json_document.hpp"
#include "rules/program.hpp"
#include "sayso/rules.hpp"

namespace sayso::rules {

/// A field's name as a step of a JSON pointer (RFC 6901).
[[nodiscard]] std::string escaped_step(std::string_view name);

/// A pack whose outline has been read; its vocabulary and rules are read when all packs are known, since they may refer to each other.
struct PackSource {
  PackInfo info;
  std::string text;  ///< without a byte order mark
  json::Document document;
  json::Lines lines;  ///< of `text`
  bool disabled = false;

  struct Term {
    const json::Value* value = nullptr;
    std::uint32_t at = 0;  ///< byte of `text`
    NodeId node = none;
    enum class State : std::uint8_t { unread, reading, read, refused } state = State::unread;
  };
  std::map<std::string, Term, std::less<>> vocabulary;

  /// A refusal of what stands at byte `at` of `text`.
  [[nodiscard]] Refusal refusal(RefusalCode code, std::string path, std::string rule, std::string reason, std::size_t at);
};

class PackReader {
 public:
  /// `built_in_is_proved`: expressions of built-in packs were compiled when Sayso was built and are compiled again only when needed.
  PackReader(Program& program, std::vector<std::unique_ptr<PackSource>>& packs, std::vector<Refusal>& refusals,
             std::chrono::sys_seconds now, bool built_in_is_proved)
      : program_(program), packs_(packs), refusals_(refusals), now_(now), built_in_is_proved_(built_in_is_proved) {}

  /// Reads a file's outline. Nothing where the file is no pack at all; the refusals say why.
  static std::unique_ptr<PackSource> open(std::string text, Origin, std::string_view source, std::vector<Refusal>& refusals);

  /// Reads the rules of one pack into the program. Whatever is wrong with a rule refuses that rule alone.
  void read_rules(std::uint32_t pack);
  /// Reads a pack of protected topics: its vocabulary is the topics.
  [[nodiscard]] std::vector<NodeId> read_topics(std::uint32_t pack);

 private:
  struct Path;
  struct Context;
  class ObjectReader;

  std::optional<Category> read_category(const json::Value&, Context&, const Path&);
  std::optional<Rule> read_rule(const json::Value&, std::uint32_t pack, const Path&);
  NodeId read_conditions(const json::Value&, Context&, const Path&, const std::vector<std::string_view>& also_allowed);
  NodeId read_condition_object(const json::Value&, Context&, const Path&, int depth);
  NodeId read_matcher(std::string_view field, const json::Value& value, const json::Value& object, Context&, const Path&, int depth);
  NodeId read_list(NodeKind, const json::Value&, Context&, const Path&, int depth);
  NodeId read_phrases(const json::Value&, bool inflect, Context&, const Path&);
  NodeId read_swap(const json::Value&, Context&, const Path&);
  NodeId read_pattern(const json::Value&, const json::Value& object, Context&, const Path&);
  NodeId read_detector(const json::Value&, Context&, const Path&);
  NodeId read_term(const json::Value&, Context&, const Path&);
  NodeId read_weigh(const json::Value&, Context&, const Path&, int depth);
  NodeId read_requires(const json::Value&, Context&, const Path&, int depth);
  NodeId read_near(const json::Value&, Context&, const Path&, int depth);
  NodeId read_semblance(const json::Value&, Context&, const Path&);
  NodeId read_length(const json::Value&, Context&, const Path&);
  Nearby read_nearby(const json::Value&, Context&, const Path&, const std::vector<std::string_view>& also_allowed);
  void read_when(const json::Value&, When&, Context&, const Path&);
  void read_window(const json::Value&, Rule&, Context&, const Path&);
  void read_message(const json::Value&, Message&, Rule*, Context&, const Path&);
  void read_fixes(const json::Value&, Rule&, Context&, const Path&);
  void read_exceptions(const json::Value&, Rule&, Context&, const Path&);
  void read_examples(const json::Value&, Rule&, Context&, const Path&);
  std::optional<Example> read_example(const json::Value&, Context&, const Path&);
  /// The first instant after a date that something lasts through: a date alone is all of that day in UTC.
  std::optional<std::chrono::sys_seconds> read_last_date(const json::Value&, Context&, const Path&);

  bool add_phrase(std::string_view text, bool inflect, Phrase&);
  void add_possessives(const json::Value& swap, std::vector<Phrase>&);
  NodeId add_node(NodeKind, const std::vector<NodeId>& children, std::uint32_t payload = none);

  Program& program_;
  std::vector<std::unique_ptr<PackSource>>& packs_;
  std::vector<Refusal>& refusals_;
  std::chrono::sys_seconds now_;
  bool built_in_is_proved_;
  std::map<WordId, Range> forms_;  ///< of words that were inflected before
};

}  // namespace sayso::rules
