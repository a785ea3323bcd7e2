// The part of PackReader that reads what the person is told, and the fixes that are offered.
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "rules/pack_context.hpp"
#include "rules/pack_reader.hpp"
#include "text/utf8.hpp"

namespace sayso::rules {

using json::Type;
using json::Value;

void PackReader::read_message(const Value& value, Message& message, Rule* rule, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return;
  const auto sentence = [&](const json::Member& member, std::size_t longest) {
    const Path here = path.field(member.key);
    auto text = context.text(member.value, here, 4 * longest).value_or("");
    if (utf8::length(text) > longest) {
      context.refuse(
          RefusalCode::too_large, here, member.value.at,
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
        context.refuse(RefusalCode::unknown_value, path.field("policy"), member.value.at, "A policy link begins with https://.");
      }
    } else if (member.key == "lesson") {
      message.lesson = context.text(member.value, path.field("lesson"), longest_id).value_or("");
    } else if (member.key == "translations" && rule != nullptr) {
      const Path here = path.field("translations");
      if (!context.expect(member.value, Type::object, here)) continue;
      std::map<std::string, std::string_view> written;  // tag → as it stands in the pack
      for (const json::Member& translation : member.value.members) {
        const Path there = here.field(translation.key);
        const auto tag = context.language(translation.key, there, translation.at);
        if (!tag) continue;
        const auto [first, fresh] = written.emplace(*tag, translation.key);
        if (fresh) {
          read_message(translation.value, rule->translations[*tag], nullptr, context, there);
        } else {
          context.refuse(RefusalCode::unknown_value, there, translation.at,
                         in_quotes(first->second) + " and " + in_quotes(translation.key) + " are one language. Keep one of the two.");
        }
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
          context.refuse(RefusalCode::unknown_field, at, member.at, "\"at\" stands beside \"insert\" only.");
        if (member.value.text != "start" && member.value.text != "end")
          context.refuse(RefusalCode::unknown_value, at, member.value.at, "\"at\" is \"start\" or \"end\".");
      } else if (member.key == "mask") {
        ++kinds;
        fix.kind = FixTemplate::Kind::mask;
        if (context.expect(member.value, Type::text, at) && member.value.text != "match") {
          context.refuse(RefusalCode::unknown_value, at, member.value.at, "\"mask\" is \"match\": the words that were found.");
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
      context.refuse(RefusalCode::missing_field, here, item.at, "A fix does one thing: replace, insert, mask or move.");
      continue;
    }
    if (const Value* at = item.find("at"); at != nullptr && at->is(Type::text) && at->text == "end")
      fix.kind = FixTemplate::Kind::insert_end;
    rule.fixes.push_back(std::move(fix));
  }
}

}  // namespace sayso::rules
