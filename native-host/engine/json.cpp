#include "sayso/json.hpp"

#include <limits>
#include <optional>
#include <utility>

#include "text/utf8.hpp"

namespace sayso {
namespace {

using nlohmann::json;

/// The four hexadecimal digits at `at`.
std::optional<std::uint32_t> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = text[i];
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<std::uint32_t>(c - 'a') + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<std::uint32_t>(c - 'A') + 10;
    } else {
      return std::nullopt;
    }
    value = value * 16 + digit;
  }
  return value;
}

/// Calls `found(offset)` for each escape, at its backslash, that is half of a surrogate pair. Backslashes outside strings are no JSON
/// anyway, so there is no need to know where strings begin.
template <typename Found>
void each_lone_surrogate(std::string_view bytes, Found found) {
  for (std::size_t i = 0; i + 1 < bytes.size();) {
    if (bytes[i] != '\\') {
      ++i;
      continue;
    }
    const auto unit = bytes[i + 1] == 'u' ? hex4(bytes, i + 2) : std::nullopt;
    if (!unit) {
      i += 2;
      continue;
    }
    if (*unit >= 0xD800 && *unit <= 0xDBFF) {
      const bool escape_follows = i + 7 < bytes.size() && bytes[i + 6] == '\\' && bytes[i + 7] == 'u';
      const auto low = escape_follows ? hex4(bytes, i + 8) : std::nullopt;
      if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
        i += 12;
        continue;
      }
      found(i);
    } else if (*unit >= 0xDC00 && *unit <= 0xDFFF) {
      found(i);
    }
    i += 6;
  }
}

bool deeper_than(std::string_view bytes, std::size_t most) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > most) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

/// A text field, or an error that names it. Missing and null leave `into` as it is.
std::optional<FieldError> read_text(const json& object, const char* key, std::string& into) {
  const auto field = object.find(key);
  if (field == object.end() || field->is_null()) return std::nullopt;
  if (!field->is_string()) return FieldError{std::string("/") + key, "text"};
  into = field->get_ref<const std::string&>();
  return std::nullopt;
}

template <typename Value>
std::optional<FieldError> read_name(const json& object, const char* key, std::optional<Value> (*parse)(std::string_view) noexcept,
                                    std::string_view expected, Value& into) {
  const auto field = object.find(key);
  if (field == object.end() || field->is_null()) return std::nullopt;
  if (field->is_string()) {
    if (const auto value = parse(field->get_ref<const std::string&>())) {
      into = *value;
      return std::nullopt;
    }
  }
  return FieldError{std::string("/") + key, "one of " + std::string(expected)};
}

json range_to_json(Span span, const Text& text) { return json::array({text.utf16_from_byte(span.begin), text.utf16_from_byte(span.end)}); }

}  // namespace

Result<json, JsonError> parse_json(std::string_view bytes) {
  if (deeper_than(bytes, max_json_depth)) return Failure{JsonError::too_deep};
  json value = json::parse(bytes, nullptr, /*allow_exceptions=*/false);
  if (!value.is_discarded()) return value;
  if (!utf8::valid(bytes)) return Failure{JsonError::bad_utf8};
  bool lone = false;
  each_lone_surrogate(bytes, [&](std::size_t) { lone = true; });
  return Failure{lone ? JsonError::bad_utf8 : JsonError::bad_json};
}

std::string without_lone_surrogates(std::string_view text) {
  std::string cleaned(text);
  each_lone_surrogate(text, [&](std::size_t at) { cleaned.replace(at, 6, "\\uFFFD"); });
  return cleaned;
}

std::string dump_json(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

Result<Scope, FieldError> scope_from_json(const json& object) {
  Scope scope;
  std::optional<FieldError> error = read_text(object, "site", scope.site);
  if (!error) {
    error =
        read_name(object, "surface", parse_surface, "post, reply, comment, direct-message, group-message, article, unknown", scope.surface);
  }
  if (!error) {
    error =
        read_name(object, "audience", parse_audience, "public, followers, connections, friends, group, private, unknown", scope.audience);
  }
  if (!error) error = read_name(object, "account", parse_account, "personal, brand, unknown", scope.account);
  if (!error) error = read_text(object, "account-name", scope.account_name);
  if (error) return Failure{*std::move(error)};

  if (const auto recipients = object.find("recipients"); recipients != object.end() && !recipients->is_null()) {
    if (!recipients->is_array()) return Failure{FieldError{"/recipients", "a list of texts"}};
    for (std::size_t i = 0; i < recipients->size(); ++i) {
      const json& recipient = (*recipients)[i];
      if (!recipient.is_string()) return Failure{FieldError{"/recipients/" + std::to_string(i), "text"}};
      scope.recipients.push_back(recipient.get<std::string>());
    }
  }
  if (const auto size = object.find("group-size"); size != object.end() && !size->is_null()) {
    const std::int64_t number = size->is_number_integer() ? size->get<std::int64_t>() : -1;
    if (number < 0 || number > std::numeric_limits<std::uint32_t>::max()) {
      return Failure{FieldError{"/group-size", "a whole number from 0 to 4294967295"}};
    }
    scope.group_size = static_cast<std::uint32_t>(number);
  }
  return scope;
}

json to_json(const Scope& scope) {
  return {{"site", scope.site},
          {"surface", name_of(scope.surface)},
          {"audience", name_of(scope.audience)},
          {"account", name_of(scope.account)},
          {"account-name", scope.account_name},
          {"recipients", scope.recipients},
          {"group-size", scope.group_size ? json(*scope.group_size) : json()}};
}

json to_json(const Message& message) {
  return {{"what", message.what}, {"why", message.why}, {"policy", message.policy}, {"lesson", message.lesson}};
}

json to_json(const Fix& fix, const Text& text) {
  json out = {{"kind", name_of(fix.kind)}, {"label", fix.label}};
  if (fix.kind == Fix::Kind::move) {
    out["to"] = fix.move_to;
  } else {
    out["start"] = text.utf16_from_byte(fix.span.begin);
    out["end"] = text.utf16_from_byte(fix.span.end);
    out["text"] = fix.text;
  }
  return out;
}

json to_json(const Finding& finding, const Text& text) {
  json marks = json::array();
  for (const Span mark : finding.marks) marks.push_back(range_to_json(mark, text));
  json fixes = json::array();
  for (const Fix& fix : finding.fixes) fixes.push_back(to_json(fix, text));
  json out = {{"rule", finding.rule},
              {"title", finding.title},
              {"category", name_of(finding.category)},
              {"stage", name_of(finding.stage)},
              {"severity", name_of(finding.severity)},
              {"start", text.utf16_from_byte(finding.span.begin)},
              {"end", text.utf16_from_byte(finding.span.end)},
              {"marks", std::move(marks)},
              {"message", to_json(finding.message)},
              {"fixes", std::move(fixes)}};
  if (finding.category == Category::spelling) out["word"] = text.slice(finding.span);
  return out;
}

json to_json(const Explanation& explanation, const Text& text) {
  json spans = json::array();
  for (const Span span : explanation.spans) spans.push_back(range_to_json(span, text));
  json out = {{"path", explanation.path}, {"held", explanation.held}, {"why", explanation.why}, {"spans", std::move(spans)}};
  for (const Explanation& part : explanation.parts) out["parts"].push_back(to_json(part, text));
  return out;
}

json to_json(const Refusal& refusal) {
  return {{"code", name_of(refusal.code)}, {"source", refusal.source}, {"path", refusal.path},    {"rule", refusal.rule},
          {"line", refusal.line},          {"column", refusal.column}, {"reason", refusal.reason}};
}

json to_json(const PackInfo& pack) {
  return {{"id", pack.id},       {"version", pack.version},        {"title", pack.title},
          {"owner", pack.owner}, {"origin", name_of(pack.origin)}, {"source", pack.source},
          {"rules", pack.rules}, {"refused", pack.refused}};
}

json to_json(const Setting& setting) { return {{"value", setting.value}, {"origin", name_of(setting.origin)}, {"locked", setting.locked}}; }

}  // namespace sayso
