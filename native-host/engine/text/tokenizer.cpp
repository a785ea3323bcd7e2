#include "text/tokenizer.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "text/social.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso {

namespace {

using unicode::ascii_alnum;
using unicode::Class;

constexpr char32_t variation_emoji = 0xFE0F, zero_width_joiner = 0x200D, keycap = 0x20E3, right_single_quote = 0x2019;

bool alnum_at(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && ascii_alnum(static_cast<unsigned char>(text[at]));
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 4 + 4); }

  std::vector<Token> run() && {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  void put(TokenKind kind, std::size_t end) {
    tokens_.push_back({kind, {at_, end}, {}});
    at_ = end;
  }

  void step() {
    if (social_.empty() && scanned_ < text_.size()) find_social();
    while (!social_.empty() && social_.front().span.begin < at_) social_.pop_front();
    if (!social_.empty() && social_.front().span.begin == at_) {
      const auto [kind, span] = social_.front();
      social_.pop_front();
      return put(kind, span.end);
    }
    const auto c = utf8::decode(text_, at_);
    switch (unicode::classify(c.value)) {
      case Class::space:
      case Class::ignorable:
        at_ += c.bytes;
        return;
      case Class::letter:
      case Class::mark:
        return word();
      case Class::digit:
        return keycap_end() != 0 ? put(TokenKind::emoji, keycap_end()) : word();
      case Class::spaceless:
        return put(TokenKind::word, marks_end(at_ + c.bytes));
      case Class::emoji:
        return put(TokenKind::emoji, emoji_end());
      case Class::other:
        if (keycap_end() != 0) return put(TokenKind::emoji, keycap_end());
        if (unicode::is_pictographic(c.value) && code_point_at(at_ + c.bytes) == variation_emoji) return put(TokenKind::emoji, emoji_end());
        return put(TokenKind::punctuation, at_ + c.bytes);
    }
  }

  char32_t code_point_at(std::size_t at) const noexcept { return at < text_.size() ? utf8::decode(text_, at).value : 0; }

  std::size_t marks_end(std::size_t end) const noexcept {
    while (end < text_.size()) {
      const auto c = utf8::decode(text_, end);
      if (unicode::classify(c.value) != Class::mark) break;
      end += c.bytes;
    }
    return end;
  }

  /// Letters, marks and digits; an apostrophe or an ignorable code point only between two of them.
  void word() {
    bool digits_only = true;
    std::size_t end = at_;
    const std::size_t stop = social_.empty() ? text_.size() : social_.front().span.begin;
    while (end < stop) {
      const auto c = utf8::decode(text_, end);
      const Class kind = unicode::classify(c.value);
      if (kind == Class::letter || kind == Class::mark) {
        digits_only = false;
        end += c.bytes;
      } else if (kind == Class::digit) {
        end += c.bytes;
      } else if (c.value == '\'' || c.value == right_single_quote || kind == Class::ignorable) {
        const Class next = end + c.bytes < text_.size() ? unicode::classify(utf8::decode(text_, end + c.bytes).value) : Class::space;
        if (next != Class::letter && !(kind == Class::ignorable && next == Class::digit)) break;
        digits_only = digits_only && kind == Class::ignorable;
        end += c.bytes;
      } else {
        break;
      }
    }
    put(digits_only ? TokenKind::number : TokenKind::word, end);
  }

  /// "1️⃣": a digit, # or * with the enclosing keycap; 0 where this is none.
  std::size_t keycap_end() const noexcept {
    std::size_t end = at_ + 1;
    if (code_point_at(end) == variation_emoji) end += 3;
    return code_point_at(end) == keycap ? end + 3 : 0;
  }

  /// One emoji: flags in pairs; skin tone, variation, tags and everything that joiners join (UTS #51, ED-17).
  std::size_t emoji_end() const noexcept {
    auto c = utf8::decode(text_, at_);
    std::size_t end = at_ + c.bytes;
    if (unicode::is_regional_indicator(c.value)) return unicode::is_regional_indicator(code_point_at(end)) ? end + 4 : end;
    while (end < text_.size()) {
      c = utf8::decode(text_, end);
      const bool modifier =
          c.value == variation_emoji || c.value == 0xFE0E || unicode::is_skin_tone(c.value) || (c.value >= 0xE0020 && c.value <= 0xE007F);
      if (modifier) {
        end += c.bytes;
      } else if (c.value == zero_width_joiner && unicode::is_pictographic(code_point_at(end + c.bytes))) {
        end += c.bytes;
        end += utf8::decode(text_, end).bytes;
      } else {
        break;
      }
    }
    return end;
  }

  struct Social {
    TokenKind kind;
    Span span;
  };

  /// Puts the next link, name, tag, ticker or e-mail address after `at_` into `social_`, if there is one.
  void find_social() {
    for (std::size_t i = std::max(scanned_, at_); i < text_.size(); ++i) {
      switch (text_[i]) {
        case '.':
          if (bare_domain(i)) return;
          break;
        case ':':
          if (scheme(i)) return;
          break;
        case '@':
          if (email(i) || handle(i)) return;
          break;
        case '#':
          if (const auto end = social::hashtag(text_, i)) return found(TokenKind::hashtag, {i, *end});
          break;
        case '$':
          if (const auto end = social::cashtag(text_, i)) return found(TokenKind::cashtag, {i, *end});
          break;
        case '\xEF':
          if (social::at_sign(text_, i) != 0 && handle(i)) return;
          if (social::hash_sign(text_, i) != 0) {
            if (const auto end = social::hashtag(text_, i)) return found(TokenKind::hashtag, {i, *end});
          }
          break;
        default:
          break;
      }
    }
    scanned_ = text_.size();
  }

  void found(TokenKind kind, Span span) {
    social_.push_back({kind, span});
    scanned_ = span.end;
  }

  bool bare_domain(std::size_t dot) {
    if (dot + 1 >= text_.size() || dot == at_ || static_cast<unsigned char>(text_[dot - 1]) <= ' ' ||
        static_cast<unsigned char>(text_[dot + 1]) <= ' ')
      return false;
    if (dot < domains_known_) return false;
    links_.clear();
    domains_known_ = social::bare_links(text_, at_, dot, links_);
    if (links_.empty()) return false;
    for (const Span link : links_) social_.push_back({TokenKind::url, link});
    scanned_ = links_.back().end;
    return true;
  }

  /// "scheme://…": by X's grammar where it holds, else up to white space, quotes or brackets, without closing punctuation.
  bool scheme(std::size_t colon) {
    if (text_.substr(colon, 3) != "://") return false;
    std::size_t begin = colon;
    while (begin > at_ && colon - begin < 32 &&
           (alnum_at(text_, begin - 1) || text_[begin - 1] == '+' || text_[begin - 1] == '-' || text_[begin - 1] == '.'))
      --begin;
    while (begin < colon && !(alnum_at(text_, begin) && text_[begin] > '9')) ++begin;
    if (begin == colon) return false;
    if (const auto end = social::link_with_scheme(text_, begin)) {
      found(TokenKind::url, {begin, *end});
      return true;
    }
    std::size_t end = colon + 3;
    std::size_t last = end;
    while (end < text_.size()) {
      const auto c = utf8::decode(text_, end);
      if (unicode::classify(c.value) == Class::space || c.value == '"' || c.value == '<' || c.value == '>' || c.value == '`' ||
          c.value >= 0x3000)
        break;
      end += c.bytes;
      if (c.value >= 128 || ascii_alnum(c.value) || c.value == '/' || c.value == '=' || c.value == '#' || c.value == '-' || c.value == '_')
        last = end;
    }
    if (last == colon + 3) return false;
    found(TokenKind::url, {begin, last});
    return true;
  }

  bool email(std::size_t at) {
    const auto local_char = [](char c) {
      return ascii_alnum(static_cast<unsigned char>(c)) || std::string_view("._%+-'").find(c) != std::string_view::npos;
    };
    std::size_t begin = at;
    while (begin > at_ && at - begin < 64 && local_char(text_[begin - 1])) --begin;
    while (begin < at && !alnum_at(text_, begin)) ++begin;
    if (begin == at || text_[at - 1] == '.') return false;
    const std::size_t end = host_end(at + 1);
    if (end == 0) return false;
    found(TokenKind::email, {begin, end});
    return true;
  }

  /// The end of "host.example" at `at`: at least two labels, the last of letters; 0 where there is none.
  std::size_t host_end(std::size_t at) const noexcept {
    std::size_t end = 0;
    std::size_t label = at;
    for (bool first = true;; first = false) {
      std::size_t i = label;
      bool letters = true;
      while (alnum_at(text_, i) || (i > label && i < text_.size() && text_[i] == '-' && alnum_at(text_, i + 1))) {
        letters = letters && text_[i] > '9';
        ++i;
      }
      if (i == label || i - at > 253) break;
      if (!first && letters && i - label >= 2) end = i;
      if (i >= text_.size() || text_[i] != '.') break;
      label = i + 1;
    }
    return end;
  }

  /// "@name" as X has it, and wider: dots and hyphens inside, "@name@host".
  bool handle(std::size_t at) {
    const std::size_t sign = social::at_sign(text_, at);
    if (at > 0) {
      const char32_t before = utf8::decode(text_, utf8::before(text_, at)).value;
      const bool glued = ascii_alnum(before) || before == '_' || before == '@' || before == 0xFF20;
      if (glued && !social::mention(text_, at)) return false;
    }
    std::size_t end = at + sign;
    const std::size_t name = end;
    while (end < text_.size()) {
      const char c = text_[end];
      const bool joint = (c == '.' || c == '-') && end > name && alnum_at(text_, end + 1);
      if (!alnum_at(text_, end) && c != '_' && !joint) break;
      ++end;
    }
    if (end == name) return false;
    if (end < text_.size() && text_[end] == '@') {
      if (const std::size_t host = host_end(end + 1)) end = host;
    }
    found(TokenKind::handle, {at, end});
    return true;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t scanned_ = 0;        ///< social tokens that begin before this are known
  std::size_t domains_known_ = 0;  ///< bare domains that begin before this are known
  std::deque<Social> social_;      ///< those that are known and not yet put, in order
  std::vector<Span> links_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view utf8) { return Tokenizer(utf8).run(); }

}  // namespace sayso
