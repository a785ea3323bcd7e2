#include "sayso/text.hpp"

#include <algorithm>

#include "text/tokenizer.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso {

namespace {

constexpr std::size_t stride = 64;  // bytes between two known UTF-16 offsets

/// UTF-16 code units of the code point that `byte` starts; 0 for a continuation byte.
std::size_t units(char byte) noexcept {
  if (utf8::continuation(byte)) return 0;
  return static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1;
}

bool hidden(TokenKind kind) noexcept {
  return kind == TokenKind::handle || kind == TokenKind::hashtag || kind == TokenKind::cashtag || kind == TokenKind::url;
}

/// "12.ABC" in "12.ABC.345/01DE-35": sites link it, since there is a top-level domain "abc", but it is a part of a number.
bool is_part_of_number(std::string_view text, Span url) noexcept {
  const auto end_of_digits =
      std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(url.begin), text.begin() + static_cast<std::ptrdiff_t>(url.end),
                       [](char c) { return c >= '0' && c <= '9'; });
  const auto digits = static_cast<std::size_t>(end_of_digits - text.begin());
  return digits > url.begin && digits < url.end && text[digits] == '.' && url.end + 1 < text.size() && text[url.end] == '.' &&
         unicode::ascii_alnum(static_cast<unsigned char>(text[url.end + 1]));
}

}  // namespace

struct Text::State {
  std::string utf8;
  std::string masked;
  bool ascii = true;
  std::vector<Token> tokens;
  std::string folded;                      ///< what the tokens' folded forms point into, where they differ from the text
  std::vector<std::size_t> utf16_offsets;  ///< of every byte offset that is a multiple of `stride`; empty for ASCII

  void fold_tokens() {
    // Points into `folded` are set once it has its final size.
    struct Place {
      std::size_t token, begin, length;
    };
    std::vector<Place> places;
    if (ascii) folded.reserve(utf8.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string_view text = std::string_view(utf8).substr(tokens[i].span.begin, tokens[i].span.end - tokens[i].span.begin);
      const bool as_is = std::all_of(text.begin(), text.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x80 && unicode::ascii_lower(c) == c; });
      if (as_is) {
        tokens[i].folded = text;
        continue;
      }
      const std::size_t begin = folded.size();
      unicode::fold_word(text, folded);
      places.push_back({i, begin, folded.size() - begin});
    }
    for (const Place& place : places) tokens[place.token].folded = std::string_view(folded).substr(place.begin, place.length);
  }
};

Text::Text(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Text::Text(Text&&) noexcept = default;
Text& Text::operator=(Text&&) noexcept = default;
Text::~Text() = default;

Result<Text, TextError> Text::prepare(std::string_view text) {
  if (text.size() > max_bytes) return Failure{TextError::too_large};
  if (!utf8::valid(text)) return Failure{TextError::invalid_utf8};
  auto state = std::make_unique<State>();
  state->utf8 = text;
  state->ascii = utf8::ascii(text);
  state->tokens = tokenize(state->utf8);
  state->fold_tokens();
  state->masked = state->utf8;
  for (const Token& token : state->tokens) {
    if (hidden(token.kind) && !(token.kind == TokenKind::url && is_part_of_number(state->utf8, token.span)))
      std::fill(state->masked.begin() + static_cast<std::ptrdiff_t>(token.span.begin),
                state->masked.begin() + static_cast<std::ptrdiff_t>(token.span.end), '\x1F');
  }
  if (!state->ascii) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < state->utf8.size(); ++i) {
      if (i % stride == 0) state->utf16_offsets.push_back(sum);
      sum += units(state->utf8[i]);
    }
    if (state->utf8.size() % stride == 0) state->utf16_offsets.push_back(sum);
  }
  return Text(std::move(state));
}

std::string_view Text::utf8() const noexcept { return state_->utf8; }
std::string_view Text::slice(Span span) const noexcept { return std::string_view(state_->utf8).substr(span.begin, span.end - span.begin); }
const std::vector<Token>& Text::tokens() const noexcept { return state_->tokens; }
std::string_view Text::masked() const noexcept { return state_->masked; }

std::size_t Text::utf16_from_byte(std::size_t byte) const noexcept {
  const std::string& text = state_->utf8;
  byte = std::min(byte, text.size());
  if (state_->ascii) return byte;
  while (byte > 0 && byte < text.size() && utf8::continuation(text[byte])) --byte;
  const std::size_t known = byte / stride;
  std::size_t sum = state_->utf16_offsets[known];
  for (std::size_t i = known * stride; i < byte; ++i) sum += units(text[i]);
  return sum;
}

std::size_t Text::byte_from_utf16(std::size_t utf16) const noexcept {
  const std::string& text = state_->utf8;
  if (state_->ascii) return std::min(utf16, text.size());
  const auto& offsets = state_->utf16_offsets;
  const auto after = std::upper_bound(offsets.begin(), offsets.end(), utf16);
  const auto known = static_cast<std::size_t>(after - offsets.begin()) - 1;
  std::size_t sum = offsets[known];
  for (std::size_t i = known * stride; i < text.size(); ++i) {
    const std::size_t width = units(text[i]);
    if (width == 0) continue;
    if (sum + width > utf16) return i;
    sum += width;
  }
  return text.size();
}

}  // namespace sayso
