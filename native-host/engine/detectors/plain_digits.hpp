// Digits of other scripts and fonts, and signs that no one sees between digits: "１２３４", "٤٥٣٩", a number that was copied from a page;
// and no-break spaces, which browsers write into editors.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sayso/detectors.hpp"
#include "sayso/text.hpp"

namespace sayso::detection {

/// A text as the detectors read it where its digits or spaces are not all plain: every decimal digit as ASCII, typeset spaces, wide
/// hyphens and brackets as ASCII, invisible signs left out.
class PlainDigits {
 public:
  /// Nothing where the text's digits and spaces are plain already. O(n); for ASCII texts a look at each byte.
  static std::optional<PlainDigits> of(const Text&);

  [[nodiscard]] const Text& text() const noexcept { return text_; }
  /// Moves the spans of `entities` from number `first` on to where they are in the text as written.
  void place_back(std::vector<Entity>& entities, std::size_t first) const;

 private:
  struct Origin {
    std::size_t begin, end;
  };
  PlainDigits(Text text, std::vector<Origin> origins) : text_(std::move(text)), origins_(std::move(origins)) {}

  Text text_;
  std::vector<Origin> origins_;  ///< of every byte of `text_`: its code point as written
};

}  // namespace sayso::detection
