// A text as the detectors read it: digits of other scripts and fonts, signs that no one sees, the many spaces and hyphens of Unicode, and
// letters whose accent is a sign of its own. "１２３４", "٤٥٣٩", "my pin is" with a no-break space, "contraseña" with a combining tilde.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sayso/detectors.hpp"
#include "sayso/text.hpp"

namespace sayso::detection {

/// What is read in place of a text that holds one of them: every decimal digit as ASCII, wide hyphens and brackets as ASCII, every space
/// inside a line as U+0020, a letter and the accents behind it as the one letter that they make, invisible signs left out.
class PlainReading {
 public:
  /// Nothing where the text is plain already. O(n); for ASCII texts a look at each byte.
  static std::optional<PlainReading> of(const Text&);

  [[nodiscard]] const Text& text() const noexcept { return text_; }
  /// Moves the spans of `entities` from number `first` on to where they are in the text as written.
  void place_back(std::vector<Entity>& entities, std::size_t first) const;

 private:
  struct Origin {
    std::size_t begin, end;
  };
  PlainReading(Text text, std::vector<Origin> origins) : text_(std::move(text)), origins_(std::move(origins)) {}

  Text text_;
  std::vector<Origin> origins_;  ///< of every byte of `text_`: what was written there, one code point or a letter with its accents
};

}  // namespace sayso::detection
