// JSON with comments as a tree that remembers where every value stands, so that a refusal can name the place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.hpp"

namespace sayso::json {

enum class Type : std::uint8_t { null, boolean, number, text, list, object };

struct Member;

struct Value {
  Type type = Type::null;
  bool boolean = false;
  std::uint32_t at = 0;  ///< byte offset of its first character
  double number = 0;
  std::string_view text{};  ///< in the document's own memory
  std::span<const Value> items{};
  std::span<const Member> members{};  ///< in the order of the file

  [[nodiscard]] const Value* find(std::string_view key) const noexcept;
  [[nodiscard]] bool is(Type wanted) const noexcept { return type == wanted; }
};

struct Member {
  std::string_view key;
  std::uint32_t at = 0;  ///< byte offset of the key's quotation mark
  Value value;
};

/// A tree, and the memory that it lies in: freed as a whole, which is why a pack of 10,000 rules is gone at once.
struct Document {
  std::vector<char> texts;
  std::unique_ptr<std::pmr::monotonic_buffer_resource> values;
  Value root;
};

/// Why a text is no document.
struct ParseError {
  enum class Kind : std::uint8_t {
    syntax,         ///< not JSON
    too_deep,       ///< nested over `max_depth`
    too_many,       ///< more than `max_values` values
    duplicate_key,  ///< an object names a field twice
  };
  Kind kind;
  std::uint32_t at;  ///< byte offset of what could not be read
  std::string key;   ///< `duplicate_key`: which
  std::string hint;  ///< `syntax`: a sentence, what to look for there
};

inline constexpr std::size_t max_depth = 48;
/// Twice what the most rules that load together hold; a file of commas alone cannot take all memory.
inline constexpr std::size_t max_values = 2'000'000;

/// A place in a file as editors count: lines from 1, columns from 1 in characters (code points).
struct Position {
  std::size_t line = 0, column = 0;
};

/// Finds lines in a text; where they begin is worked out once, when the first is asked for.
class Lines {
 public:
  /// The position of a byte of `text`, which is the same text at every call.
  [[nodiscard]] Position position(std::string_view text, std::size_t byte);

 private:
  std::vector<std::size_t> starts_;
};

/// What a JSON pointer (RFC 6901) names inside `value`; the innermost value on the way where it names nothing.
[[nodiscard]] const Value& nearest(const Value& value, std::string_view pointer) noexcept;

/// `utf8` must be valid UTF-8. Comments (`//`, `/* */`) are allowed.
[[nodiscard]] Result<Document, ParseError> parse(std::string_view utf8);

}  // namespace sayso::json
