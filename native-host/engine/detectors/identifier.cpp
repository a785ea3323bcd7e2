#include "detectors/identifier.hpp"

#include <algorithm>
#include <cctype>
#include <memory>
#include <utility>

#include "detectors/context.hpp"
#include "detectors/pattern.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::detection {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
std::size_t digits_in(std::string_view text, Span span) {
  return static_cast<std::size_t>(std::count_if(text.begin() + static_cast<std::ptrdiff_t>(span.begin),
                                                text.begin() + static_cast<std::ptrdiff_t>(span.end), is_digit));
}
/// Letters of the alphabets that part words by spaces; other scripts write numbers right beside their words.
bool is_word(char32_t c) { return unicode::ascii_alnum(c) || c == '_' || (c >= 0xC0 && c < 0x590 && unicode::is_letter_or_mark(c)); }
bool joins_digits(char32_t c) { return c == '-' || c == '.' || c == '/' || c == 0x2010 || c == 0x2011 || c == 0x2013; }

std::string with_separator(std::string_view expression, std::string_view separator) {
  std::string result;
  for (const char c : expression) {
    if (c == '~') {
      if (separator == ".") result += '\\';
      result += separator;
    } else {
      result += c;
    }
  }
  return result;
}

struct CompiledForm {
  Pattern pattern;
  double score;
};

}  // namespace

bool stands_alone(std::string_view text, Span span) {
  if (span.begin > 0) {
    const auto at = utf8::before(text, span.begin);
    const auto before = utf8::decode(text, at).value;
    if (is_word(before) && is_word(utf8::decode(text, span.begin).value)) return false;
    if (is_digit(text[span.begin]) && (before == '@' || before == '#')) return false;
    if (at > 0 && is_digit(text[span.begin]) && is_digit(text[at - 1]) && joins_digits(before)) return false;
  }
  if (span.end < text.size()) {
    const auto [after, bytes] = utf8::decode(text, span.end);
    if (is_word(after) && is_word(utf8::decode(text, utf8::before(text, span.end)).value)) return false;
    if (after == '@') return false;
    if (span.end + bytes < text.size() && is_digit(text[span.end - 1]) && is_digit(text[span.end + bytes]) && joins_digits(after))
      return false;
  }
  return true;
}

std::string with_typeset_separators(std::string_view expression) {
  static constexpr std::string_view spaces = R"( \x{a0}\x{202f})", hyphens = R"(\x{2010}\x{2011}\x{2013})";
  std::string result;
  bool in_class = false;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\\') {
      result += expression.substr(i++, 2);
    } else if (expression.substr(i, 2) == "(?") {
      const auto end = expression.find(':', i) + 1;  // "(?-i:": the hyphen is no sign to match
      result += expression.substr(i, end - i);
      i = end - 1;
    } else if (c == ' ') {
      in_class ? result += spaces : result.append("[").append(spaces).append("]");
    } else if (c == '-' && !in_class) {
      result.append("[").append(hyphens).append("-]");
    } else if (c == '-' && expression[i - 1] == '[') {
      result.append("-").append(hyphens);
    } else if (c == '-' && i + 1 < expression.size() && expression[i + 1] == ']') {
      result.append(hyphens).append("-");
    } else {
      if (c == '[') in_class = true;
      if (c == ']') in_class = false;
      result += c;
    }
  }
  return result;
}

std::string compact(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return result;
}

Detector make(const Identifier& row) {
  std::vector<CompiledForm> forms;
  for (const auto& form : row.forms) {
    std::string all;
    for (const auto& separator : form.separators) {
      if (!all.empty()) all += '|';
      all += with_separator(form.expression, separator);
    }
    // A form may begin with '+' or '(', where no word begins.
    const auto* const start = form.expression.starts_with('\\') && !form.expression.starts_with("\\d") ? "(?:" : "\\b(?:";
    forms.push_back({Pattern(start + with_typeset_separators(all) + R"()\b)", Case::ignored), form.score});
  }
  Detector detector;
  detector.info = {row.name, row.entity, row.title, row.source, row.threshold};
  detector.gate.reach = row.reading == Reading::masked ? Reach::digit_windows : Reach::whole;
  detector.gate.digits = row.digits;
  detector.scan = [forms = std::move(forms), check = row.check, strict = row.strict, reading = row.reading, least_digits = row.digits,
                   context = ContextWords(row.context), against = ContextWords(row.against)](const Text& text, Span window, Sink& sink) {
    const auto read = reading == Reading::masked ? text.masked() : text.utf8();
    for (const auto& form : forms) {
      Pattern::Match match{};
      for (auto rest = window; rest.begin < rest.end && form.pattern.search(read, rest, match);) {
        auto span = match.whole();
        // RE2 takes a letter beyond ASCII for the end of a word: "HRB 1234 K" in "HRB 1234 Köln".
        if (Pattern::Match shorter{}; span.end < read.size() && !unicode::ascii_alnum(static_cast<unsigned char>(read[span.end])) &&
                                      is_word(utf8::decode(read, span.end).value) &&
                                      form.pattern.match_at(read, {span.begin, span.end - 1}, shorter))
          span = shorter.whole();
        // The gate counts digits: a match with fewer ("MovieNight22" has the form of an ISIN) is none, gate or not.
        if (digits_in(read, span) < least_digits || !stands_alone(read, span) || (check != nullptr && !check(compact(text.slice(span))))) {
          rest.begin = span.begin + 1;
          continue;
        }
        double score = form.score;
        if (strict != nullptr && !strict(compact(text.slice(span)))) {
          score = std::min(score, least_score);
        } else if (context.near(text, span)) {
          score += context_bonus;
        } else if (against.near(text, span)) {
          score -= context_malus;
        }
        sink.add(span, std::clamp(score, least_score, 1.0));
        rest.begin = span.end;
      }
    }
  };
  return detector;
}

}  // namespace sayso::detection
