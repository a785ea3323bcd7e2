#include "rules/json_hint.hpp"

#include <algorithm>
#include <iterator>

#include "text/utf8.hpp"

namespace sayso::json {
namespace {

constexpr std::string_view space = " \t\r\n";

/// The last character before `at` that is no white space, lines of nothing but a comment aside; `at` itself where there is none.
std::uint32_t before(std::string_view text, std::uint32_t at) {
  for (std::size_t end = at; end > 0;) {
    const std::size_t last = text.find_last_not_of(space, end - 1);
    if (last == std::string_view::npos) break;
    const std::size_t line = text.find_last_of('\n', last) + 1;  // 0 where there is no line before
    const std::size_t first = text.find_first_not_of(space, line);
    if (text.substr(first).starts_with("//")) {
      end = line;
      continue;
    }
    std::size_t begin = last;
    while (begin > 0 && utf8::continuation(text[begin])) --begin;
    return static_cast<std::uint32_t>(begin);
  }
  return at;
}

bool is_curly_quote(std::string_view text, std::size_t at) {
  constexpr std::string_view quotes[] = {"“", "”", "„", "‟", "‘", "’", "‚", "«", "»"};
  return std::any_of(std::begin(quotes), std::end(quotes), [&](std::string_view quote) { return text.substr(at).starts_with(quote); });
}

bool begins_value(char c) {
  return c == '"' || c == '{' || c == '[' || c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n';
}

std::string closing_mark(char c) { return std::string("\"") + c + "\""; }

/// Where a comma or a closing bracket should be.
Hint missing_comma(std::string_view text, std::uint32_t at, char closing) {
  const std::uint32_t end_of_value = before(text, at);
  if (at >= text.size()) return {at, "It ends too early: " + closing_mark(closing) + " is missing."};
  const char here = text[at];
  if (here == '}' || here == ']') return {at, closing_mark(closing) + " is missing before this " + closing_mark(here) + "."};
  if (begins_value(here) && at > 0 && space.find(text[at - 1]) != std::string_view::npos)
    return {end_of_value, "A comma is missing after what stands here."};
  if (text[end_of_value] == '"')
    return {end_of_value, "A comma is missing here; or, if the text goes on, a quotation mark inside a text is written \\\"."};
  return {end_of_value, "A comma is missing after what stands here."};
}

/// Where a field's name or a value should be. `missing`: what the text lacks where it ends before that.
Hint missing_piece(std::string_view text, std::uint32_t at, char closing, const std::string& missing, const char* otherwise) {
  if (at >= text.size()) return {at, "It ends too early: " + missing + " is missing."};
  const std::uint32_t comma = before(text, at);
  if (text[at] == closing && text[comma] == ',') return {comma, "No comma stands before " + closing_mark(closing) + ". Take it out."};
  if (text[at] == '\'') return {at, "Texts stand between double quotation marks (\")."};
  return {at, otherwise};
}

}  // namespace

Hint hint_for(rapidjson::ParseErrorCode code, std::string_view text, std::uint32_t at) {
  const char here = at < text.size() ? text[at] : '\0';
  if (at < text.size() && is_curly_quote(text, at)) return {at, "Write straight quotation marks (\") instead of typographic ones."};
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      return {at, text.find_first_not_of(space) == std::string_view::npos ? "The file is empty." : "There is nothing but comments in it."};
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return {at, "Something stands behind the end. Take it out, or look for a bracket that closes too early."};
    case rapidjson::kParseErrorObjectMissName:
      return missing_piece(text, at, '}', closing_mark('}'), "A field's name in double quotation marks (\") is expected here.");
    case rapidjson::kParseErrorObjectMissColon:
      return {before(text, at), "A colon is missing after this field's name."};
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return missing_comma(text, at, '}');
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return missing_comma(text, at, ']');
    case rapidjson::kParseErrorValueInvalid:
      return missing_piece(text, at, ']', "a value",
                           "A value is expected here: a text in double quotation marks (\"), a number, true, false, a list or an object.");
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringInvalidEncoding: {
      if (here == '\\' && at + 1 < text.size()) {
        const std::string what(text.substr(at + 1, utf8::decode(text, at + 1).bytes));
        return {at, "In JSON a backslash is written twice: write \\\\" + what + " for \\" + what + "."};
      }
      if (here == '\n' || here == '\r')
        return {at, "A text ends on its own line: its closing quotation mark is missing, or write \\n for a new line."};
      if (here == '\t') return {at, "A tab inside a text is written \\t."};
      return {at, "There is a control character inside this text. Take it out."};
    }
    case rapidjson::kParseErrorStringMissQuotationMark:
      return {at, "The last text has no closing quotation mark."};
    default:
      break;
  }
  return {at, "Look for a missing comma, bracket or quotation mark near this line."};
}

}  // namespace sayso::json
