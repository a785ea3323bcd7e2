#include "rules/json_hint.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "text/utf8.hpp"

namespace sayso::json {
namespace {

constexpr std::string_view space = " \t\r\n";

/// What stands before the place where the reader stopped. Only from the beginning can one tell what is a text and what is a comment.
struct Before {
  std::optional<std::uint32_t> last;     ///< the last character that is neither white space nor in a comment
  std::optional<std::uint32_t> comment;  ///< a comment that is never closed
};

Before before(std::string_view text, std::uint32_t at) {
  Before out;
  for (std::size_t i = 0; i < at;) {
    if (space.find(text[i]) != std::string_view::npos) {
      ++i;
    } else if (text.substr(i).starts_with("//")) {
      i = std::min(text.find('\n', i), text.size());
    } else if (text.substr(i).starts_with("/*")) {
      const std::size_t end = text.find("*/", i + 2);
      if (end == std::string_view::npos) {
        out.comment = static_cast<std::uint32_t>(i);
        return out;
      }
      i = end + 2;
    } else if (text[i] == '"') {
      for (++i; i < at && text[i] != '"'; ++i) i += text[i] == '\\' ? 1U : 0U;
      out.last = static_cast<std::uint32_t>(std::min<std::size_t>(i++, at - 1));
    } else {
      out.last = static_cast<std::uint32_t>(i++);
      while (i < at && utf8::continuation(text[i])) ++i;
    }
  }
  return out;
}

bool is_curly_quote(std::string_view text, std::size_t at) {
  constexpr std::string_view quotes[] = {"“", "”", "„", "‟", "‘", "’", "‚", "«", "»"};
  return std::any_of(std::begin(quotes), std::end(quotes), [&](std::string_view quote) { return text.substr(at).starts_with(quote); });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// Whether it may stand in a number or in a word such as true.
bool is_bare(char c) { return is_digit(c) || is_letter(c) || c == '.' || c == '-' || c == '+'; }

bool begins_value(std::string_view text) {
  const char c = text.front();
  if (c == '"' || c == '{' || c == '[' || c == '-' || is_digit(c)) return true;
  constexpr std::string_view words[] = {"true", "false", "null"};
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return text.starts_with(word) && (text.size() == word.size() || !is_bare(text[word.size()]));
  });
}

std::string closing_mark(char c) { return std::string("\"") + c + "\""; }

struct Piece {
  std::uint32_t at;
  std::string_view text;
};

/// The number, or what was meant as one, around `at`.
Piece bare_around(std::string_view text, std::uint32_t at) {
  std::uint32_t begin = at, end = at;
  while (begin > 0 && is_bare(text[begin - 1])) --begin;
  while (end < text.size() && is_bare(text[end])) ++end;
  return {begin, text.substr(begin, end - begin)};
}

/// A number that goes on where JSON has it end: "08", "1.2.0", "2026-11-27".
Hint no_number(const Piece& piece) {
  std::string_view digits = piece.text;
  const std::string sign(digits.starts_with('-') ? "-" : "");
  digits.remove_prefix(sign.size());
  if (std::all_of(digits.begin(), digits.end(), is_digit)) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return {piece.at, "A number has no zero in front: write " + sign + std::string(digits) + "."};
  }
  return {piece.at, "This is no number. A text stands between double quotation marks (\")."};
}

/// Where a comma or a closing bracket should be.
Hint missing_comma(std::string_view text, std::uint32_t at, char closing, std::uint32_t last) {
  if (at >= text.size()) return {at, "It ends too early: " + closing_mark(closing) + " is missing."};
  const char here = text[at];
  if (here == '}' || here == ']') return {at, closing_mark(closing) + " is missing before this " + closing_mark(here) + "."};
  const bool adjacent = last + 1 == at;
  if (adjacent && is_bare(here) && is_digit(text[last])) return no_number(bare_around(text, at));
  if (text[last] == '"' && (adjacent || !begins_value(text.substr(at))))
    return {last, "A comma is missing here; or, if the text goes on, a quotation mark inside a text is written \\\"."};
  return {last, "A comma is missing after what stands here."};
}

/// Where a field's name or a value should be. `missing`: what the text lacks where it ends before that.
Hint missing_piece(std::string_view text, std::uint32_t at, char closing, std::uint32_t last, const std::string& missing,
                   const char* otherwise) {
  if (at >= text.size()) return {at, "It ends too early: " + missing + " is missing."};
  if (text[at] == closing && text[last] == ',') return {last, "No comma stands before " + closing_mark(closing) + ". Take it out."};
  if (text[at] == '\'') return {at, "Texts stand between double quotation marks (\")."};
  return {at, otherwise};
}

/// `{"weight": 0,4}`: nothing, where it is not like that.
std::optional<Hint> decimal_comma(std::string_view text, std::uint32_t at) {
  if (at < 2 || at >= text.size() || !is_digit(text[at]) || text[at - 1] != ',' || !is_digit(text[at - 2])) return std::nullopt;
  const Piece whole = bare_around(text, at - 2);
  return Hint{whole.at,
              "A number has a point, not a comma: write " + std::string(whole.text) + "." + std::string(bare_around(text, at).text) + "."};
}

}  // namespace

Hint hint_for(rapidjson::ParseErrorCode code, std::string_view text, std::uint32_t at) {
  const char here = at < text.size() ? text[at] : '\0';
  if (at < text.size() && is_curly_quote(text, at)) return {at, "Write straight quotation marks (\") instead of typographic ones."};
  const Before context = before(text, at);
  if (context.comment) return {*context.comment, "This comment is never closed: */ is missing."};
  const std::uint32_t last = context.last.value_or(at);
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      return {at, text.find_first_not_of(space) == std::string_view::npos ? "The file is empty." : "There is nothing but comments in it."};
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return {at, "Something stands behind the end. Take it out, or look for a bracket that closes too early."};
    case rapidjson::kParseErrorObjectMissName:
      if (auto hint = decimal_comma(text, at)) return *std::move(hint);
      return missing_piece(text, at, '}', last, closing_mark('}'), "A field's name in double quotation marks (\") is expected here.");
    case rapidjson::kParseErrorObjectMissColon:
      return {last, "A colon is missing after this field's name."};
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return missing_comma(text, at, '}', last);
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return missing_comma(text, at, ']', last);
    case rapidjson::kParseErrorValueInvalid:
      return missing_piece(text, at, ']', last, "a value",
                           "A value is expected here: a text in double quotation marks (\"), a number, true, false, a list or an object.");
    case rapidjson::kParseErrorNumberMissFraction:
      return {bare_around(text, at).at, "Behind the point of a number stands a digit: write 1.0, or 1."};
    case rapidjson::kParseErrorNumberMissExponent:
      return {bare_around(text, at).at, "Behind the e of a number stands a digit: write 1e3, or 1000."};
    case rapidjson::kParseErrorNumberTooBig:
      return {bare_around(text, at).at, "This number is too large to be read."};
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return {at, "Behind \\u stand four hexadecimal digits. Where a backslash and a u are meant, write \\\\u."};
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return {at, "This text holds half of a pair of \\u escapes. Write the character itself."};
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
