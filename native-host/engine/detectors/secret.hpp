// Secrets that a table row describes: keyword, expression, entropy, what is never one.
#pragma once

#include <cstdint>
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

/// What may stand before the keyword.
enum class Start : std::uint8_t {
  anything,   ///< also the inside of a word: "camera" before "ki"
  no_letter,  ///< a name may go before it: MY_SLACK_TOKEN, mySlackToken
  no_word,    ///< no letter, digit or '_'
  no_token,   ///< nor '.', '-' or '/'
};

struct Secret {
  std::string_view name, entity, title, source;
  /// Each match begins with one of these (lower case, at least three bytes, ASCII case ignored).
  std::vector<std::string> keywords = {};
  /// RE2 expression that begins where the keyword begins; the first group that takes part, where there is one, is the secret itself.
  std::string expression = {};
  double entropy = 0;  ///< least entropy of the secret, in bits a byte
  Start start = Start::no_word;
  Case letters = Case::sensitive;
  double score = 0.9;
  bool (*accept)(std::string_view value) = nullptr;  ///< a last look at the secret
  std::size_t longest = 2048;                        ///< bytes from the keyword to the end of the match
};

[[nodiscard]] Detector make(const Secret&);

/// A secret whose fixed part is not at its beginning: the expression is searched in stretches of at least `dense` bytes without white
/// space. Of `keywords`, if any, one must occur somewhere.
[[nodiscard]] Detector make_dense(Secret, std::size_t dense, std::string_view any_byte);

/// Whether the byte before `at` fits.
[[nodiscard]] bool may_start(std::string_view text, std::size_t at, Start);

/// A hash by which lists of published sample keys are kept, so that none of them stands in the source.
[[nodiscard]] std::uint64_t sample_hash(std::string_view) noexcept;

}  // namespace sayso::detection
