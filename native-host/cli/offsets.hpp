// `--offsets`: what the start and end of a span count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "command.hpp"
#include "sayso/text.hpp"

namespace sayso::cli {

enum class Offsets : std::uint8_t { utf16, codepoints, bytes };

void add_offsets_option(Command& command, Offsets& offsets);

/// Byte offsets of one text in another unit. The text must outlive it.
class OffsetsOf {
 public:
  OffsetsOf(const Text& text, Offsets unit);
  [[nodiscard]] std::size_t operator()(std::size_t byte) const;

 private:
  const Text& text_;
  Offsets unit_;
  std::vector<std::size_t> codepoints_;  // before every byte offset that is a multiple of a stride; only where they are asked for
};

}  // namespace sayso::cli
