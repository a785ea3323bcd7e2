// A draft's text, prepared once and read by every matcher.
//
// All positions inside the engine are byte offsets into valid UTF-8, end exclusive. Positions that leave the engine are UTF-16 code
// units (what JavaScript counts); `utf16_from_byte` and `byte_from_utf16` convert.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.hpp"

namespace sayso {

/// Half-open range of bytes in the draft's UTF-8 text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
  [[nodiscard]] bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  friend bool operator==(Span, Span) = default;
};

enum class TokenKind : std::uint8_t {
  word,     ///< letters, marks, digits and inner apostrophes
  number,   ///< digits alone
  handle,   ///< @name, @name@host
  hashtag,  ///< #tag
  cashtag,  ///< $TICK
  url,      ///< with a scheme, or a bare domain
  email,
  emoji,
  punctuation,  ///< one code point that is neither of the above nor a space
};

/// One token of a draft. `folded` is the case-folded form with ’ written as ' (view into the Text, valid as long as it lives).
struct Token {
  TokenKind kind;
  Span span;
  std::string_view folded;
};

enum class TextError : std::uint8_t {
  invalid_utf8,  ///< not UTF-8 (this includes encoded surrogates)
  too_large,     ///< over `Text::max_bytes`
};

class Text {
 public:
  static constexpr std::size_t max_bytes = std::size_t{1} << 20;  ///< 1 MiB, the protocol's cap on a check

  /// Validates, tokenises and folds. O(n). The text is copied.
  static Result<Text, TextError> prepare(std::string_view utf8);

  Text(Text&&) noexcept;
  Text& operator=(Text&&) noexcept;
  ~Text();

  [[nodiscard]] std::string_view utf8() const noexcept;
  [[nodiscard]] std::string_view slice(Span) const noexcept;
  [[nodiscard]] const std::vector<Token>& tokens() const noexcept;

  /// Same length in bytes as `utf8()`, with every handle, hashtag, cashtag and URL overwritten by U+001F. Phrases and numeric
  /// identifiers read this, so that the digits of an @handle or of a link never look like an identifier.
  [[nodiscard]] std::string_view masked() const noexcept;

  /// UTF-16 offset of a byte offset on a code point boundary (inside a code point: of its start). O(log n), O(1) for ASCII texts.
  [[nodiscard]] std::size_t utf16_from_byte(std::size_t byte) const noexcept;
  /// The inverse; an offset between the halves of a surrogate pair gives the code point's start; past the end gives the end.
  [[nodiscard]] std::size_t byte_from_utf16(std::size_t utf16) const noexcept;

 private:
  struct State;
  explicit Text(std::unique_ptr<State>) noexcept;
  std::unique_ptr<State> state_;
};

}  // namespace sayso
