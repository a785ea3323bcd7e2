#include "sayso/json_lines.hpp"

#include <string>
#include <utility>

#include "rules/json_document.hpp"
#include "text/utf8.hpp"

namespace sayso {

struct JsonLines::State {
  std::string text;
  json::Document document;
  json::Lines lines;
};

namespace {

std::string reason_of(const json::ParseError& error) {
  switch (error.kind) {
    case json::ParseError::Kind::syntax:
      return "This is not JSON. " + error.hint;
    case json::ParseError::Kind::too_deep:
      return "This is nested too deeply.";
    case json::ParseError::Kind::too_many:
      return "This holds too many values.";
    case json::ParseError::Kind::duplicate_key:
      return "\"" + error.key + "\" stands here twice. Keep one of them.";
  }
  return {};
}

}  // namespace

JsonLines::JsonLines(std::unique_ptr<State> state) : state_(std::move(state)) {}
JsonLines::JsonLines(JsonLines&&) noexcept = default;
JsonLines& JsonLines::operator=(JsonLines&&) noexcept = default;
JsonLines::~JsonLines() = default;

Result<JsonLines, JsonFault> JsonLines::read(std::string_view text) {
  if (!utf8::valid(text)) return Failure{JsonFault{1, "This is not UTF-8. Save the file as UTF-8."}};
  auto document = json::parse(text);
  if (!document) return Failure{JsonFault{json::Lines().position(text, document.error().at).line, reason_of(document.error())}};
  return JsonLines(std::make_unique<State>(State{std::string(text), std::move(document).value(), {}}));
}

std::size_t JsonLines::of(std::string_view pointer) const {
  return state_->lines.position(state_->text, json::nearest(state_->document.root, pointer).at).line;
}

}  // namespace sayso
