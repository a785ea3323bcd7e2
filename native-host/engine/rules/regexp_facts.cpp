#include "rules/regexp_facts.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <system_error>
#include <utility>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::rules {

namespace {

constexpr std::size_t most_alternatives = 1024;  // more literals than this are no gate
constexpr std::size_t most_crossed = 256;        // strings that a sequence of parts is written out to
constexpr std::size_t most_starts = 256;         // strings that a match may begin with
constexpr std::size_t longest_kept = 24;         // bytes of a literal that are worth comparing
constexpr std::size_t long_enough = 8;           // from here on alternatives are no longer written out: that makes them hardly rarer
constexpr std::size_t few = 8;                   // strings of a set
constexpr std::size_t most_digits = 64;          // more are not worth counting
constexpr std::size_t most_sets = 3;             // of needed strings in one branch
constexpr double telling_enough = 0.7;           // the chance from which a further set rules too little out to be looked up
constexpr double rare_enough = 0.02;             // the chance of all sets from which no further one is needed
constexpr int deepest = 100;

using Strings = std::vector<std::string>;

/// What is known of a part of the expression.
struct Part {
  std::optional<Strings> exact;   ///< the part matches these strings and no others
  std::vector<Strings> required;  ///< every match of the part holds one of each set; the most telling set first
  Strings starts;                 ///< every match of the part begins with one of these; empty: not known
  std::size_t digits = 0;         ///< and so many of 0 to 9 at least
  std::optional<std::size_t> longest = 0;
  std::optional<std::size_t> gaps = 0;
  bool is_space = false;  ///< the part matches nothing but white space
};

Part unknown_part() {
  Part part;
  part.longest = std::nullopt;
  part.gaps = std::nullopt;
  return part;
}

std::optional<std::size_t> sum_of(std::optional<std::size_t> a, std::optional<std::size_t> b) {
  return a && b ? std::optional(*a + *b) : std::nullopt;
}

std::optional<std::size_t> larger_of(std::optional<std::size_t> a, std::optional<std::size_t> b) {
  return a && b ? std::optional(std::max(*a, *b)) : std::nullopt;
}

std::size_t letters_in(const std::string& s) { return s.size() - static_cast<std::size_t>(std::count(s.begin(), s.end(), word_edge)); }

std::size_t shortest_of(const Strings& strings) {
  std::size_t shortest = longest_kept;
  for (const auto& s : strings) shortest = std::min(shortest, letters_in(s));
  return strings.empty() ? 0 : shortest;
}

bool is_common_word(std::string_view s) {
  static constexpr std::string_view common[] = {
      "a",  "and",  "are", "as",   "at",   "be",   "but", "by",  "can", "do",   "for",  "from", "get",  "has",  "have", "he",  "her", "his",
      "i",  "if",   "in",  "is",   "it",   "just", "me",  "my",  "no",  "not",  "now",  "of",   "on",   "one",  "or",   "our", "out", "she",
      "so", "that", "the", "they", "this", "to",   "up",  "was", "we",  "what", "when", "who",  "will", "with", "you",  "your"};
  return std::binary_search(std::begin(common), std::end(common), s);
}

/// How often a text of a few hundred characters holds `s`, roughly: each character more makes a string rarer, and so does the edge of a
/// word, unless it is a word that is everywhere.
double chance(const std::string& s) {
  constexpr double by_length[] = {1, 1, 0.5, 0.1, 0.03, 0.01, 0.004, 0.002};
  constexpr std::string_view around{"\xFF "};
  const std::size_t first = s.find_first_not_of(around);
  if (first == std::string::npos) return 1;
  const bool common = is_common_word(std::string_view(s).substr(first, s.find_last_not_of(around) + 1 - first));
  return common ? 0.4 : by_length[std::min(s.size(), std::size(by_length) - 1)];
}

double chance(const Strings& strings) {
  double sum = 0;
  for (const auto& s : strings) sum += chance(s);
  return sum;
}

/// Whether looking for these is worth while: single characters only where they are rare.
bool are_telling(const Strings& strings) {
  return !strings.empty() && std::all_of(strings.begin(), strings.end(), [](const std::string& s) {
    return letters_in(s) >= 2 ||
           (letters_in(s) == 1 &&
            std::string_view("abcdefghiklmnoprstuvwy0123456789 .,'-").find(s[s.find_first_not_of(word_edge)]) == std::string_view::npos);
  });
}

/// Whether matches are worth trying where one of these stands: two characters, or one at an edge.
bool are_starts(const Strings& strings) {
  return !strings.empty() && std::all_of(strings.begin(), strings.end(), [](const std::string& s) {
    return letters_in(s) >= 2 || (letters_in(s) == 1 && s.front() == word_edge);
  });
}

/// Adds a set to those that every match holds, if it is one to look for.
void require(std::vector<Strings>& sets, Strings candidate) {
  if (candidate.empty() || candidate.size() > most_alternatives || shortest_of(candidate) < 1) return;
  if (std::find(sets.begin(), sets.end(), candidate) != sets.end()) return;
  const double likely = chance(candidate);
  const auto place = std::find_if(sets.begin(), sets.end(), [&](const Strings& set) { return likely < chance(set); });
  sets.insert(place, std::move(candidate));
  if (sets.size() > most_sets) sets.pop_back();
}

/// Each of the one with each of the other behind it.
Strings crossed(const Strings& heads, const Strings& tails) {
  Strings out;
  out.reserve(heads.size() * tails.size());
  for (const auto& head : heads) {
    for (const auto& tail : tails) out.push_back(head + tail);
  }
  return out;
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

/// How many digits each of these holds at least.
std::size_t fewest_digits(const Strings& strings) {
  std::size_t fewest = strings.empty() ? 0 : SIZE_MAX;
  for (const auto& s : strings)
    fewest = std::min(fewest, static_cast<std::size_t>(std::count_if(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; })));
  return fewest;
}

/// A part's claims with what its exact strings say folded in.
Part settled(Part part) {
  if (part.exact) {
    require(part.required, *part.exact);
    part.starts = *part.exact;
    part.digits = std::max(part.digits, fewest_digits(*part.exact));
  }
  return part;
}

/// `s` cut to `longest` bytes, with edges at its ends only.
std::string trimmed(std::string_view s, std::size_t longest) {
  s = s.substr(0, longest);
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != word_edge || out.empty() || s.find_first_not_of(word_edge, i) == std::string_view::npos) out += s[i];
    while (s[i] == word_edge && i + 1 < s.size() && s[i + 1] == word_edge) ++i;
  }
  return out;
}

/// Trimmed, sorted, and without those that begin with another.
Strings without_longer(Strings strings) {
  // Of many, the beginnings are rare enough together, and there are fewer of them.
  const std::size_t longest = strings.size() > few ? long_enough : longest_kept;
  for (auto& s : strings) s = trimmed(s, longest);
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

  /// The alternatives of the whole expression; none where it is not understood.
  std::vector<Part> run() {
    std::vector<Part> branches;
    do {
      if (!branches.empty()) ++at_;
      branches.push_back(settled(concatenation(0)));
    } while (more() && peek() == '|');
    if (failed_ || at_ != text_.size()) return {};
    return branches;
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
    bool hopeless = false;   // an alternative without a literal leaves the whole without one
    bool startless = false;  // and one without a known start
    while (more() && peek() == '|') {
      ++at_;
      const Part other = settled(concatenation(depth));
      if (sum.exact && other.exact && sum.exact->size() + other.exact->size() <= most_alternatives) {
        sum.exact->insert(sum.exact->end(), other.exact->begin(), other.exact->end());
      } else {
        sum.exact.reset();
      }
      if (hopeless || sum.required.empty() || other.required.empty() ||
          sum.required.front().size() + other.required.front().size() > most_alternatives) {
        sum.required.clear();
        hopeless = true;
      } else {
        sum.required.resize(1);
        sum.required.front().insert(sum.required.front().end(), other.required.front().begin(), other.required.front().end());
      }
      startless = startless || sum.starts.empty() || other.starts.empty() || sum.starts.size() + other.starts.size() > most_starts;
      if (startless) {
        sum.starts.clear();
      } else {
        sum.starts.insert(sum.starts.end(), other.starts.begin(), other.starts.end());
      }
      sum.digits = std::min(sum.digits, other.digits);
      sum.longest = larger_of(sum.longest, other.longest);
      sum.gaps = larger_of(sum.gaps, other.gaps);
      sum.is_space = sum.is_space && other.is_space;
    }
    return sum;
  }

  Part concatenation(int depth) {
    Part whole;
    Strings run{""};  // the exact strings since the last part that had none
    bool all_exact = true;
    const auto flush = [&] {
      require(whole.required, run);
      whole.digits += fewest_digits(run);
      run.assign(1, "");
    };
    std::size_t parts = 0;
    bool started = false;
    // What the first exact strings, and the part behind them where it is told, say about how a match begins.
    const auto start_before = [&](const Part& next) {
      if (std::exchange(started, true)) return;
      const Strings& behind = next.exact ? *next.exact : next.starts;
      const bool goes_on = shortest_of(run) < 2 && !behind.empty() && run.size() * behind.size() <= most_starts;
      whole.starts = goes_on ? crossed(run, behind) : run;
    };
    while (more() && peek() != '|' && peek() != ')') {
      const Part part = repetition(depth);
      if (failed_) return unknown_part();
      whole.longest = sum_of(whole.longest, part.longest);
      whole.gaps = sum_of(whole.gaps, part.gaps);
      whole.is_space = ++parts == 1 && part.is_space;
      if (part.exact && run.size() * part.exact->size() <= most_crossed &&
          shortest_of(run) < (part.exact->size() == 1 ? longest_kept : long_enough)) {
        run = crossed(run, *part.exact);
        continue;
      }
      all_exact = false;
      start_before(part);
      flush();
      if (part.exact && part.exact->size() <= most_alternatives) {
        run = *part.exact;
      } else {
        whole.digits += part.digits;
        for (const auto& set : part.required) require(whole.required, set);
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
    const auto often = [&](std::optional<std::size_t> once) {
      return once && high ? std::optional(*once * *high) : once == 0 ? once : std::nullopt;
    };
    out.longest = often(part.longest);
    // White space upon white space is one stretch, however long.
    out.gaps = part.is_space ? part.gaps : often(part.gaps);
    out.is_space = part.is_space && low > 0;
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
      out.starts = std::move(part.starts);
      out.digits = std::min(part.digits * low, most_digits);
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
    part.is_space = unicode::ascii_space(c);
    part.gaps = part.is_space ? 1 : 0;
    return part;
  }

  enum class Members : std::uint8_t { digits, no_space, space, any };
  static Part of_class(Members members) {
    Part part;
    part.longest = members == Members::digits ? 1 : 4;
    part.digits = members == Members::digits ? 1 : 0;
    part.is_space = members == Members::space;
    part.gaps = members == Members::digits || members == Members::no_space ? 0 : 1;
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
        return of_class(Members::any);
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
    bool names_space = false, some_space = false, all_space = true, some_not_known = false;
    Strings single;
    bool enumerable = !negated;
    bool first = true;
    while (i < text_.size() && (text_[i] != ']' || first)) {
      first = false;
      if (text_[i] == '[' && i + 1 < text_.size() && text_[i + 1] == ':') {
        const std::size_t close = text_.find(":]", i);
        if (close == std::string_view::npos) return fail();
        digits_only = digits_only && text_.substr(i, close - i) == "[:digit";
        enumerable = all_space = false;
        some_not_known = true;
        i = close + 2;
        continue;
      }
      char32_t low = 0;
      if (text_[i] == '\\') {
        if (i + 1 >= text_.size()) return fail();
        const char e = text_[i + 1];
        if (e == 'd') {
          enumerable = all_space = false;
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
          names_space = names_space || e == 's';
          some_space = some_space || e == 's';
          all_space = all_space && e == 's';
          some_not_known = some_not_known || (e != 's' && e != 'S' && e != 'w');
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
      some_space = some_space || low <= ' ';
      all_space = all_space && unicode::ascii_space(low) && low == high;
      auto text = folded(low);
      if (!text || high != low || single.size() >= 4) {
        enumerable = false;
      } else if (std::find(single.begin(), single.end(), *text) == single.end()) {
        single.push_back(*std::move(text));
      }
    }
    if (i >= text_.size()) return fail();
    at_ = i + 1;
    // A negated class that names \s holds no white space; any other may.
    const bool may_be_space = negated ? !names_space : some_space || some_not_known;
    Part part = of_class(digits_only             ? Members::digits
                         : all_space && !negated ? Members::space
                         : may_be_space          ? Members::any
                                                 : Members::no_space);
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
        empty.exact->front() = word_edge;
        return empty;
      case 'B':
      case 'A':
      case 'z':
        return empty;
      case 'd':
        return of_class(Members::digits);
      case 's':
        return of_class(Members::space);
      case 'S':
      case 'w':
        return of_class(Members::no_space);
      case 'D':
      case 'W':
      case 'n':
      case 't':
      case 'r':
      case 'f':
      case 'v':
      case 'a':
        return of_class(Members::any);
      case 'p':
      case 'P':
        if (more() && peek() == '{') {
          const std::size_t close = text_.find('}', at_);
          if (close == std::string_view::npos) return fail();
          at_ = close + 1;
        } else {
          ++at_;
          if (at_ > text_.size()) return fail();
        }
        return of_class(Members::any);
      case 'x':
        return hexadecimal();
      default:
        break;
    }
    if (unicode::ascii_alnum(static_cast<unsigned char>(e)) || static_cast<unsigned char>(e) >= 128) return fail();
    return literal(static_cast<unsigned char>(e), 1);
  }

  /// "\x63" or "\x{1F600}", behind the x.
  Part hexadecimal() {
    const bool braces = more() && peek() == '{';
    const std::size_t begin = at_ + (braces ? 1 : 0);
    const std::size_t end = braces ? std::min(text_.find('}', begin), text_.size()) : begin + 2;
    if (end >= text_.size() + (braces ? 0 : 1)) return fail();
    std::uint32_t value = 0;
    const auto [stop, error] = std::from_chars(text_.data() + begin, text_.data() + end, value, 16);
    if (error != std::errc() || stop != text_.data() + end || value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
      return fail();
    at_ = end + (braces ? 1 : 0);
    return literal(static_cast<char32_t>(value), 4);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

bool RegexpFacts::has_literals() const noexcept {
  return !branches.empty() && std::none_of(branches.begin(), branches.end(), [](const Branch& branch) { return branch.needed.empty(); });
}

bool RegexpFacts::needs_digit() const noexcept {
  return !branches.empty() && std::all_of(branches.begin(), branches.end(), [](const Branch& branch) { return branch.digits > 0; });
}

RegexpFacts regexp_facts(std::string_view expression) {
  RegexpFacts facts;
  for (Part& part : Parser(expression).run()) {
    RegexpFacts::Branch branch{{}, {}, part.digits, part.longest, part.gaps};
    double likely = 1;
    for (Strings& set : part.required) {
      if (!are_telling(set) || (!branch.needed.empty() && chance(set) > telling_enough)) continue;
      if (likely < rare_enough) break;
      likely *= chance(set);
      branch.needed.push_back(without_longer(std::move(set)));
    }
    if (are_starts(part.starts)) branch.starts = without_longer(std::move(part.starts));
    facts.branches.push_back(std::move(branch));
  }
  return facts;
}

}  // namespace sayso::rules
