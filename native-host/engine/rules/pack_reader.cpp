#include "rules/pack_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rules/inflection.hpp"
#include "rules/time_zone.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::rules {

using json::Type;
using json::Value;

namespace {

constexpr std::size_t longest_id = 64, longest_phrase = 200, longest_pattern = 4096, longest_example = 4000;
constexpr std::size_t longest_what = 90, longest_why = 140;
constexpr std::uint32_t farthest = 1000;   // tokens, for `within`
constexpr std::uint32_t default_near = 6;  // tokens, for `near` without `within`
constexpr int deepest_condition = 24;

using Fields = std::vector<std::string_view>;

const Fields& pack_fields() {
  static const Fields fields = {"$schema", "pack", "version", "title", "description", "owner", "language", "vocabulary", "rules"};
  return fields;
}
const Fields& rule_fields() {
  static const Fields fields = {"id",      "category", "stage", "severity", "when",      "unless",     "context", "window",
                                "rollout", "expires",  "owner", "message",  "rationale", "exceptions", "fixes",   "examples"};
  return fields;
}
const Fields& matcher_fields() {
  static const Fields fields = {"phrases", "pattern", "detector", "term", "swap", "weigh",  "requires",
                                "length",  "all",     "any",      "none", "near", "starts", "ends"};
  return fields;
}
const Fields& modifier_fields() {
  static const Fields fields = {"inflect", "keywords", "read"};
  return fields;
}

bool among(const Fields& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::string_view type_name(Type type) {
  switch (type) {
    case Type::null:
      return "null";
    case Type::boolean:
      return "true or false";
    case Type::number:
      return "a number";
    case Type::text:
      return "text";
    case Type::list:
      return "a list";
    case Type::object:
      return "an object";
  }
  return "";
}

/// Levenshtein distance, for "did you mean".
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = std::exchange(row[j], cost);
    }
  }
  return row[b.size()];
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  std::string_view best;
  std::size_t fewest = 3;
  for (const std::string_view candidate : known) {
    if (word.size() > 2 * longest_id) break;
    const std::size_t distance = edits(word, candidate);
    if (distance < fewest) {
      fewest = distance;
      best = candidate;
    }
  }
  return best.empty() ? std::string() : " Did you mean \"" + std::string(best) + "\"?";
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

/// What a pack's author wrote, short enough for a sentence.
std::string in_quotes(std::string_view text) {
  std::size_t end = std::min<std::size_t>(text.size(), 60);
  while (end > 0 && end < text.size() && utf8::continuation(text[end])) --end;
  return "\"" + std::string(text.substr(0, end)) + (end < text.size() ? "…\"" : "\"");
}

bool kebab_case(std::string_view id) {
  if (id.empty() || id.size() > longest_id || id.front() == '-' || id.back() == '-') return false;
  return std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

template <typename E>
std::vector<std::string_view> names_of_enum(E last) {
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(last); ++i) names.push_back(name_of(static_cast<E>(i)));
  return names;
}

}  // namespace

/// Where the reader stands, as a chain on the stack: written out only when something is refused.
struct PackReader::Path {
  const Path* up = nullptr;
  std::string_view key;
  std::optional<std::size_t> index;

  [[nodiscard]] Path field(std::string_view name) const { return {this, name, std::nullopt}; }
  [[nodiscard]] Path item(std::size_t i) const { return {this, {}, i}; }

  /// RFC 6901.
  [[nodiscard]] std::string pointer() const {
    if (up == nullptr) return {};
    std::string out = up->pointer() + '/';
    if (index) return out + std::to_string(*index);
    for (const char c : key) {
      if (c == '~') {
        out += "~0";
      } else if (c == '/') {
        out += "~1";
      } else {
        out += c;
      }
    }
    return out;
  }
};

/// What is being read, and whether anything was wrong with it.
struct PackReader::Context {
  std::vector<Refusal>& refusals;
  std::uint32_t pack;
  const PackInfo& info;
  std::string rule;  ///< "pack/rule-id", or empty in a vocabulary
  bool failed = false;

  void refuse(RefusalCode code, const Path& path, std::uint32_t line, std::string reason) {
    failed = true;
    refusals.push_back({code, info.source, path.pointer(), rule, std::move(reason), line});
  }

  bool expect(const Value& value, Type type, const Path& path) {
    if (value.is(type)) return true;
    refuse(type == Type::object ? RefusalCode::not_an_object : RefusalCode::wrong_type, path, value.line,
           "Expected " + std::string(type_name(type)) + ", found " + std::string(type_name(value.type)) + ".");
    return false;
  }

  void unknown_field(const json::Member& member, const Path& path, const std::vector<std::string_view>& known) {
    refuse(RefusalCode::unknown_field, path.field(member.key), member.line,
           "There is no field " + in_quotes(member.key) + " here." + suggestion(member.key, known));
  }

  void missing(std::string_view field, const Path& path, const Value& object, std::string_view hint) {
    refuse(RefusalCode::missing_field, path, object.line, "The field \"" + std::string(field) + "\" is missing. " + std::string(hint));
  }

  /// Text of 1 to `longest` bytes.
  std::optional<std::string> text(const Value& value, const Path& path, std::size_t longest = 500) {
    if (!expect(value, Type::text, path)) return std::nullopt;
    if (value.text.empty()) {
      refuse(RefusalCode::unknown_value, path, value.line, "This text is empty. Fill it in or leave the field out.");
      return std::nullopt;
    }
    if (value.text.size() > longest) {
      refuse(RefusalCode::too_large, path, value.line, "This text is longer than " + std::to_string(longest) + " bytes.");
      return std::nullopt;
    }
    return value.text;
  }

  std::optional<std::uint32_t> whole_number(const Value& value, const Path& path, std::uint32_t low, std::uint32_t high) {
    if (!expect(value, Type::number, path)) return std::nullopt;
    if (value.number < low || value.number > high || std::floor(value.number) != value.number) {
      refuse(RefusalCode::unknown_value, path, value.line,
             "Expected a whole number from " + std::to_string(low) + " to " + std::to_string(high) + ".");
      return std::nullopt;
    }
    return static_cast<std::uint32_t>(value.number);
  }

  template <typename E>
  std::optional<E> word(const Value& value, const Path& path, std::optional<E> (*parse)(std::string_view) noexcept, E last) {
    if (!expect(value, Type::text, path)) return std::nullopt;
    const auto parsed = parse(value.text);
    if (!parsed) {
      const auto known = names_of_enum(last);
      refuse(RefusalCode::unknown_value, path, value.line,
             in_quotes(value.text) + " is not one of: " + listed(known) + "." + suggestion(value.text, known));
    }
    return parsed;
  }

  /// Calls `each(value, path)` for a list's items, or for a single value.
  template <typename F>
  void one_or_many(const Value& value, const Path& path, F&& each) {
    if (!value.is(Type::list)) return each(value, path);
    if (value.items.empty())
      refuse(RefusalCode::unknown_value, path, value.line, "This list is empty. Leave the field out where anything goes.");
    for (std::size_t i = 0; i < value.items.size(); ++i) each(value.items[i], path.item(i));
  }
};

std::unique_ptr<PackSource> PackReader::open(std::string_view text, Origin origin, std::string_view source,
                                             std::vector<Refusal>& refusals) {
  auto pack = std::make_unique<PackSource>();
  pack->info.origin = origin;
  pack->info.source = source;
  Context context{refusals, 0, pack->info, {}, false};
  const Path root;
  if (text.size() > RuleSetBuilder::max_pack_bytes) {
    context.refuse(RefusalCode::too_large, root, 0, "The pack is over 16 MiB. Split it into several packs.");
    return nullptr;
  }
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  if (!utf8::valid(text)) {
    context.refuse(RefusalCode::invalid_utf8, root, 0, "The pack is not UTF-8. Save it as UTF-8 in your editor.");
    return nullptr;
  }
  auto document = json::parse(text);
  if (!document) {
    const json::ParseError& error = document.error();
    switch (error.kind) {
      case json::ParseError::Kind::syntax:
        context.refuse(RefusalCode::not_json, root, error.line,
                       "This is not JSON with comments. Look for a missing comma, bracket or quotation mark near this line.");
        break;
      case json::ParseError::Kind::too_deep:
        context.refuse(RefusalCode::too_large, root, error.line, "The pack is nested too deeply.");
        break;
      case json::ParseError::Kind::duplicate_key:
        context.refuse(RefusalCode::not_json, root, error.line,
                       "The field " + in_quotes(error.key) + " stands here twice. Keep one of them.");
        break;
    }
    return nullptr;
  }
  pack->document = std::move(document).value();
  const Value& top = pack->document;
  if (!context.expect(top, Type::object, root)) return nullptr;

  const Value* id = top.find("pack");
  if (id == nullptr) {
    context.missing("pack", root, top, "Give the pack an id in kebab-case.");
    return nullptr;
  }
  if (!context.expect(*id, Type::text, root.field("pack"))) return nullptr;
  if (!kebab_case(id->text)) {
    context.refuse(RefusalCode::unknown_value, root.field("pack"), id->line,
                   "A pack's id is kebab-case: small letters, digits and hyphens, at most 64.");
    return nullptr;
  }
  pack->info.id = pack->info.title = id->text;

  for (const json::Member& member : top.members) {
    const Path path = root.field(member.key);
    if (!among(pack_fields(), member.key)) {
      context.unknown_field(member, root, pack_fields());
    } else if (member.key == "version" || member.key == "title" || member.key == "owner" || member.key == "language" ||
               member.key == "description") {
      const auto value = context.text(member.value, path);
      if (!value) continue;
      if (member.key == "version") pack->info.version = *value;
      if (member.key == "title") pack->info.title = *value;
      if (member.key == "owner") pack->info.owner = *value;
    } else if (member.key == "vocabulary") {
      if (!context.expect(member.value, Type::object, path)) continue;
      for (const json::Member& term : member.value.members)
        pack->vocabulary[term.key] = {&term.value, term.line, none, PackSource::Term::State::unread};
    } else if (member.key == "rules") {
      context.expect(member.value, Type::list, path);
    }
  }
  if (top.find("rules") == nullptr) context.missing("rules", root, top, "A pack holds a list of rules; it may be empty.");
  return pack;
}

void PackReader::read_rules(std::uint32_t pack) {
  PackSource& source = *packs_[pack];
  const Path root;
  Context vocabulary{refusals_, pack, source.info, {}, false};
  // A term that nobody uses is read too: its author wants to know.
  for (auto& [name, term] : source.vocabulary) {
    if (term.state != PackSource::Term::State::unread) continue;
    Value reference;
    reference.type = Type::text;
    reference.line = term.line;
    reference.text = name;
    const Path path = root.field("vocabulary");
    (void)read_term(reference, vocabulary, path);
  }
  const Value* rules = source.document.find("rules");
  if (rules == nullptr || !rules->is(Type::list)) return;
  const Path path = root.field("rules");
  std::map<std::string_view, std::uint32_t> seen;
  program_.rules.reserve(program_.rules.size() + std::min(rules->items.size(), RuleSetBuilder::max_rules));
  for (std::size_t i = 0; i < rules->items.size(); ++i) {
    const Value& value = rules->items[i];
    const Path here = path.item(i);
    if (const Value* id = value.find("id"); id != nullptr && id->is(Type::text)) {
      const auto [first, fresh] = seen.emplace(id->text, id->line);
      if (!fresh) {
        ++source.info.refused;
        refusals_.push_back(
            {RefusalCode::duplicate_id, source.info.source, here.field("id").pointer(), source.info.id + "/" + id->text,
             "A rule of this id stands on line " + std::to_string(first->second) + " already. Give this one an id of its own.", id->line});
        continue;
      }
    }
    if (program_.rules.size() >= RuleSetBuilder::max_rules) {
      source.info.refused += rules->items.size() - i;
      refusals_.push_back({RefusalCode::too_many_rules,
                           source.info.source,
                           here.pointer(),
                           {},
                           "More than " + std::to_string(RuleSetBuilder::max_rules) + " rules are loaded. Rules from here on are left out.",
                           value.line});
      return;
    }
    if (auto rule = read_rule(value, pack, here)) {
      program_.rules.push_back(std::move(*rule));
      ++source.info.rules;
    } else {
      ++source.info.refused;
    }
  }
}

std::optional<Rule> PackReader::read_rule(const Value& value, std::uint32_t pack, const Path& path) {
  Context context{refusals_, pack, packs_[pack]->info, {}, false};
  if (!context.expect(value, Type::object, path)) return std::nullopt;
  Rule rule;
  rule.pack = pack;
  rule.path = path.pointer();
  rule.line = value.line;

  if (const Value* id = value.find("id"); id == nullptr) {
    context.missing("id", path, value, "Give the rule an id in kebab-case.");
  } else if (context.expect(*id, Type::text, path.field("id"))) {
    rule.name = packs_[pack]->info.id + "/" + id->text;
    if (kebab_case(id->text)) {
      context.rule = rule.name;
    } else {
      context.refuse(RefusalCode::unknown_value, path.field("id"), id->line,
                     "A rule's id is kebab-case: small letters, digits and hyphens, at most 64.");
    }
  }

  std::string rationale;
  bool has_stage = false, has_category = false;
  for (const json::Member& member : value.members) {
    const Path here = path.field(member.key);
    const Value& v = member.value;
    if (member.key == "category") {
      has_category = true;
      if (const auto category = context.word<Category>(v, here, parse_category, Category::style)) {
        rule.category = *category;
        if (rule.category == Category::spelling)
          context.refuse(RefusalCode::unknown_value, here, v.line, "The category spelling belongs to the dictionaries. Use style.");
      }
    } else if (member.key == "stage") {
      has_stage = true;
      if (const auto stage = context.word<Stage>(v, here, parse_stage, Stage::block)) rule.stage = *stage;
    } else if (member.key == "severity") {
      if (const auto severity = context.word<Severity>(v, here, parse_severity, Severity::high)) rule.severity = *severity;
    } else if (member.key == "when") {
      read_when(v, rule.when, context, here);
    } else if (member.key == "unless") {
      context.one_or_many(v, here,
                          [&](const Value& item, const Path& at) { rule.unless.push_back(read_nearby(item, context, at, {"within"})); });
    } else if (member.key == "context") {
      context.one_or_many(v, here,
                          [&](const Value& item, const Path& at) { rule.context.push_back(read_nearby(item, context, at, {"within"})); });
    } else if (member.key == "window") {
      read_window(v, rule, context, here);
    } else if (member.key == "rollout") {
      if (const auto percent = context.whole_number(v, here, 0, 100)) rule.rollout = static_cast<std::uint8_t>(*percent);
    } else if (member.key == "expires") {
      rule.expires = read_date(v, context, here);
      if (rule.expires && *rule.expires <= now_) {
        context.refuse(RefusalCode::expired, here, v.line, "This rule has expired. Give it a later date, or take it out.");
      }
    } else if (member.key == "owner") {
      (void)context.text(v, here);
    } else if (member.key == "rationale") {
      rationale = context.text(v, here, 2000).value_or("");
    } else if (member.key == "message") {
      read_message(v, rule.message, &rule, context, here);
    } else if (member.key == "fixes") {
      read_fixes(v, rule, context, here);
    } else if (member.key == "exceptions") {
      read_exceptions(v, rule, context, here);
    } else if (member.key == "examples") {
      read_examples(v, rule, context, here);
    }
  }
  if (!has_category) context.missing("category", path, value, "One of: " + listed(names_of_enum(Category::style)) + ".");
  if (!has_stage) context.missing("stage", path, value, "One of: " + listed(names_of_enum(Stage::block)) + ".");
  if (value.find("message") == nullptr && rule.stage != Stage::audit)
    context.missing("message", path, value, "Say what was found and why it matters.");
  if (rule.stage >= Stage::justify && rationale.empty()) {
    context.refuse(RefusalCode::missing_rationale, path, value.line,
                   "A rule of the stage " + std::string(name_of(rule.stage)) + " needs a \"rationale\": why may it hold someone up?");
  }
  if (rule.flags.empty() && !context.failed) {
    context.refuse(RefusalCode::no_examples, path.field("examples"), value.line,
                   "Add \"examples\" with at least one text that this rule \"flags\".");
  }
  rule.condition = read_conditions(value, context, path, rule_fields());
  if (context.failed) return std::nullopt;
  return rule;
}

NodeId PackReader::add_node(NodeKind kind, const std::vector<NodeId>& children, std::uint32_t payload) {
  Node node{kind, {static_cast<std::uint32_t>(program_.children.size()), static_cast<std::uint32_t>(children.size())}, payload};
  program_.children.insert(program_.children.end(), children.begin(), children.end());
  program_.nodes.push_back(node);
  return static_cast<NodeId>(program_.nodes.size() - 1);
}

NodeId PackReader::read_conditions(const Value& object, Context& context, const Path& path,
                                   const std::vector<std::string_view>& also_allowed) {
  std::vector<NodeId> nodes;
  bool found = false;
  Fields known(matcher_fields());
  known.insert(known.end(), modifier_fields().begin(), modifier_fields().end());
  known.insert(known.end(), also_allowed.begin(), also_allowed.end());
  int depth = 0;
  for (const Path* up = &path; up != nullptr; up = up->up) ++depth;
  if (depth > 2 * deepest_condition) {
    context.refuse(RefusalCode::too_large, path, object.line, "Conditions are nested too deeply. Name the inner one in the vocabulary.");
    return none;
  }
  for (const json::Member& member : object.members) {
    if (among(matcher_fields(), member.key)) {
      found = true;
      nodes.push_back(read_matcher(member.key, member.value, object, context, path.field(member.key), depth));
    } else if (among(modifier_fields(), member.key)) {
      const std::string_view belongs = member.key == "inflect" ? "phrases" : "pattern";
      if (object.find(belongs) == nullptr) {
        context.refuse(RefusalCode::unknown_field, path.field(member.key), member.line,
                       "\"" + member.key + "\" stands beside \"" + std::string(belongs) + "\" only.");
      }
    } else if (std::find(also_allowed.begin(), also_allowed.end(), member.key) == also_allowed.end()) {
      context.unknown_field(member, path, known);
    }
  }
  if (!found) {
    context.missing("phrases", path, object, "Add a condition: one of " + listed(matcher_fields()) + ".");
    return none;
  }
  if (std::find(nodes.begin(), nodes.end(), none) != nodes.end()) return none;
  if (nodes.size() == 1) return nodes.front();
  const NodeId all = add_node(NodeKind::all, nodes);
  program_.nodes[all].fields = true;
  return all;
}

NodeId PackReader::read_condition_object(const Value& value, Context& context, const Path& path, int) {
  if (!context.expect(value, Type::object, path)) return none;
  return read_conditions(value, context, path, {});
}

NodeId PackReader::read_matcher(std::string_view field, const Value& value, const Value& object, Context& context, const Path& path,
                                int depth) {
  if (field == "phrases") {
    const Value* inflect = object.find("inflect");
    if (inflect != nullptr && !inflect->is(Type::boolean)) {
      context.refuse(RefusalCode::wrong_type, path.up->field("inflect"), inflect->line, "\"inflect\" is true or false.");
      return none;
    }
    return read_phrases(value, inflect != nullptr && inflect->boolean, context, path);
  }
  if (field == "pattern") return read_pattern(value, object, context, path);
  if (field == "detector") return read_detector(value, context, path);
  if (field == "term") return read_term(value, context, path);
  if (field == "swap") return read_swap(value, context, path);
  if (field == "weigh") return read_weigh(value, context, path, depth);
  if (field == "requires") return read_requires(value, context, path, depth);
  if (field == "length") return read_length(value, context, path);
  if (field == "all") return read_list(NodeKind::all, value, context, path, depth);
  if (field == "any") return read_list(NodeKind::any, value, context, path, depth);
  if (field == "none") return read_list(NodeKind::none_of, value, context, path, depth);
  if (field == "near") return read_near(value, context, path, depth);
  const NodeId child = read_condition_object(value, context, path, depth);
  return child == none ? none : add_node(field == "starts" ? NodeKind::starts : NodeKind::ends, {child});
}

NodeId PackReader::read_list(NodeKind kind, const Value& value, Context& context, const Path& path, int depth) {
  if (!context.expect(value, Type::list, path)) return none;
  if (value.items.empty()) {
    context.refuse(RefusalCode::unknown_value, path, value.line, "This list is empty. Give it at least one condition.");
    return none;
  }
  std::vector<NodeId> children;
  for (std::size_t i = 0; i < value.items.size(); ++i)
    children.push_back(read_condition_object(value.items[i], context, path.item(i), depth));
  if (std::find(children.begin(), children.end(), none) != children.end()) return none;
  return add_node(kind, children);
}

bool PackReader::add_phrase(std::string_view text, bool inflect, Phrase& phrase) {
  const auto prepared = Text::prepare(text);
  if (!prepared || prepared.value().tokens().empty()) return false;
  const std::vector<Token>& tokens = prepared.value().tokens();
  std::vector<WordId> words;
  for (const Token& token : tokens) words.push_back(program_.lexicon.add(token.folded));
  phrase.words = {static_cast<std::uint32_t>(program_.phrase_words.size()), static_cast<std::uint32_t>(words.size())};
  program_.phrase_words.insert(program_.phrase_words.end(), words.begin(), words.end());
  if (inflect && tokens.back().kind == TokenKind::word) {
    const auto [known, fresh] = forms_.try_emplace(words.back());
    if (fresh) {
      const std::vector<std::string> forms = inflected_forms(tokens.back().folded);
      known->second.first = static_cast<std::uint32_t>(program_.phrase_words.size());
      for (std::size_t i = 1; i < forms.size(); ++i) program_.phrase_words.push_back(program_.lexicon.add(forms[i]));
      known->second.count = static_cast<std::uint32_t>(program_.phrase_words.size()) - known->second.first;
    }
    phrase.last_forms = known->second;
  }
  return true;
}

NodeId PackReader::read_phrases(const Value& value, bool inflect, Context& context, const Path& path) {
  if (!context.expect(value, Type::list, path)) return none;
  if (value.items.empty()) {
    context.refuse(RefusalCode::unknown_value, path, value.line, "This list is empty. Give it at least one phrase.");
    return none;
  }
  std::vector<Phrase> phrases;
  bool good = true;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const auto text = context.text(value.items[i], path.item(i), longest_phrase);
    if (!text) {
      good = false;
      continue;
    }
    Phrase phrase;
    if (!add_phrase(*text, inflect, phrase)) {
      context.refuse(RefusalCode::unknown_value, path.item(i), value.items[i].line, "This phrase holds no word.");
      good = false;
      continue;
    }
    phrases.push_back(phrase);
  }
  if (!good) return none;
  const Range range{static_cast<std::uint32_t>(program_.phrases.size()), static_cast<std::uint32_t>(phrases.size())};
  program_.phrases.insert(program_.phrases.end(), phrases.begin(), phrases.end());
  program_.phrase_sets.push_back(range);
  return add_node(NodeKind::phrases, {}, static_cast<std::uint32_t>(program_.phrase_sets.size() - 1));
}

NodeId PackReader::read_swap(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return none;
  if (value.members.empty()) {
    context.refuse(RefusalCode::unknown_value, path, value.line, "Name at least one phrase and what to say instead.");
    return none;
  }
  std::vector<Phrase> phrases;
  bool good = true;
  for (const json::Member& member : value.members) {
    const Path here = path.field(member.key);
    const auto better = context.text(member.value, here, longest_phrase);
    Phrase phrase;
    if (better && member.key.size() <= longest_phrase && add_phrase(member.key, false, phrase)) {
      phrase.better = static_cast<std::uint32_t>(program_.better_words.size());
      program_.better_words.push_back(*better);
      phrases.push_back(phrase);
      continue;
    }
    good = false;
    if (better) context.refuse(RefusalCode::unknown_value, here, member.line, "This phrase holds no word, or is too long.");
  }
  if (!good) return none;
  const Range range{static_cast<std::uint32_t>(program_.phrases.size()), static_cast<std::uint32_t>(phrases.size())};
  program_.phrases.insert(program_.phrases.end(), phrases.begin(), phrases.end());
  program_.phrase_sets.push_back(range);
  return add_node(NodeKind::phrases, {}, static_cast<std::uint32_t>(program_.phrase_sets.size() - 1));
}

NodeId PackReader::read_pattern(const Value& value, const Value& object, Context& context, const Path& path) {
  const auto expression = context.text(value, path, longest_pattern);
  if (!expression) return none;
  std::vector<std::string> keywords;
  bool good = true;
  if (const Value* list = object.find("keywords")) {
    context.one_or_many(*list, path.up->field("keywords"), [&](const Value& item, const Path& at) {
      const auto keyword = context.text(item, at, longest_phrase);
      if (!keyword) {
        good = false;
        return;
      }
      std::string folded;
      unicode::fold_each(*keyword, folded);
      keywords.push_back(std::move(folded));
    });
    good = good && !keywords.empty();
  }
  bool read_all = false;
  if (const Value* read = object.find("read")) {
    const Path at = path.up->field("read");
    if (!context.expect(*read, Type::text, at)) return none;
    if (read->text != "masked" && read->text != "all") {
      context.refuse(RefusalCode::unknown_value, at, read->line, "\"read\" is \"masked\" (links, handles and tags are hidden) or \"all\".");
      return none;
    }
    read_all = read->text == "all";
  }
  const bool is_proved = built_in_is_proved_ && context.info.origin == Origin::built_in;
  if (const auto fault = is_proved ? std::nullopt : Pattern::check(*expression)) {
    context.refuse(fault->unsupported ? RefusalCode::unsupported_pattern : RefusalCode::bad_pattern, path, value.line,
                   fault->unsupported
                       ? "RE2 leaves lookaround and backreferences out. Say it with \"context\", \"unless\" or \"near\" instead."
                       : "The expression is not well-formed: " + fault->reason + ".");
    return none;
  }
  if (!good) return none;
  program_.patterns.push_back(std::make_unique<Pattern>(*expression, std::move(keywords), read_all));
  return add_node(NodeKind::pattern, {}, static_cast<std::uint32_t>(program_.patterns.size() - 1));
}

NodeId PackReader::read_detector(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::text, path)) return none;
  const auto detector = find_detector(value.text);
  if (!detector) {
    std::vector<std::string_view> known;
    for (const DetectorInfo& info : detectors()) known.push_back(info.name);
    context.refuse(RefusalCode::unknown_detector, path, value.line,
                   "There is no detector " + in_quotes(value.text) + "." + suggestion(value.text, known));
    return none;
  }
  return add_node(NodeKind::detector, {}, *detector);
}

NodeId PackReader::read_term(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::text, path)) return none;
  std::uint32_t owner = context.pack;
  std::string_view name = value.text;
  if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
    const auto found = std::find_if(packs_.begin(), packs_.end(), [&](const auto& pack) { return pack->info.id == name.substr(0, slash); });
    owner = found == packs_.end() ? none : static_cast<std::uint32_t>(found - packs_.begin());
    name = name.substr(slash + 1);
  }
  const auto unknown = [&](std::string reason) {
    context.refuse(RefusalCode::unknown_term, path, value.line, std::move(reason));
    return none;
  };
  if (owner == none) return unknown("There is no pack " + in_quotes(value.text.substr(0, value.text.find('/'))) + " with a vocabulary.");
  PackSource& source = *packs_[owner];
  const auto entry = source.vocabulary.find(name);
  if (entry == source.vocabulary.end()) {
    std::vector<std::string_view> known;
    for (const auto& [term, ignored] : source.vocabulary) known.push_back(term);
    return unknown("The vocabulary has no " + in_quotes(name) + "." + suggestion(name, known));
  }
  PackSource::Term& term = entry->second;
  using State = PackSource::Term::State;
  if (term.state == State::read) return term.node;
  if (term.state == State::reading) return unknown("The term " + in_quotes(name) + " refers to itself.");
  if (term.state == State::refused) return unknown("The term " + in_quotes(name) + " was refused.");
  term.state = State::reading;
  Context inner{refusals_, owner, source.info, {}, false};
  const Path root;
  const Path vocabulary = root.field("vocabulary");
  const Path here = vocabulary.field(name);
  term.node = read_condition_object(*term.value, inner, here, 0);
  term.state = inner.failed || term.node == none ? State::refused : State::read;
  if (term.state == State::refused) return context.rule.empty() ? none : unknown("The term " + in_quotes(name) + " was refused.");
  program_.terms.emplace(term.node, source.info.id + "/" + std::string(name));
  return term.node;
}

std::vector<NodeId> PackReader::read_topics(std::uint32_t pack) {
  read_rules(pack);
  std::vector<NodeId> topics;
  for (const auto& [name, term] : packs_[pack]->vocabulary) {
    if (term.state == PackSource::Term::State::read) topics.push_back(term.node);
  }
  return topics;
}

NodeId PackReader::read_weigh(const Value& value, Context& context, const Path& path, int) {
  if (!context.expect(value, Type::object, path)) return none;
  for (const json::Member& member : value.members) {
    if (member.key != "threshold" && member.key != "cues") context.unknown_field(member, path, {"threshold", "cues"});
  }
  const Value* threshold = value.find("threshold");
  const Value* cues = value.find("cues");
  if (threshold == nullptr || cues == nullptr) {
    context.missing(threshold == nullptr ? "threshold" : "cues", path, value, "A weigh needs a threshold and cues with weights.");
    return none;
  }
  if (!context.expect(*threshold, Type::number, path.field("threshold")) || !context.expect(*cues, Type::list, path.field("cues")))
    return none;
  if (threshold->number <= 0) {
    context.refuse(RefusalCode::unknown_value, path.field("threshold"), threshold->line,
                   "The threshold is over 0, so that at least one cue must hold.");
    return none;
  }
  std::vector<NodeId> children;
  std::vector<double> weights;
  const Path list = path.field("cues");
  for (std::size_t i = 0; i < cues->items.size(); ++i) {
    const Value& cue = cues->items[i];
    const Path here = list.item(i);
    if (!context.expect(cue, Type::object, here)) return none;
    const Value* weight = cue.find("weight");
    if (weight == nullptr) {
      context.missing("weight", here, cue, "How much does this cue count?");
      return none;
    }
    if (!context.expect(*weight, Type::number, here.field("weight"))) return none;
    weights.push_back(weight->number);
    children.push_back(read_conditions(cue, context, here, {"weight"}));
  }
  if (children.empty()) {
    context.refuse(RefusalCode::unknown_value, list, cues->line, "This list is empty. Give it at least one cue.");
    return none;
  }
  if (std::find(children.begin(), children.end(), none) != children.end()) return none;
  program_.thresholds.push_back({threshold->number, static_cast<std::uint32_t>(program_.weights.size())});
  program_.weights.insert(program_.weights.end(), weights.begin(), weights.end());
  return add_node(NodeKind::weigh, children, static_cast<std::uint32_t>(program_.thresholds.size() - 1));
}

NodeId PackReader::read_requires(const Value& value, Context& context, const Path& path, int depth) {
  if (!context.expect(value, Type::object, path)) return none;
  for (const json::Member& member : value.members) {
    if (member.key != "if" && member.key != "then") context.unknown_field(member, path, {"if", "then"});
  }
  const Value* condition = value.find("if");
  const Value* then = value.find("then");
  if (condition == nullptr || then == nullptr) {
    context.missing(condition == nullptr ? "if" : "then", path, value, "A requires says: if this, then that as well.");
    return none;
  }
  const NodeId first = read_condition_object(*condition, context, path.field("if"), depth);
  const NodeId second = read_condition_object(*then, context, path.field("then"), depth);
  return first == none || second == none ? none : add_node(NodeKind::requires_then, {first, second});
}

NodeId PackReader::read_near(const Value& value, Context& context, const Path& path, int depth) {
  if (!context.expect(value, Type::object, path)) return none;
  std::uint32_t within = default_near;
  for (const json::Member& member : value.members) {
    if (member.key == "within") {
      const auto number = context.whole_number(member.value, path.field("within"), 1, farthest);
      if (!number) return none;
      within = *number;
    } else if (member.key != "first" && member.key != "second") {
      context.unknown_field(member, path, {"first", "second", "within"});
    }
  }
  const Value* first = value.find("first");
  const Value* second = value.find("second");
  if (first == nullptr || second == nullptr) {
    context.missing(first == nullptr ? "first" : "second", path, value, "A near needs two conditions, first and second.");
    return none;
  }
  const NodeId a = read_condition_object(*first, context, path.field("first"), depth);
  const NodeId b = read_condition_object(*second, context, path.field("second"), depth);
  if (a == none || b == none) return none;
  program_.distances.push_back(within);
  return add_node(NodeKind::near, {a, b}, static_cast<std::uint32_t>(program_.distances.size() - 1));
}

NodeId PackReader::read_length(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return none;
  LengthLimit limit{0, Counting::graphemes};
  bool good = false;
  for (const json::Member& member : value.members) {
    const Path here = path.field(member.key);
    if (member.key == "over") {
      if (const auto over = context.whole_number(member.value, here, 1, 1'000'000)) {
        limit.over = *over;
        good = true;
      }
    } else if (member.key == "counting") {
      if (!context.expect(member.value, Type::text, here)) return none;
      static constexpr std::string_view countings[] = {"x-weighted", "graphemes", "code-points", "utf16"};
      const auto* const found = std::find(std::begin(countings), std::end(countings), member.value.text);
      if (found == std::end(countings)) {
        context.refuse(RefusalCode::unknown_value, here, member.value.line,
                       in_quotes(member.value.text) + " is not one of: x-weighted, graphemes, code-points, utf16.");
        return none;
      }
      limit.counting = static_cast<Counting>(found - std::begin(countings));
    } else {
      context.unknown_field(member, path, {"over", "counting"});
    }
  }
  if (!good) {
    if (value.find("over") == nullptr) context.missing("over", path, value, "How long may the text be?");
    return none;
  }
  program_.lengths.push_back(limit);
  return add_node(NodeKind::length, {}, static_cast<std::uint32_t>(program_.lengths.size() - 1));
}

Nearby PackReader::read_nearby(const Value& value, Context& context, const Path& path, const std::vector<std::string_view>& also_allowed) {
  Nearby nearby;
  if (!context.expect(value, Type::object, path)) return nearby;
  if (const Value* within = value.find("within")) nearby.within = context.whole_number(*within, path.field("within"), 1, farthest);
  nearby.condition = read_conditions(value, context, path, also_allowed);
  return nearby;
}

void PackReader::read_when(const Value& value, When& when, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return;
  for (const json::Member& member : value.members) {
    const Path here = path.field(member.key);
    const auto mask = [&](auto parse, auto last, std::uint8_t& bits, auto& first) {
      bits = 0;
      context.one_or_many(member.value, here, [&](const Value& item, const Path& at) {
        const auto word = context.word<decltype(last)>(item, at, parse, last);
        if (!word) return;
        bits = static_cast<std::uint8_t>(bits | 1U << static_cast<unsigned>(*word));
        if (!first) first = word;
      });
    };
    const auto texts = [&](std::vector<std::string>& out) {
      context.one_or_many(member.value, here, [&](const Value& item, const Path& at) {
        if (auto text = context.text(item, at, longest_id)) out.push_back(std::move(*text));
      });
    };
    if (member.key == "surface") {
      mask(parse_surface, Surface::article, when.surfaces, when.first_surface);
    } else if (member.key == "audience") {
      mask(parse_audience, Audience::closed, when.audiences, when.first_audience);
    } else if (member.key == "account") {
      mask(parse_account, Account::brand, when.accounts, when.first_account);
    } else if (member.key == "site") {
      texts(when.sites);
    } else if (member.key == "language") {
      texts(when.languages);
    } else if (member.key == "role") {
      texts(when.roles);
    } else {
      context.unknown_field(member, path, {"site", "surface", "audience", "account", "language", "role"});
    }
  }
}

std::optional<std::chrono::sys_seconds> PackReader::read_date(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::text, path)) return std::nullopt;
  const auto local = parse_local_time(value.text);
  if (!local) {
    context.refuse(RefusalCode::unknown_value, path, value.line, "Expected a date like \"2027-01-31\".");
    return std::nullopt;
  }
  return std::chrono::sys_seconds(local->time_since_epoch());
}

void PackReader::read_window(const Value& value, Rule& rule, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return;
  std::optional<TimeZone> zone = TimeZone::load("UTC");
  if (const Value* name = value.find("timezone")) {
    const Path here = path.field("timezone");
    if (!context.expect(*name, Type::text, here)) return;
    zone = TimeZone::load(name->text);
    if (!zone) {
      context.refuse(RefusalCode::unknown_value, here, name->line,
                     in_quotes(name->text) + " is no time zone of this system. Expected a name like \"Europe/London\".");
      return;
    }
  }
  for (const json::Member& member : value.members) {
    const Path here = path.field(member.key);
    if (member.key == "from" || member.key == "to") {
      if (!context.expect(member.value, Type::text, here)) continue;
      const auto local = parse_local_time(member.value.text);
      if (!local) {
        context.refuse(RefusalCode::unknown_value, here, member.value.line, "Expected a local time like \"2026-11-01T09:00\".");
        continue;
      }
      (member.key == "from" ? rule.from : rule.to) = zone->to_instant(*local);
    } else if (member.key != "timezone") {
      context.unknown_field(member, path, {"from", "to", "timezone"});
    }
  }
  if (value.find("from") == nullptr && value.find("to") == nullptr)
    context.missing("from", path, value, "A window has a beginning, an end, or both.");
  if (rule.from && rule.to && *rule.from >= *rule.to)
    context.refuse(RefusalCode::unknown_value, path, value.line, "The window ends before it begins.");
}

void PackReader::read_message(const Value& value, Message& message, Rule* rule, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return;
  const auto sentence = [&](const json::Member& member, std::size_t longest) {
    const Path here = path.field(member.key);
    auto text = context.text(member.value, here, 4 * longest).value_or("");
    if (utf8::length(text) > longest) {
      context.refuse(
          RefusalCode::too_large, here, member.value.line,
          "At most " + std::to_string(longest) + " characters fit on the card; this has " + std::to_string(utf8::length(text)) + ".");
    }
    return text;
  };
  for (const json::Member& member : value.members) {
    if (member.key == "what") {
      message.what = sentence(member, longest_what);
    } else if (member.key == "why") {
      message.why = sentence(member, longest_why);
    } else if (member.key == "policy") {
      message.policy = context.text(member.value, path.field("policy"), 2000).value_or("");
      if (!message.policy.empty() && message.policy.rfind("https://", 0) != 0) {
        context.refuse(RefusalCode::unknown_value, path.field("policy"), member.value.line, "A policy link begins with https://.");
      }
    } else if (member.key == "lesson") {
      message.lesson = context.text(member.value, path.field("lesson"), longest_id).value_or("");
    } else if (member.key == "translations" && rule != nullptr) {
      const Path here = path.field("translations");
      if (!context.expect(member.value, Type::object, here)) continue;
      for (const json::Member& translation : member.value.members) {
        read_message(translation.value, rule->translations[translation.key], nullptr, context, here.field(translation.key));
      }
    } else {
      context.unknown_field(member, path, {"what", "why", "policy", "lesson", "translations"});
    }
  }
  if (message.what.empty() && value.find("what") == nullptr) context.missing("what", path, value, "One sentence: what was found.");
}

void PackReader::read_fixes(const Value& value, Rule& rule, Context& context, const Path& path) {
  if (!context.expect(value, Type::list, path)) return;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const Value& item = value.items[i];
    const Path here = path.item(i);
    if (!context.expect(item, Type::object, here)) continue;
    FixTemplate fix{FixTemplate::Kind::replace, {}, {}};
    int kinds = 0;
    for (const json::Member& member : item.members) {
      const Path at = here.field(member.key);
      if (member.key == "label") {
        fix.label = context.text(member.value, at, 80).value_or("");
      } else if (member.key == "replace") {
        ++kinds;
        if (context.expect(member.value, Type::text, at)) fix.text = member.value.text;
      } else if (member.key == "insert") {
        ++kinds;
        fix.kind = FixTemplate::Kind::insert_start;
        fix.text = context.text(member.value, at, longest_phrase).value_or("");
      } else if (member.key == "at") {
        if (!context.expect(member.value, Type::text, at)) continue;
        if (item.find("insert") == nullptr)
          context.refuse(RefusalCode::unknown_field, at, member.line, "\"at\" stands beside \"insert\" only.");
        if (member.value.text != "start" && member.value.text != "end")
          context.refuse(RefusalCode::unknown_value, at, member.value.line, "\"at\" is \"start\" or \"end\".");
      } else if (member.key == "mask") {
        ++kinds;
        fix.kind = FixTemplate::Kind::mask;
        if (context.expect(member.value, Type::text, at) && member.value.text != "match") {
          context.refuse(RefusalCode::unknown_value, at, member.value.line, "\"mask\" is \"match\": the words that were found.");
        }
      } else if (member.key == "move") {
        ++kinds;
        fix.kind = FixTemplate::Kind::move;
        if (const auto surface = context.word<Surface>(member.value, at, parse_surface, Surface::article)) fix.text = name_of(*surface);
      } else {
        context.unknown_field(member, here, {"replace", "insert", "at", "mask", "move", "label"});
      }
    }
    if (kinds != 1) {
      context.refuse(RefusalCode::missing_field, here, item.line, "A fix does one thing: replace, insert, mask or move.");
      continue;
    }
    if (const Value* at = item.find("at"); at != nullptr && at->is(Type::text) && at->text == "end")
      fix.kind = FixTemplate::Kind::insert_end;
    rule.fixes.push_back(std::move(fix));
  }
}

void PackReader::read_exceptions(const Value& value, Rule& rule, Context& context, const Path& path) {
  if (!context.expect(value, Type::list, path)) return;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const Value& item = value.items[i];
    const Path here = path.item(i);
    if (!context.expect(item, Type::object, here)) continue;
    const std::size_t before = refusals_.size();
    Exception exception;
    bool has_condition = false;
    for (const json::Member& member : item.members) {
      if (member.key == "owner" || member.key == "reason") (void)context.text(member.value, here.field(member.key));
      if (member.key == "when") read_when(member.value, exception.when, context, here.field("when"));
      if (member.key == "expires")
        exception.expires = read_date(member.value, context, here.field("expires")).value_or(std::chrono::sys_seconds{});
      has_condition = has_condition || among(matcher_fields(), member.key);
    }
    for (const std::string_view field : {"owner", "expires"}) {
      if (item.find(field) == nullptr) context.missing(field, here, item, "An exception names who asked for it and when it ends.");
    }
    if (has_condition || item.find("when") == nullptr)
      exception.condition = read_nearby(item, context, here, {"within", "when", "owner", "reason", "expires"});
    if (refusals_.size() == before) rule.exceptions.push_back(std::move(exception));
  }
}

void PackReader::read_examples(const Value& value, Rule& rule, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return;
  for (const json::Member& member : value.members) {
    if (member.key != "flags" && member.key != "passes") {
      context.unknown_field(member, path, {"flags", "passes"});
      continue;
    }
    const Path here = path.field(member.key);
    if (!context.expect(member.value, Type::list, here)) continue;
    std::vector<Example>& list = member.key == "flags" ? rule.flags : rule.passes;
    for (std::size_t i = 0; i < member.value.items.size(); ++i) {
      if (auto example = read_example(member.value.items[i], context, here.item(i))) list.push_back(std::move(*example));
    }
  }
}

std::optional<Example> PackReader::read_example(const Value& value, Context& context, const Path& path) {
  Example example;
  example.path = path.pointer();
  example.line = value.line;
  if (value.is(Type::text)) {
    auto text = context.text(value, path, longest_example);
    if (!text) return std::nullopt;
    example.text = std::move(*text);
    return example;
  }
  if (!value.is(Type::object)) {
    context.refuse(RefusalCode::wrong_type, path, value.line, "An example is a text, or an object with \"text\" and where it is written.");
    return std::nullopt;
  }
  for (const json::Member& member : value.members) {
    const Path here = path.field(member.key);
    if (member.key == "text") {
      example.text = context.text(member.value, here, longest_example).value_or("");
    } else if (member.key == "site") {
      example.site = context.text(member.value, here, longest_id);
    } else if (member.key == "surface") {
      example.surface = context.word<Surface>(member.value, here, parse_surface, Surface::article);
    } else if (member.key == "audience") {
      example.audience = context.word<Audience>(member.value, here, parse_audience, Audience::closed);
    } else if (member.key == "account") {
      example.account = context.word<Account>(member.value, here, parse_account, Account::brand);
    } else if (member.key == "language") {
      example.language = context.text(member.value, here, longest_id);
    } else if (member.key == "role") {
      example.role = context.text(member.value, here, longest_id);
    } else {
      context.unknown_field(member, path, {"text", "site", "surface", "audience", "account", "language", "role"});
    }
  }
  if (value.find("text") == nullptr) context.missing("text", path, value, "What does someone write?");
  return example;
}

}  // namespace sayso::rules
