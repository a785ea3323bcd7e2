#include "rules/pack_context.hpp"

#include "text/utf8.hpp"

namespace sayso::rules {

const Fields& pack_fields() {
  static const Fields fields = {"$schema", "pack", "version", "title", "description", "owner", "language", "vocabulary", "rules"};
  return fields;
}
const Fields& rule_fields() {
  static const Fields fields = {"id",      "category", "stage", "severity", "when",      "unless",     "context", "yields-to", "window",
                                "rollout", "expires",  "owner", "message",  "rationale", "exceptions", "fixes",   "examples"};
  return fields;
}
const Fields& matcher_fields() {
  static const Fields fields = {"phrases", "pattern", "detector", "term", "swap",   "weigh", "requires",  "length",
                                "all",     "any",     "none",     "near", "starts", "ends",  "reads-like"};
  return fields;
}
const Fields& modifier_fields() {
  static const Fields fields = {"inflect", "keywords", "read"};
  return fields;
}

bool among(const Fields& list, std::string_view word) noexcept { return std::find(list.begin(), list.end(), word) != list.end(); }

std::string_view type_name(json::Type type) noexcept {
  switch (type) {
    case json::Type::null:
      return "null";
    case json::Type::boolean:
      return "true or false";
    case json::Type::number:
      return "a number";
    case json::Type::text:
      return "text";
    case json::Type::list:
      return "a list";
    case json::Type::object:
      return "an object";
  }
  return "";
}

std::string listed(const Fields& words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

std::string in_quotes(std::string_view text) {
  std::size_t end = std::min<std::size_t>(text.size(), 60);
  while (end > 0 && end < text.size() && utf8::continuation(text[end])) --end;
  return "\"" + std::string(text.substr(0, end)) + (end < text.size() ? "…\"" : "\"");
}

bool kebab_case(std::string_view id) noexcept {
  if (id.empty() || id.size() > longest_id || id.front() == '-' || id.back() == '-') return false;
  return std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string escaped_step(std::string_view name) {
  std::string out;
  for (const char c : name) {
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

Refusal PackSource::refusal(RefusalCode code, std::string path, std::string rule, std::string reason, std::size_t at) {
  const json::Position position = text.empty() ? json::Position{} : lines.position(text, at);
  return {code, info.source, std::move(path), std::move(rule), std::move(reason), position.line, position.column};
}

}  // namespace sayso::rules
