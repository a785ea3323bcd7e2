#include "sayso/json.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

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

std::string without_bad_bytes(std::string_view bytes) {
  return json::parse(json(bytes).dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

std::string without_comments(std::string_view text) {
  std::string bare(text);
  bool in_string = false;
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const char c = bare[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '/' && i + 1 < bare.size() && (bare[i + 1] == '/' || bare[i + 1] == '*')) {
      const bool line = bare[i + 1] == '/';
      const std::size_t close = line ? bare.find('\n', i) : bare.find("*/", i + 2);
      if (close == std::string::npos && !line) return bare;  // never closed: no JSON
      const std::size_t end = close == std::string::npos ? bare.size() : line ? close : close + 2;
      for (; i < end; ++i) {
        if (bare[i] != '\n') bare[i] = ' ';
      }
      --i;
    }
  }
  return bare;
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
  if (finding.category == Category::spelling) {
    out["word"] = text.slice(finding.span);
    out["language"] = finding.language;
  }
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
  return {{"id", pack.id},        {"version", pack.version},        {"title", pack.title},
          {"owner", pack.owner},  {"origin", name_of(pack.origin)}, {"source", pack.source},
          {"rules", pack.rules},  {"refused", pack.refused},        {"used", pack.used},
          {"sha256", pack.sha256}};
}

json to_json(const SourceState& source) {
  const bool in_force = !source.version.empty();
  json out = {{"source", source.id}, {"url", source.url}, {"state", in_force ? "in-force" : "empty"}};
  if (in_force) {
    out["version"] = source.version;
    out["sha256"] = source.sha256;
  }
  if (source.kept) out["kept"] = *source.kept;
  return out;
}

json to_json(const Setting& setting) {
  json origins = json::array();
  for (const SettingOrigin origin : setting.origins) origins.push_back(name_of(origin));
  return {{"value", setting.value}, {"origin", name_of(setting.origin)}, {"origins", std::move(origins)}, {"locked", setting.locked}};
}

json settings_to_json(const std::map<std::string, Setting, std::less<>>& settings, std::size_t most_bytes) {
  std::vector<std::tuple<std::size_t, std::string_view, json>> by_size;
  for (const auto& [key, setting] : settings) {
    json row = to_json(setting);
    const std::size_t bytes = dump_json(row).size() + key.size() + 4;
    by_size.emplace_back(bytes, key, std::move(row));
  }
  std::sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
  });
  json out = json::object();
  std::size_t used = 2;
  for (auto& [bytes, key, row] : by_size) {
    used += bytes;
    if (used > most_bytes) {
      row["left-out"] = dump_json(row["value"]).size();
      row["value"] = nullptr;
    }
    out[std::string(key)] = std::move(row);
  }
  return out;
}

}  // namespace sayso
