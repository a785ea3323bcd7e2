#include "rules/pack_reader.hpp"

#include <algorithm>
#include <utility>

#include "rules/pack_context.hpp"
#include "sayso/version.hpp"
#include "text/utf8.hpp"

namespace sayso::rules {

using json::Type;
using json::Value;

namespace {

/// The version that was probably meant: "1.0" is "1.0.0".
std::string version_like(const std::string& written) {
  for (const char* const rest : {".0", ".0.0"}) {
    if (std::string whole = written + rest; is_version(whole)) return whole;
  }
  return "1.0.0";
}

}  // namespace

std::unique_ptr<PackSource> PackReader::open(std::string text, Origin origin, std::string_view source, std::vector<Refusal>& refusals) {
  auto pack = std::make_unique<PackSource>();
  pack->info.origin = origin;
  pack->info.source = source;
  Context context{refusals, 0, *pack, {}, false};
  const Path root;
  if (text.size() > RuleSetBuilder::max_pack_bytes) {
    context.refuse(RefusalCode::too_large, root, 0, "The pack is over 16 MiB. Split it into several packs.");
    return nullptr;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (!utf8::valid(text)) {
    context.refuse(RefusalCode::invalid_utf8, root, 0, "The pack is not UTF-8. Save it as UTF-8 in your editor.");
    return nullptr;
  }
  pack->text = std::move(text);
  auto document = json::parse(pack->text);
  if (!document) {
    const json::ParseError& error = document.error();
    switch (error.kind) {
      case json::ParseError::Kind::syntax:
        context.refuse(RefusalCode::not_json, root, error.at, "This is not JSON with comments. " + error.hint);
        break;
      case json::ParseError::Kind::too_deep:
        context.refuse(RefusalCode::too_large, root, error.at, "The pack is nested too deeply.");
        break;
      case json::ParseError::Kind::too_many:
        context.refuse(RefusalCode::too_large, root, error.at, "The pack holds more than 2 million values. Split it into several packs.");
        break;
      case json::ParseError::Kind::duplicate_key:
        context.refuse(RefusalCode::not_json, root, error.at,
                       "The field " + in_quotes(error.key) + " stands here twice. Keep one of them.");
        break;
    }
    return nullptr;
  }
  pack->document = std::move(document).value();
  const Value& top = pack->document.root;
  if (!context.expect(top, Type::object, root)) return nullptr;

  const Value* id = top.find("pack");
  if (id == nullptr) {
    context.missing("pack", root, top, "Give the pack an id in kebab-case.");
    return nullptr;
  }
  if (!context.expect(*id, Type::text, root.field("pack"))) return nullptr;
  if (!kebab_case(id->text)) {
    context.refuse(RefusalCode::unknown_value, root.field("pack"), id->at,
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
      if (member.key == "version") {
        if (is_version(*value)) {
          pack->info.version = *value;
        } else {
          context.refuse(
              RefusalCode::bad_version, path, member.value.at,
              in_quotes(*value) + " is no version as semver.org has them. Write three numbers, such as \"" + version_like(*value) + "\".");
        }
      }
      if (member.key == "title") pack->info.title = *value;
      if (member.key == "owner") pack->info.owner = *value;
    } else if (member.key == "vocabulary") {
      if (!context.expect(member.value, Type::object, path)) continue;
      for (const json::Member& term : member.value.members)
        pack->vocabulary[std::string(term.key)] = {&term.value, term.at, none, PackSource::Term::State::unread};
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
  Context vocabulary{refusals_, pack, source, {}, false};
  // A term that nobody uses is read too: its author wants to know.
  for (auto& [name, term] : source.vocabulary) {
    if (term.state != PackSource::Term::State::unread) continue;
    Value reference;
    reference.type = Type::text;
    reference.at = term.at;
    reference.text = name;
    const Path path = root.field("vocabulary");
    (void)read_term(reference, vocabulary, path);
  }
  const Value* rules = source.document.root.find("rules");
  if (rules == nullptr || !rules->is(Type::list)) return;
  const Path path = root.field("rules");
  std::map<std::string_view, std::size_t> seen;  // id → place in the list
  program_.rules.reserve(program_.rules.size() + std::min(rules->items.size(), RuleSetBuilder::max_rules));
  for (std::size_t i = 0; i < rules->items.size(); ++i) {
    const Value& value = rules->items[i];
    const Path here = path.item(i);
    if (const Value* id = value.find("id"); id != nullptr && id->is(Type::text)) {
      const auto [first, fresh] = seen.emplace(id->text, i);
      if (!fresh) {
        ++source.info.refused;
        refusals_.push_back(source.refusal(
            RefusalCode::duplicate_id, here.field("id").pointer(), source.info.id + "/" + std::string(id->text),
            "Rule " + std::to_string(first->second + 1) + " of this list has this id already. Give this one an id of its own.", id->at));
        continue;
      }
    }
    if (program_.rules.size() >= RuleSetBuilder::max_rules) {
      source.info.refused += rules->items.size() - i;
      refusals_.push_back(source.refusal(
          RefusalCode::too_many_rules, here.pointer(), {},
          "More than " + std::to_string(RuleSetBuilder::max_rules) + " rules are loaded. Rules from here on are left out.", value.at));
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

std::optional<Category> PackReader::read_category(const Value& value, Context& context, const Path& path) {
  const auto category = context.word<Category>(value, path, parse_category, Category::style);
  if (category != Category::spelling) return category;
  context.refuse(RefusalCode::unknown_value, path, value.at, "The category spelling belongs to the dictionaries. Use style.");
  return std::nullopt;
}

std::optional<Rule> PackReader::read_rule(const Value& value, std::uint32_t pack, const Path& path) {
  Context context{refusals_, pack, *packs_[pack], {}, false};
  if (!context.expect(value, Type::object, path)) return std::nullopt;
  Rule rule;
  rule.pack = pack;
  rule.path = path.pointer();
  rule.at = value.at;

  if (const Value* id = value.find("id"); id == nullptr) {
    context.missing("id", path, value, "Give the rule an id in kebab-case.");
  } else if (context.expect(*id, Type::text, path.field("id"))) {
    rule.name = packs_[pack]->info.id + "/" + std::string(id->text);
    if (kebab_case(id->text)) {
      context.rule = rule.name;
    } else {
      context.refuse(RefusalCode::unknown_value, path.field("id"), id->at,
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
      if (const auto category = read_category(v, context, here)) rule.category = *category;
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
    } else if (member.key == "yields-to") {
      context.one_or_many(v, here, [&](const Value& item, const Path& at) {
        if (const auto category = read_category(item, context, at)) rule.yields_to |= 1U << static_cast<unsigned>(*category);
      });
    } else if (member.key == "window") {
      read_window(v, rule, context, here);
    } else if (member.key == "rollout") {
      if (const auto percent = context.whole_number(v, here, 0, 100)) rule.rollout = static_cast<std::uint8_t>(*percent);
    } else if (member.key == "expires") {
      rule.expires = read_last_date(v, context, here);
      if (rule.expires && *rule.expires <= now_) {
        context.refuse(RefusalCode::expired, here, v.at, "This rule has expired. Give it a later date, or take it out.");
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
    context.refuse(RefusalCode::missing_rationale, path, value.at,
                   "A rule of the stage " + std::string(name_of(rule.stage)) + " needs a \"rationale\": why may it hold someone up?");
  }
  if (rule.flags.empty() && !context.failed) {
    context.refuse(RefusalCode::no_examples, path.field("examples"), value.at,
                   "Add \"examples\" with at least one text that this rule \"flags\".");
  }
  rule.condition = read_conditions(value, context, path, rule_fields());
  if (context.failed) return std::nullopt;
  return rule;
}

}  // namespace sayso::rules
