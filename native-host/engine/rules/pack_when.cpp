// The part of PackReader that reads where and when a rule applies: scope, dates, windows, exceptions.
#include <algorithm>
#include <utility>

#include "rules/pack_context.hpp"
#include "rules/pack_reader.hpp"
#include "rules/time_zone.hpp"

namespace sayso::rules {

using json::Type;
using json::Value;

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
      context.one_or_many(member.value, here, [&](const Value& item, const Path& at) {
        if (auto tag = context.language_of_draft(item, at)) when.languages.push_back(std::move(*tag));
      });
    } else if (member.key == "role") {
      texts(when.roles);
    } else {
      context.unknown_field(member, path, {"site", "surface", "audience", "account", "language", "role"});
    }
  }
}

std::optional<std::chrono::sys_seconds> PackReader::read_last_date(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::text, path)) return std::nullopt;
  const auto local = parse_local_time(value.text);
  if (!local) {
    context.refuse(RefusalCode::unknown_value, path, value.at, "Expected a date like \"2027-01-31\".");
    return std::nullopt;
  }
  const bool all_day = value.text.find('T') == std::string_view::npos;
  return std::chrono::sys_seconds(local->time_since_epoch()) + (all_day ? std::chrono::days(1) : std::chrono::days(0));
}

void PackReader::read_window(const Value& value, Rule& rule, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return;
  std::optional<TimeZone> zone = TimeZone::load("UTC");
  if (const Value* name = value.find("timezone")) {
    const Path here = path.field("timezone");
    if (!context.expect(*name, Type::text, here)) return;
    zone = TimeZone::load(name->text);
    if (!zone) {
      context.refuse(RefusalCode::unknown_value, here, name->at,
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
        context.refuse(RefusalCode::unknown_value, here, member.value.at, "Expected a local time like \"2026-11-01T09:00\".");
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
    context.refuse(RefusalCode::unknown_value, path, value.at, "The window ends before it begins.");
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
        exception.expires = read_last_date(member.value, context, here.field("expires")).value_or(std::chrono::sys_seconds{});
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

}  // namespace sayso::rules
