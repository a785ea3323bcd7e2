#include "rules/regexp_facts.hpp"

#include <algorithm>
#include <utility>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::rules {

namespace {

constexpr std::size_t most_alternatives = 1024;  // more literals than this are no gate
constexpr std::size_t most_crossed = 256;        // strings that a sequence of parts is written out to
constexpr std::size_t longest_kept = 64;         // bytes of a literal that are worth comparing
constexpr std::size_t shortest_useful = 2;
constexpr int deepest = 100;

using Strings = std::vector<std::string>;

/// What is known of a part of the expression.
struct Part {
  std::optional<Strings> exact;  ///< the part matches these strings and no others
  Strings required;              ///< every match of the part holds one of these
  bool digit = false;
  std::optional<std::size_t> longest = 0;
};

Part unknown_part() {
  Part part;
  part.longest = std::nullopt;
  return part;
}

std::size_t shortest_of(const Strings& strings) {
  std::size_t shortest = longest_kept;
  for (const auto& s : strings) shortest = std::min(shortest, s.size());
  return strings.empty() ? 0 : shortest;
}

/// How often a text of a few hundred characters holds one of these, roughly: each character more makes a literal rarer.
double chance(const Strings& strings) {
  constexpr double by_length[] = {1, 1, 0.5, 0.1, 0.03, 0.01, 0.004, 0.002};
  double sum = 0;
  for (const auto& s : strings) sum += by_length[std::min(s.size(), std::size(by_length) - 1)];
  return sum;
}

/// The set that lets fewer texts through.
void keep_better(Strings& best, Strings candidate) {
  if (candidate.empty() || candidate.size() > most_alternatives || shortest_of(candidate) < 1) return;
  if (best.empty() || chance(candidate) < chance(best)) best = std::move(candidate);
}

/// What every writing of `c` folds to, in a match without regard to case; nothing where that is left to RE2. Outside ASCII these are the
/// letters of Latin-1 and Latin Extended-A but ſ, and what is no letter.
std::optional<std::string> folded(char32_t c) {
  if (c < 128) return std::string(1, unicode::ascii_lower(static_cast<char>(c)));
  if (c >= 0x17F && unicode::classify(c) != unicode::Class::other && unicode::classify(c) != unicode::Class::emoji) return std::nullopt;
  std::string as_written, out;
  utf8::append(as_written, c);
  unicode::fold_each(as_written, out);
  return out;
}

bool all_hold_digit(const Strings& strings) {
  return !strings.empty() && std::all_of(strings.begin(), strings.end(), [](const std::string& s) {
    return std::any_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
  });
}

/// A part's claims with what its exact strings say folded in.
Part settled(Part part) {
  if (part.exact) {
    keep_better(part.required, *part.exact);
    part.digit = part.digit || all_hold_digit(*part.exact);
  }
  return part;
}

/// Sorted, cut to what is worth comparing, and without those that begin with another.
Strings without_longer(Strings strings) {
  for (auto& s : strings) s.resize(std::min(s.size(), longest_kept));
  std::sort(strings.begin(), strings.end());
  Strings out;
  for (auto& s : strings) {
    if (out.empty() || !s.starts_with(out.back())) out.push_back(std::move(s));
  }
  return out;
}

class Parser {
 public:
  explicit Parser(std::string_view expression) : text_(expression) {}

  std::optional<Part> run() {
    Part part = alternation(0);
    if (failed_ || at_ != text_.size()) return std::nullopt;
    return settled(std::move(part));
  }

 private:
  Part fail() {
    failed_ = true;
    return unknown_part();
  }

  [[nodiscard]] bool more() const { return !failed_ && at_ < text_.size(); }
  [[nodiscard]] char peek() const { return text_[at_]; }
  [[nodiscard]] bool next_is(std::string_view s) const { return text_.substr(at_, s.size()) == s; }

  Part alternation(int depth) {
    if (depth > deepest) return fail();
    Part all = concatenation(depth);
    if (!more() || peek() != '|') return all;
    Part sum = settled(all);
    bool hopeless = false;  // an alternative without a literal leaves the whole without one
    while (more() && peek() == '|') {
      ++at_;
      const Part other = settled(concatenation(depth));
      if (sum.exact && other.exact && sum.exact->size() + other.exact->size() <= most_alternatives) {
        sum.exact->insert(sum.exact->end(), other.exact->begin(), other.exact->end());
      } else {
        sum.exact.reset();
      }
      if (hopeless || sum.required.empty() || other.required.empty() || sum.required.size() + other.required.size() > most_alternatives) {
        sum.required.clear();
        hopeless = true;
      } else {
        sum.required.insert(sum.required.end(), other.required.begin(), other.required.end());
      }
      sum.digit = sum.digit && other.digit;
      sum.longest = sum.longest && other.longest ? std::optional(std::max(*sum.longest, *other.longest)) : std::nullopt;
    }
    return sum;
  }

  Part concatenation(int depth) {
    Part whole;
    Strings run{""};  // the exact strings since the last part that had none
    bool all_exact = true;
    const auto flush = [&] {
      keep_better(whole.required, run);
      whole.digit = whole.digit || all_hold_digit(run);
      run.assign(1, "");
    };
    while (more() && peek() != '|' && peek() != ')') {
      const Part part = repetition(depth);
      if (failed_) return unknown_part();
      whole.longest = whole.longest && part.longest ? std::optional(*whole.longest + *part.longest) : std::nullopt;
      whole.digit = whole.digit || part.digit;
      if (part.exact && run.size() * part.exact->size() <= most_crossed && shortest_of(run) < longest_kept) {
        Strings crossed;
        for (const auto& head : run) {
          for (const auto& tail : *part.exact) crossed.push_back(head + tail);
        }
        run = std::move(crossed);
        continue;
      }
      all_exact = false;
      flush();
      if (part.exact && part.exact->size() <= most_alternatives) {
        run = *part.exact;
      } else {
        keep_better(whole.required, part.required);
      }
    }
    if (all_exact) {
      whole.exact = std::move(run);
    } else {
      flush();
    }
    return whole;
  }

  Part repetition(int depth) {
    Part part = atom(depth);
    while (more()) {
      std::size_t low = 0;
      std::optional<std::size_t> high;
      if (peek() == '*') {
        ++at_;
      } else if (peek() == '+') {
        ++at_;
        low = 1;
      } else if (peek() == '?') {
        ++at_;
        high = 1;
      } else if (peek() == '{') {
        if (!counts(low, high)) break;
      } else {
        break;
      }
      if (more() && peek() == '?') ++at_;  // lazy: the same matches to hold
      part = repeated(settled(std::move(part)), low, high);
    }
    return part;
  }

  static Part repeated(Part part, std::size_t low, std::optional<std::size_t> high) {
    if (low == 1 && high == 1) return part;
    Part out;
    out.longest = part.longest && high ? std::optional(*part.longest * *high) : part.longest == 0 ? part.longest : std::nullopt;
    if (part.exact && high && *high <= 1) {
      Strings strings = *part.exact;
      strings.emplace_back();
      if (strings.size() <= most_alternatives) out.exact = std::move(strings);
      return out;
    }
    if (low > 0) {
      if (part.exact && part.exact->size() == 1 && high == low && part.exact->front().size() * low <= longest_kept) {
        std::string s;
        for (std::size_t i = 0; i < low; ++i) s += part.exact->front();
        out.exact = Strings{std::move(s)};
      }
      out.required = std::move(part.required);
      out.digit = part.digit;
    }
    return out;
  }

  /// "{n}", "{n,}", "{n,m}"; anything else after a brace is the brace itself.
  bool counts(std::size_t& low, std::optional<std::size_t>& high) {
    std::size_t i = at_ + 1;
    const auto number = [&]() -> std::optional<std::size_t> {
      std::size_t value = 0, digits = 0;
      for (; i < text_.size() && text_[i] >= '0' && text_[i] <= '9' && digits < 5; ++i, ++digits)
        value = value * 10 + static_cast<std::size_t>(text_[i] - '0');
      return digits == 0 ? std::nullopt : std::optional(value);
    };
    const auto first = number();
    if (!first) return false;
    low = *first;
    high = low;
    if (i < text_.size() && text_[i] == ',') {
      ++i;
      high = number();
    }
    if (i >= text_.size() || text_[i] != '}') return false;
    at_ = i + 1;
    return true;
  }

  static Part literal(char32_t c, std::size_t bytes) {
    Part part;
    // Letters outside ASCII fold in ways that are left to RE2; k and s have relatives there of three and two bytes.
    part.longest = c == 'k' || c == 'K' || c == 's' || c == 'S' || c >= 128 ? 4 : bytes;
    if (auto text = folded(c)) part.exact = Strings{*std::move(text)};
    return part;
  }

  static Part of_class(bool digits_only) {
    Part part;
    part.longest = digits_only ? 1 : 4;
    part.digit = digits_only;
    return part;
  }

  Part atom(int depth) {
    const auto c = utf8::decode(text_, at_);
    switch (c.value) {
      case '(':
        return group(depth);
      case '[':
        return bracket();
      case '\\':
        return escape();
      case '.':
        ++at_;
        return of_class(false);
      case '^':
      case '$': {
        ++at_;
        Part empty;
        empty.exact = Strings{""};
        return empty;
      }
      case '*':
      case '+':
      case '?':
        return fail();
      default:
        at_ += c.bytes;
        return literal(c.value, c.bytes);
    }
  }

  Part group(int depth) {
    ++at_;
    if (next_is("?P<") || next_is("?<")) {
      const std::size_t close = text_.find('>', at_);
      if (close == std::string_view::npos) return fail();
      at_ = close + 1;
    } else if (next_is("?")) {
      ++at_;
      while (more() && peek() != ':' && peek() != ')') {
        if (std::string_view("imsU-").find(peek()) == std::string_view::npos) return fail();
        ++at_;
      }
      if (!more()) return fail();
      if (peek() == ')') {  // flags for what follows: they do not change what is claimed here
        ++at_;
        Part empty;
        empty.exact = Strings{""};
        return empty;
      }
      ++at_;
    }
    Part part = alternation(depth + 1);
    if (!more() || peek() != ')') return fail();
    ++at_;
    return part;
  }

  Part bracket() {
    std::size_t i = at_ + 1;
    const bool negated = i < text_.size() && text_[i] == '^';
    if (negated) ++i;
    bool digits_only = !negated;
    Strings single;
    bool enumerable = !negated;
    bool first = true;
    while (i < text_.size() && (text_[i] != ']' || first)) {
      first = false;
      if (text_[i] == '[' && i + 1 < text_.size() && text_[i + 1] == ':') {
        const std::size_t close = text_.find(":]", i);
        if (close == std::string_view::npos) return fail();
        digits_only = digits_only && text_.substr(i, close - i) == "[:digit";
        enumerable = false;
        i = close + 2;
        continue;
      }
      char32_t low = 0;
      if (text_[i] == '\\') {
        if (i + 1 >= text_.size()) return fail();
        const char e = text_[i + 1];
        if (e == 'd') {
          enumerable = false;
          i += 2;
          continue;
        }
        if (unicode::ascii_alnum(static_cast<unsigned char>(e))) {
          // A class, a control character or a code point in hexadecimal: wide enough not to be listed.
          if (e == 'p' || e == 'P' || e == 'x') {
            if (i + 2 < text_.size() && text_[i + 2] == '{') {
              const std::size_t close = text_.find('}', i);
              if (close == std::string_view::npos) return fail();
              i = close + 1;
            } else {
              i += e == 'x' ? 4 : 3;
            }
          } else {
            i += 2;
          }
          digits_only = enumerable = false;
          if (i < text_.size() && text_[i] == '-' && i + 1 < text_.size() && text_[i + 1] != ']') return fail();
          continue;
        }
        low = static_cast<unsigned char>(e);
        if (low >= 128) return fail();
        i += 2;
      } else {
        const auto c = utf8::decode(text_, i);
        low = c.value;
        i += c.bytes;
      }
      char32_t high = low;
      if (i + 1 < text_.size() && text_[i] == '-' && text_[i + 1] != ']') {
        ++i;
        if (text_[i] == '\\' || text_[i] == '[') return fail();
        const auto c = utf8::decode(text_, i);
        high = c.value;
        i += c.bytes;
      }
      digits_only = digits_only && low >= '0' && high <= '9';
      auto text = folded(low);
      if (!text || high != low || single.size() >= 4) {
        enumerable = false;
      } else if (std::find(single.begin(), single.end(), *text) == single.end()) {
        single.push_back(*std::move(text));
      }
    }
    if (i >= text_.size()) return fail();
    at_ = i + 1;
    Part part = of_class(digits_only);
    if (enumerable && !single.empty()) part.exact = std::move(single);
    return part;
  }

  Part escape() {
    if (at_ + 1 >= text_.size()) return fail();
    const char e = text_[at_ + 1];
    at_ += 2;
    Part empty;
    empty.exact = Strings{""};
    switch (e) {
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return empty;
      case 'd':
        return of_class(true);
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
      case 'n':
      case 't':
      case 'r':
      case 'f':
      case 'v':
      case 'a':
        return of_class(false);
      case 'p':
      case 'P':
      case 'x':
        if (more() && peek() == '{') {
          const std::size_t close = text_.find('}', at_);
          if (close == std::string_view::npos) return fail();
          at_ = close + 1;
        } else {
          at_ += e == 'x' ? 2 : 1;
          if (at_ > text_.size()) return fail();
        }
        return of_class(false);
      default:
        break;
    }
    if (unicode::ascii_alnum(static_cast<unsigned char>(e)) || static_cast<unsigned char>(e) >= 128) return fail();
    return literal(static_cast<unsigned char>(e), 1);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

RegexpFacts regexp_facts(std::string_view expression) {
  RegexpFacts facts;
  const auto part = Parser(expression).run();
  if (!part) return facts;
  if (shortest_of(part->required) >= shortest_useful) facts.literals = without_longer(part->required);
  facts.needs_digit = part->digit;
  facts.longest = part->longest;
  return facts;
}

}  // namespace sayso::rules
