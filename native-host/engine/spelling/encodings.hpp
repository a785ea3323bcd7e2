// The encodings in which dictionaries are written. Tables of our own: the system's converters load files, which the sandbox forbids.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::spelling {

/// UTF-8, or one byte a letter: the parts of ISO 8859 that have Latin letters.
class Encoding {
 public:
  /// By the name that stands behind SET in an affix file ("ISO8859-2"); nothing where it is not known.
  [[nodiscard]] static std::optional<Encoding> called(std::string_view name);

  [[nodiscard]] bool is_utf8() const noexcept { return kind_ == Kind::utf8; }
  /// Nothing where the encoding lacks one of the letters. `text` is valid UTF-8.
  [[nodiscard]] std::optional<std::string> from_utf8(std::string_view text) const;
  [[nodiscard]] std::string to_utf8(std::string_view bytes) const;

 private:
  enum class Kind : std::uint8_t { utf8, latin1, table };
  Encoding(Kind kind, std::u32string_view upper) : kind_(kind), upper_(upper) {}
  Kind kind_;
  std::u32string_view upper_;
};

}  // namespace sayso::spelling
