// Secrets that a table row describes: keyword, expression, entropy, what is never one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/detector.hpp"
#include "detectors/pattern.hpp"

namespace sayso::detection {

/// Shannon entropy of the bytes, in bits a byte.
[[nodiscard]] double entropy(std::string_view) noexcept;

/// "xxxx", "1234…", "<your token>", "${TOKEN}", "********": what people write where a secret would stand.
[[nodiscard]] bool is_placeholder(std::string_view value);

struct Secret {
  std::string_view name, entity, title, source;
  /// Each match begins with one of these (lower case, at least three bytes, ASCII case ignored).
  std::vector<std::string> keywords;
  /// RE2 expression that begins where the keyword begins; group 1, where there is one, is the secret itself.
  std::string expression;
  Case letters = Case::sensitive;
  double entropy = 0;          ///< least entropy of the secret
  double score = 0.9;
  bool (*accept)(std::string_view value) = nullptr;  ///< a last look at the secret
  bool word_start = true;      ///< no letter, digit or '_' before the keyword
  std::size_t longest = 512;   ///< bytes from the keyword to the end of the match
  double threshold = 0.5;
};

[[nodiscard]] Detector make(Secret);

}  // namespace sayso::detection
