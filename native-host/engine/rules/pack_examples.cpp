// The part of PackReader that reads examples.
#include <utility>

#include "rules/pack_context.hpp"
#include "rules/pack_reader.hpp"

namespace sayso::rules {

using json::Type;
using json::Value;

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
  if (value.is(Type::text)) {
    auto text = context.text(value, path, longest_example);
    if (!text) return std::nullopt;
    example.text = std::move(*text);
    return example;
  }
  if (!value.is(Type::object)) {
    context.refuse(RefusalCode::wrong_type, path, value.at, "An example is a text, or an object with \"text\" and where it is written.");
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
      example.language = context.language_of_draft(member.value, here);
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
