#include "text/social.hpp"

#include <algorithm>
#include <string>

#include "text/punycode.hpp"
#include "text/top_level_domains.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::social {

namespace {

using unicode::ascii_alnum;
using unicode::ascii_lower;

constexpr std::size_t longest_label = 63;    // RFC 1035, 2.3.4, in its punycode form
constexpr std::size_t longest_slug = 40;     // of a t.co link
constexpr std::size_t longest_domain = 256;  // bytes read of one: RFC 1035 allows 253, and the cap keeps hostile texts linear

bool one_of(char32_t c, std::string_view set) noexcept { return c < 128 && set.find(static_cast<char>(c)) != std::string_view::npos; }
bool between(char32_t c, char32_t low, char32_t high) noexcept { return c >= low && c <= high; }

bool directional(char32_t c) noexcept {
  return between(c, 0x202A, 0x202E) || c == 0x061C || c == 0x200E || c == 0x200F || between(c, 0x2066, 0x2069);
}
bool invalid(char32_t c) noexcept { return c == 0xFFFE || c == 0xFEFF || c == 0xFFFF; }
bool space(char32_t c) noexcept {
  return between(c, 0x09, 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E || between(c, 0x2000, 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}
bool latin_accent(char32_t c) noexcept {
  return (between(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) || c == 0x253 || c == 0x254 || c == 0x256 || c == 0x257 || c == 0x259 ||
         c == 0x25B || c == 0x263 || c == 0x268 || c == 0x26F || c == 0x272 || c == 0x289 || c == 0x28B || c == 0x2BB ||
         between(c, 0x300, 0x36F) || between(c, 0x1E00, 0x1EFF);
}
bool cyrillic(char32_t c) noexcept { return between(c, 0x400, 0x4FF); }

bool domain_char(char32_t c) noexcept {
  return !(space(c) || one_of(c, "!'#%&()*+,\\-./:;<=>?@[]^_{|}~$") || invalid(c) || directional(c) || c < 0x20);
}
bool domain_run_char(char32_t c) noexcept { return domain_char(c) || c == '-' || c == '_' || c == '.'; }

bool path_char(char32_t c) noexcept {
  return ascii_alnum(c) || one_of(c, "!*';:=+,.$/%#[]-_~@|&") || c == 0x2013 || cyrillic(c) || latin_accent(c);
}
bool path_end_char(char32_t c) noexcept { return ascii_alnum(c) || one_of(c, "+-=_#/") || cyrillic(c) || latin_accent(c); }
bool query_char(char32_t c) noexcept { return ascii_alnum(c) || one_of(c, "!?*'@();:&=+$/%#[]-_.,~|"); }
bool query_end_char(char32_t c) noexcept { return ascii_alnum(c) || one_of(c, "-_&=#/"); }

/// The end of "(…)" at `at`, one level of nesting allowed; `at` where the parentheses do not balance.
std::size_t balanced(std::string_view text, std::size_t at) noexcept {
  std::size_t i = at + 1;
  int depth = 1;
  bool empty = true;
  while (i < text.size()) {
    const auto c = utf8::decode(text, i);
    if (c.value == '(') {
      if (++depth > 2) return at;
      empty = true;
    } else if (c.value == ')') {
      if (empty) return at;
      if (--depth == 0) return i + 1;
    } else if (path_char(c.value)) {
      empty = false;
    } else {
      return at;
    }
    i += c.bytes;
  }
  return at;
}

/// Port, path and query after a domain.
std::size_t port_end(std::string_view text, std::size_t at) noexcept {
  if (at + 1 >= text.size() || text[at] != ':' || !(text[at + 1] >= '0' && text[at + 1] <= '9')) return at;
  ++at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

std::size_t path_end(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || text[at] != '/') return at;
  std::size_t end = at + 1;
  std::size_t i = end;
  while (i < text.size()) {
    const auto c = utf8::decode(text, i);
    if (c.value == '(') {
      const std::size_t close = balanced(text, i);
      if (close == i) break;
      i = end = close;
      continue;
    }
    if (!path_char(c.value)) break;
    i += c.bytes;
    if (path_end_char(c.value)) end = i;
  }
  return end;
}

std::size_t query_end(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || text[at] != '?') return at;
  std::size_t end = at;
  for (std::size_t i = at + 1; i < text.size() && query_char(static_cast<unsigned char>(text[i])); ++i) {
    if (query_end_char(static_cast<unsigned char>(text[i]))) end = i + 1;
  }
  return end;
}

struct Domain {
  std::size_t end;
};

/// X's `validDomain` at `at`: labels and a top-level domain, as far to the right as they go.
std::optional<Domain> domain_at(std::string_view text, std::size_t at) {
  std::optional<Domain> found;
  bool labels_valid = true;
  bool last_valid = false;  // may stand directly before the top-level domain: no underscore
  std::size_t label = at;
  while (labels_valid) {
    if (label > at && last_valid) {
      if (const std::size_t length = top_level_domain_prefix(text.substr(label))) found = Domain{label + length};
    }
    std::size_t i = label;
    bool underscore = false;
    bool edge_start = false;
    bool edge_end = false;
    while (i < text.size()) {
      const auto c = utf8::decode(text, i);
      const bool plain = domain_char(c.value);
      if ((!plain && c.value != '-' && c.value != '_') || i - at > longest_domain) break;
      if (i == label) edge_start = plain;
      edge_end = plain;
      underscore = underscore || c.value == '_';
      i += c.bytes;
    }
    if (i == label || i >= text.size() || text[i] != '.') break;
    labels_valid = edge_start && edge_end;
    last_valid = labels_valid && !underscore;
    label = i + 1;
  }
  return found;
}

/// Labels that could be registered: at most 63 bytes in punycode, none that claims to be punycode and is not ASCII.
bool registrable(std::string_view domain) {
  while (!domain.empty()) {
    const std::size_t dot = std::min(domain.find('.'), domain.size());
    const std::string_view label = domain.substr(0, dot);
    if (utf8::ascii(label)) {
      if (label.size() > longest_label) return false;
    } else {
      if (label.size() >= 4 && ascii_lower(label[0]) == 'x' && ascii_lower(label[1]) == 'n' && label.substr(2, 2) == "--") return false;
      if (utf8::length(label) > longest_label || 4 + punycode_length(label) > longest_label) return false;
    }
    domain.remove_prefix(std::min(dot + 1, domain.size()));
  }
  return true;
}

bool has_prefix_ignoring_case(std::string_view text, std::size_t at, std::string_view lower) noexcept {
  if (text.size() - at < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (ascii_lower(text[at + i]) != lower[i]) return false;
  }
  return true;
}

char32_t char_before(std::string_view text, std::size_t at) noexcept {
  return at == 0 ? 0 : utf8::decode(text, utf8::before(text, at)).value;
}

bool may_precede_link(std::string_view text, std::size_t at) noexcept {
  if (at == 0) return true;
  const char32_t c = char_before(text, at);
  return !(ascii_alnum(c) || c == '@' || c == 0xFF20 || c == '$' || c == '#' || c == 0xFF03 || invalid(c));
}

bool ascii_label_char(char32_t c) noexcept { return ascii_alnum(c) || c == '-' || latin_accent(c); }

/// X's `validAsciiDomain` inside a domain: `label(.label)*.tld` of ASCII and accented Latin.
void ascii_domains(std::string_view text, Span domain, std::vector<Span>& out) {
  const std::string_view whole = text.substr(0, domain.end);
  std::size_t i = domain.begin;
  while (i < domain.end) {
    if (!ascii_label_char(utf8::decode(whole, i).value)) {
      i += utf8::decode(whole, i).bytes;
      continue;
    }
    const std::size_t begin = i;
    std::size_t end = 0;
    for (;;) {
      while (i < domain.end && ascii_label_char(utf8::decode(whole, i).value)) i += utf8::decode(whole, i).bytes;
      if (i >= domain.end || whole[i] != '.') break;
      if (const std::size_t length = top_level_domain_prefix(whole.substr(i + 1))) end = i + 1 + length;
      if (i + 1 >= domain.end || !ascii_label_char(utf8::decode(whole, i + 1).value)) break;
      ++i;
    }
    if (end != 0) {
      if (registrable(whole.substr(begin, end - begin))) out.push_back({begin, end});
      i = std::max(i, end);
    } else if (i < domain.end) {
      i += utf8::decode(whole, i).bytes;
    }
  }
}

}  // namespace

std::size_t at_sign(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return 0;
  if (text[at] == '@') return 1;
  return text.substr(at, 3) == "\xEF\xBC\xA0" ? 3 : 0;
}

std::size_t hash_sign(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return 0;
  if (text[at] == '#') return 1;
  return text.substr(at, 3) == "\xEF\xBC\x83" ? 3 : 0;
}

std::optional<std::size_t> link_with_scheme(std::string_view text, std::size_t at) {
  std::size_t host = 0;
  if (has_prefix_ignoring_case(text, at, "https://")) {
    host = at + 8;
  } else if (has_prefix_ignoring_case(text, at, "http://")) {
    host = at + 7;
  } else {
    return std::nullopt;
  }
  if (!may_precede_link(text, at)) return std::nullopt;
  const auto domain = domain_at(text, host);
  if (!domain || !registrable(text.substr(host, domain->end - host))) return std::nullopt;
  const std::size_t path = port_end(text, domain->end);
  const std::size_t query = path_end(text, path);
  if (has_prefix_ignoring_case(text.substr(0, domain->end), host, "t.co") && domain->end == host + 4 && path == domain->end &&
      query > path + 1) {
    // The site's own short links end with their slug of letters and digits.
    std::size_t slug = path + 1;
    while (slug < text.size() && ascii_alnum(static_cast<unsigned char>(text[slug]))) ++slug;
    if (slug > path + 1) {
      if (slug - path - 1 > longest_slug) return std::nullopt;
      return query_end(text, slug);
    }
  }
  return query_end(text, query);
}

std::size_t bare_links(std::string_view text, std::size_t from, std::size_t dot, std::vector<Span>& out) {
  std::size_t begin = dot;
  while (begin > from) {
    const std::size_t previous = utf8::before(text, begin);
    if (previous < from || !domain_run_char(utf8::decode(text, previous).value)) break;
    begin = previous;
  }
  std::size_t run_end = dot;
  while (run_end < text.size()) {
    const auto c = utf8::decode(text, run_end);
    if (!domain_run_char(c.value)) break;
    run_end += c.bytes;
  }
  if (text.substr(run_end, 3) == "://") {  // the run ends with the scheme of a link that follows
    for (const std::string_view scheme : {"https", "http"}) {
      if (run_end - begin < scheme.size() || !has_prefix_ignoring_case(text, run_end - scheme.size(), scheme)) continue;
      run_end -= scheme.size();
      break;
    }
    text = text.substr(0, std::max(run_end, dot + 1));
  }
  bool known_ending = false;
  for (std::size_t i = dot; i < run_end && !known_ending; ++i)
    known_ending = text[i] == '.' && top_level_domain_prefix(text.substr(i + 1)) != 0;
  if (!known_ending) return run_end;
  std::size_t at = begin;
  while (at < run_end) {
    const auto c = utf8::decode(text, at);
    if (domain_char(c.value) && may_precede_link(text, at)) {
      if (const auto domain = domain_at(text, at)) {
        const std::size_t path = port_end(text, domain->end);
        const std::size_t end = query_end(text, path_end(text, path));
        if (!(at > 0 && one_of(char_before(text, at), "-_./"))) {
          const std::size_t before = out.size();
          ascii_domains(text, {at, domain->end}, out);
          if (out.size() > before && path < text.size() && text[path] == '/') {
            // The path belongs to the last domain, wherever inside the run that one ended.
            if (out.back().end == domain->end) out.back().end = end;
          }
        }
        at = std::max(end, at + c.bytes);
        continue;
      }
    }
    at += c.bytes;
  }
  return std::max(at, run_end);
}

std::optional<std::size_t> mention(std::string_view text, std::size_t at) {
  const std::size_t sign = at_sign(text, at);
  if (sign == 0) return std::nullopt;
  if (at > 0) {
    const char32_t c = char_before(text, at);
    if (ascii_alnum(c) || one_of(c, "_!#$%&*@") || c == 0xFF20) {
      // "RT@name" is a mention; "start@name" is none.
      const bool retweet = at >= 2 && has_prefix_ignoring_case(text, at - 2, "rt") &&
                           (at == 2 || !(ascii_alnum(char_before(text, at - 2)) || one_of(char_before(text, at - 2), "_+~.-")));
      if (!retweet) return std::nullopt;
    }
  }
  std::size_t end = at + sign;
  while (end < text.size() && end - at - sign < 20 && (ascii_alnum(static_cast<unsigned char>(text[end])) || text[end] == '_')) ++end;
  if (end == at + sign) return std::nullopt;
  if (end < text.size()) {
    if (at_sign(text, end) != 0 || latin_accent(utf8::decode(text, end).value) || text.substr(end, 3) == "://") return std::nullopt;
  }
  return end;
}

std::optional<std::size_t> hashtag(std::string_view text, std::size_t at) {
  const std::size_t sign = hash_sign(text, at);
  if (sign == 0) return std::nullopt;
  const auto tag_char = [](char32_t c) {
    return c == '_' || unicode::is_letter_or_mark(c) || unicode::is_decimal_digit(c) || c == 0x200C || c == 0x200D || c == 0xA67E ||
           c == 0x05BE || c == 0x05F3 || c == 0x05F4 || c == 0xFF5E || c == 0x301C || c == 0x309B || c == 0x309C || c == 0x30A0 ||
           c == 0x30FB || c == 0x3003 || c == 0x0F0B || c == 0x0F0C || c == 0x00B7;
  };
  if (at > 0) {
    const char32_t c = char_before(text, at);
    const bool variation = c == 0xFE0E || c == 0xFE0F;
    if (!variation && (c == '&' || tag_char(c)) && !(c == 0x200D)) return std::nullopt;
  }
  std::size_t end = at + sign;
  bool letter = false;
  if (text.substr(end, 3) == "\xEF\xB8\x8F" || text.substr(end, 3) == "\xE2\x83\xA3") return std::nullopt;  // a keycap
  while (end < text.size()) {
    const auto c = utf8::decode(text, end);
    if (!tag_char(c.value)) break;
    letter = letter || unicode::is_letter_or_mark(c.value);
    end += c.bytes;
  }
  if (!letter || hash_sign(text, end) != 0 || text.substr(end, 3) == "://") return std::nullopt;
  return end;
}

std::optional<std::size_t> cashtag(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '$') return std::nullopt;
  if (at > 0) {
    const char32_t c = char_before(text, at);
    if (!space(c) && !directional(c)) return std::nullopt;
  }
  const auto letters = [&](std::size_t from, std::size_t most) {
    std::size_t end = from;
    while (end < text.size() && end - from < most && ascii_alnum(static_cast<unsigned char>(text[end])) &&
           !(text[end] >= '0' && text[end] <= '9'))
      ++end;
    return end;
  };
  const auto may_follow = [&](std::size_t i) {
    if (i >= text.size()) return true;
    const char32_t c = utf8::decode(text, i).value;
    return space(c) || one_of(c, "!'#%&()*+,\\-./:;<=>?@[]^_{|}~$");
  };
  const std::size_t end = letters(at + 1, 6);
  if (end == at + 1) return std::nullopt;
  if (end < text.size() && (text[end] == '.' || text[end] == '_')) {
    const std::size_t suffix = letters(end + 1, 2);
    if (suffix > end + 1 && may_follow(suffix)) return suffix;
  }
  if (!may_follow(end)) return std::nullopt;
  return end;
}

std::vector<Span> links(std::string_view text) {
  std::vector<Span> out;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if ((c == 'h' || c == 'H') && has_prefix_ignoring_case(text, i, "http")) {
      if (const auto end = link_with_scheme(text, i)) {
        out.push_back({i, *end});
        i = from = *end;
        continue;
      }
      const std::size_t host = has_prefix_ignoring_case(text, i, "https://")  ? i + 8
                               : has_prefix_ignoring_case(text, i, "http://") ? i + 7
                                                                              : 0;
      if (host != 0) {
        // What follows a scheme is a link with it or none at all.
        i = host;
        while (i < text.size() && domain_run_char(utf8::decode(text, i).value)) i += utf8::decode(text, i).bytes;
        from = i;
        continue;
      }
    }
    if (c == '.') {
      // X's expression takes in the character before a link: directly behind a link none begins.
      const std::size_t behind = from == 0 || from >= text.size() ? from : from + utf8::decode(text, from).bytes;
      i = from = bare_links(text, behind, i, out);
      continue;
    }
    ++i;
  }
  return out;
}

std::vector<Span> mentions(std::string_view text) {
  std::vector<Span> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (at_sign(text, i) == 0) continue;
    if (const auto end = mention(text, i)) {
      out.push_back({i, *end});
      i = *end - 1;
    }
  }
  return out;
}

std::vector<Span> mentions_or_lists(std::string_view text) {
  constexpr std::size_t longest_list = 25;
  std::vector<Span> out = mentions(text);
  for (Span& span : out) {
    std::size_t end = span.end + 1;
    if (end >= text.size() || text[span.end] != '/' || !ascii_alnum(static_cast<unsigned char>(text[end])) || text[end] <= '9') continue;
    while (end < text.size() && end - span.end <= longest_list &&
           (ascii_alnum(static_cast<unsigned char>(text[end])) || text[end] == '_' || text[end] == '-'))
      ++end;
    span.end = end;
  }
  return out;
}

std::vector<Span> hashtags(std::string_view text) {
  const std::vector<Span> taken = links(text);
  std::vector<Span> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (hash_sign(text, i) == 0) continue;
    if (const auto end = hashtag(text, i)) {
      const Span span{i, *end};
      if (std::none_of(taken.begin(), taken.end(), [&](Span link) { return link.overlaps(span); })) out.push_back(span);
      i = *end - 1;
    }
  }
  return out;
}

std::vector<Span> cashtags(std::string_view text) {
  std::vector<Span> out;
  for (std::size_t i = text.find('$'); i != std::string_view::npos; i = text.find('$', i + 1)) {
    if (const auto end = cashtag(text, i)) out.push_back({i, *end});
  }
  return out;
}

std::optional<Span> reply_to(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (space(utf8::decode(text, at).value) || directional(utf8::decode(text, at).value)))
    at += utf8::decode(text, at).bytes;
  if (at_sign(text, at) == 0) return std::nullopt;
  std::size_t end = at + at_sign(text, at);
  const std::size_t name = end;
  while (end < text.size() && end - name < 20 && (ascii_alnum(static_cast<unsigned char>(text[end])) || text[end] == '_')) ++end;
  if (end == name) return std::nullopt;
  if (end < text.size()) {
    const char32_t c = utf8::decode(text, end).value;
    if (at_sign(text, end) != 0 || latin_accent(c) || text.substr(end, 3) == "://") return std::nullopt;
  }
  return Span{at, end};
}

}  // namespace sayso::social
