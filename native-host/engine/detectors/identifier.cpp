#include "detectors/identifier.hpp"

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
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

/// What people put between the digits of a number, whatever its issuer prints.
constexpr std::string_view any_separator = "[ ./-]?";

/// The expression with a separator allowed before every digit, in place of those that the issuer prints: `\d{3}-\d{2}` also takes
/// "536 22", "5.36.22". What stands in character classes stays.
std::string with_any_separators(std::string_view expression) {
  std::string result;
  bool in_class = false;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    const auto escaped = c == '\\' && i + 1 < expression.size() ? expression[i + 1] : '\0';
    if (in_class) {
      in_class = c != ']';
      result += c;
    } else if (escaped == 'd') {
      result.append("(?:").append(any_separator).append("\\d)");
      ++i;
    } else if (escaped == '.' || c == '~' || c == ' ' || c == '-' || c == '/' || c == ':') {
      result.append("(?:").append(any_separator).append(")");
      if (escaped == '.') ++i;
    } else if (escaped != '\0') {
      result += expression.substr(i++, 2);
    } else if (expression.substr(i, 2) == "(?") {
      const auto end = expression.find(':', i);
      result += expression.substr(i, end + 1 - i);
      i = end;
    } else {
      in_class = c == '[';
      result += c;
    }
  }
  return result;
}

/// Whether one and the same sign parts the groups of a number; a last letter may be set off by another: "42.646.288-X".
bool is_parted_evenly(std::string_view written) {
  char32_t first = 0;
  for (std::size_t i = 0; i < written.size();) {
    const auto [c, bytes] = utf8::decode(written, i);
    i += bytes;
    if (unicode::ascii_alnum(c)) continue;
    if (first == 0) first = c;
    if (c != first && i + 1 != written.size()) return false;
  }
  return true;
}

/// Stretches of a text, in any order, and which others they overlap.
class Spans {
 public:
  explicit Spans(std::vector<Span> spans) : spans_(std::move(spans)) {
    std::sort(spans_.begin(), spans_.end(), [](Span a, Span b) { return a.begin < b.begin; });
    for (const auto span : spans_) furthest_.push_back(std::max(span.end, furthest_.empty() ? 0 : furthest_.back()));
  }
  [[nodiscard]] bool overlap(Span span) const {
    const auto after = std::partition_point(spans_.begin(), spans_.end(), [&](Span other) { return other.begin < span.end; });
    return after != spans_.begin() && furthest_[static_cast<std::size_t>(after - spans_.begin()) - 1] > span.begin;
  }

 private:
  std::vector<Span> spans_;            // by where they begin
  std::vector<std::size_t> furthest_;  // of each and those before it, the end that reaches furthest
};

/// Score of a number whose digits are parted as no issuer prints them, without the word that it needs.
constexpr double score_of_parted = 0.1;

/// Words beside which letters and digits are the number of a thing.
constexpr std::string_view of_a_thing =
    "model|modell|modelo|modèle|modello|type|typ|sku|part number|part no|part|teilenummer|article|artikel|artikelnummer|serial|serial "
    "number|seriennummer|barcode|firmware|version";

}  // namespace

bool stands_alone(std::string_view text, Span span) {
  if (span.begin > 0) {
    const auto at = utf8::before(text, span.begin);
    const auto before = utf8::decode(text, at).value;
    if (is_word(before) && is_word(utf8::decode(text, span.begin).value)) return false;
    // "@536228145" names an account. "#536228145" is how people write "number": a hashtag has a letter, which would touch the match.
    if (is_digit(text[span.begin]) && before == '@') return false;
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

std::string with_typeset_hyphens(std::string_view expression) {
  static constexpr std::string_view hyphens = R"(\x{2010}\x{2011}\x{2013})";
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
    forms.push_back({Pattern(start + with_typeset_hyphens(all) + R"()\b)", Case::ignored), form.score});
  }
  // A number with a check digit is known by it, however its digits are parted, where a word says what it is.
  std::string parted;
  for (const auto& form : row.forms) {
    const auto loose = with_any_separators(form.expression);
    if (row.check == nullptr || loose == form.expression) continue;
    parted += parted.empty() ? "\\b(?:" : "|";
    parted += loose;
  }
  std::optional<Pattern> anyhow;
  if (!parted.empty()) anyhow.emplace(with_typeset_hyphens(parted) + R"()\b)", Case::ignored);
  Detector detector;
  detector.info = {row.name, row.entity, row.title, row.source, row.threshold};
  detector.gate.reach = row.reading == Reading::masked ? Reach::digit_windows : Reach::whole;
  detector.gate.digits = row.digits;
  detector.scan = [forms = std::move(forms), anyhow = std::move(anyhow), check = row.check, strict = row.strict, reading = row.reading,
                   least_digits = row.digits, context = ContextWords(row.context),
                   against = ContextWords(row.against.empty() ? of_a_thing : row.against)](const Text& text, Span window, Sink& sink) {
    const auto read = reading == Reading::masked ? text.masked() : text.utf8();
    std::vector<Span> found;
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
        found.push_back(span);
        rest.begin = span.end;
      }
    }
    if (!anyhow || !context.around(text, window)) return;
    const Spans known(std::move(found));
    Pattern::Match match{};
    for (auto rest = window; rest.begin < rest.end && anyhow->search(read, rest, match);) {
      auto span = match.whole();
      while (!unicode::ascii_alnum(static_cast<unsigned char>(read[span.begin]))) ++span.begin;
      const auto digits = compact(text.slice(span));
      if (known.overlap(span) || digits_in(read, span) < least_digits || !stands_alone(read, span) || !is_parted_evenly(text.slice(span)) ||
          !check(digits) || (strict != nullptr && !strict(digits)) || !context.near(text, span)) {
        rest.begin = span.begin + 1;
        continue;
      }
      sink.add(span, score_of_parted + context_bonus);
      rest.begin = span.end;
    }
  };
  return detector;
}

}  // namespace sayso::detection
