#include "sayso/json_lines.hpp"

#include <charconv>
#include <utility>

#include "rules/json_document.hpp"
#include "text/utf8.hpp"

namespace sayso {

struct JsonLines::State {
  json::Value document;
};

namespace {

std::string reason_of(const json::ParseError& error) {
  switch (error.kind) {
    case json::ParseError::Kind::syntax:
      return "This is not JSON. Look for a missing comma, bracket or quotation mark near this line.";
    case json::ParseError::Kind::too_deep:
      return "This is nested too deeply.";
    case json::ParseError::Kind::duplicate_key:
      return "\"" + error.key + "\" stands here twice. Keep one of them.";
  }
  return {};
}

std::string unescaped(std::string_view token) {
  std::string key;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escaped = token[i] == '~' && i + 1 < token.size();
    key += escaped ? (token[++i] == '1' ? '/' : '~') : token[i];
  }
  return key;
}

}  // namespace

JsonLines::JsonLines(std::unique_ptr<State> state) : state_(std::move(state)) {}
JsonLines::JsonLines(JsonLines&&) noexcept = default;
JsonLines& JsonLines::operator=(JsonLines&&) noexcept = default;
JsonLines::~JsonLines() = default;

Result<JsonLines, JsonFault> JsonLines::read(std::string_view text) {
  if (!utf8::valid(text)) return Failure{JsonFault{1, "This is not UTF-8. Save the file as UTF-8."}};
  auto document = json::parse(text);
  if (!document) return Failure{JsonFault{document.error().line, reason_of(document.error())}};
  auto state = std::make_unique<State>();
  state->document = std::move(document).value();
  return JsonLines(std::move(state));
}

std::size_t JsonLines::of(std::string_view pointer) const {
  const json::Value* value = &state_->document;
  std::size_t line = value->line;
  while (pointer.starts_with('/')) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view token = pointer.substr(1, end - 1);
    pointer.remove_prefix(end);
    const json::Value* next = nullptr;
    if (value->is(json::Type::object)) {
      const std::string key = unescaped(token);
      for (const json::Member& member : value->members) {
        if (member.key != key) continue;
        next = &member.value;
        line = member.line;
      }
    } else if (value->is(json::Type::list)) {
      std::size_t index = 0;
      const auto [last, error] = std::from_chars(token.data(), token.data() + token.size(), index);
      if (error == std::errc{} && last == token.data() + token.size() && index < value->items.size()) {
        next = &value->items[index];
        line = next->line;
      }
    }
    if (next == nullptr) return line;
    value = next;
  }
  return line;
}

}  // namespace sayso
