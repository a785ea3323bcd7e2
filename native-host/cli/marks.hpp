// A text with marked spans, for a terminal or for a plain file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/text.hpp"

namespace sayso::cli {

enum class Style : bool {
  plain,     ///< a line of ~ below the marked words
  terminal,  ///< underlined and coloured
};

/// `terminal` where standard output is one and neither `NO_COLOR` (no-color.org) nor a dumb `$TERM` asks for less.
[[nodiscard]] Style style_of_output();

/// The text, line by line, each indented by two spaces, with the spans marked. Overlapping spans are marked once.
[[nodiscard]] std::string marked(const Text& text, std::vector<Span> spans, Style style);

/// The text with every control character replaced by a space, so that no draft and no pack can steer the terminal.
[[nodiscard]] std::string printable(std::string_view text);
/// In bold on a terminal.
[[nodiscard]] std::string bold(std::string_view text, Style style);
/// Pale on a terminal.
[[nodiscard]] std::string pale(std::string_view text, Style style);

}  // namespace sayso::cli
