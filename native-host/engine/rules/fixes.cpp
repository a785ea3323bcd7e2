#include "rules/fixes.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::rules {

namespace {

constexpr std::string_view bullet = "•";

/// The text of a hit with what was found in it masked: the marks that hold a digit or an @, or, where none does, all of it.
std::string mask(const Hit& hit, const Text& text) {
  static const std::optional<DetectorId> card = find_detector("payment-card");
  const auto masked = [&](Span span, DetectorId detector) {
    return card && detector == *card ? masked_card(text.slice(span)) : masked_out(text.slice(span));
  };
  std::vector<Mark> telling;
  for (const Mark& mark : hit.marks) {
    const std::string_view part = text.slice(mark.span);
    if (hit.span.contains(mark.span) && part.find_first_of("0123456789@") != std::string_view::npos &&
        (telling.empty() || telling.back().span.end <= mark.span.begin))
      telling.push_back(mark);
  }
  if (telling.empty()) return masked(hit.span, hit.detector);
  std::string out;
  std::size_t at = hit.span.begin;
  for (const Mark& mark : telling) {
    out += text.slice({at, mark.span.begin});
    out += masked(mark.span, mark.detector);
    at = mark.span.end;
  }
  out += text.slice({at, hit.span.end});
  return out;
}

/// The better words of "Acme’s" end with the apostrophe that stands in the text.
std::string with_apostrophe_of(std::string_view original, std::string better) {
  constexpr std::string_view curly = "’";
  const bool is_curly = original.size() > curly.size() && original.substr(original.size() - curly.size() - 1).starts_with(curly);
  const std::size_t straight = better.rfind('\'');
  if (is_curly && straight != std::string::npos && straight + 2 >= better.size()) better.replace(straight, 1, curly);
  return better;
}

bool ends_with_space(std::string_view text) { return !text.empty() && (text.back() == ' ' || text.back() == '\n'); }

}  // namespace

std::string masked_out(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    const auto kind = unicode::classify(c.value);
    if (kind == unicode::Class::letter || kind == unicode::Class::spaceless || kind == unicode::Class::digit) {
      out += bullet;
    } else if (kind != unicode::Class::mark) {
      out += text.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return out;
}

std::string masked_card(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c >= '0' && c <= '9') digits += c;
  }
  std::string out;
  for (int i = 0; i < 4; ++i) out += bullet;
  if (digits.size() < 12) return out;
  return out + ' ' + digits.substr(digits.size() - 4);
}

std::string in_case_of(std::string_view original, std::string_view better) {
  std::size_t letters = 0, upper = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < original.size();) {
    const auto c = utf8::decode(original, at);
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c.value));
    const bool capital = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
    if (capital || category == UTF8PROC_CATEGORY_LL) {
      if (letters == 0) first_upper = capital;
      ++letters;
      upper += capital ? 1U : 0U;
    }
    at += c.bytes;
  }
  const bool all = letters >= 2 && upper == letters;
  std::string out;
  bool first = true;
  for (std::size_t at = 0; at < better.size();) {
    const auto c = utf8::decode(better, at);
    const bool raise = all || (first && first_upper);
    utf8::append(out, raise ? static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c.value))) : c.value);
    first = false;
    at += c.bytes;
  }
  return out;
}

std::vector<Fix> fixes_for(const Program& program, const Rule& rule, const Hit& hit, const Text& text) {
  std::vector<Fix> out;
  if (hit.better != none) {
    const std::string_view original = text.slice(hit.span);
    out.push_back(
        {Fix::Kind::replace, hit.span, with_apostrophe_of(original, in_case_of(original, program.better_words[hit.better])), {}, {}});
  }
  const std::size_t end = text.utf8().size();
  for (const FixTemplate& fix : rule.fixes) {
    switch (fix.kind) {
      case FixTemplate::Kind::replace:
        out.push_back({Fix::Kind::replace, hit.span, fix.text, {}, fix.label});
        break;
      case FixTemplate::Kind::insert_start: {
        const bool apart = ends_with_space(fix.text) || text.utf8().empty();
        out.push_back({Fix::Kind::insert, {0, 0}, apart ? fix.text : fix.text + ' ', {}, fix.label});
        break;
      }
      case FixTemplate::Kind::insert_end: {
        const bool apart = ends_with_space(text.utf8()) || text.utf8().empty() || fix.text.front() == ' ';
        out.push_back({Fix::Kind::insert, {end, end}, apart ? fix.text : ' ' + fix.text, {}, fix.label});
        break;
      }
      case FixTemplate::Kind::mask:
        out.push_back({Fix::Kind::mask, hit.span, mask(hit, text), {}, fix.label});
        break;
      case FixTemplate::Kind::move:
        out.push_back({Fix::Kind::move, {hit.span.begin, hit.span.begin}, {}, fix.text, fix.label});
        break;
    }
  }
  return out;
}

}  // namespace sayso::rules
