// JSON with comments as a tree that remembers the line of every value, so that a refusal can name the place.
#pragma once

#include <cstddef>
#include <cstdint>
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
  std::uint32_t line = 0;  ///< 1-based
  double number = 0;
  std::string text;
  std::vector<Value> items;
  std::vector<Member> members;  ///< in the order of the file

  [[nodiscard]] const Value* find(std::string_view key) const noexcept;
  [[nodiscard]] bool is(Type wanted) const noexcept { return type == wanted; }
};

struct Member {
  std::string key;
  std::uint32_t line = 0;
  Value value;
};

/// Why a text is no document.
struct ParseError {
  enum class Kind : std::uint8_t {
    syntax,         ///< not JSON
    too_deep,       ///< nested over `max_depth`
    duplicate_key,  ///< an object names a field twice
  };
  Kind kind;
  std::uint32_t line;
  std::string key;  ///< `duplicate_key`: which
};

inline constexpr std::size_t max_depth = 48;

/// `utf8` must be valid UTF-8. Comments (`//`, `/* */`) are allowed.
[[nodiscard]] Result<Value, ParseError> parse(std::string_view utf8);

}  // namespace sayso::json
