// Says what is probably wrong where a text is not JSON: the slips of people who write it by hand.
#pragma once

#include <rapidjson/error/error.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::json {

struct Hint {
  std::uint32_t at;  ///< byte offset where a person looks for it
  std::string sentence;
};

/// `at`: byte offset at which the reader stopped with `code`.
[[nodiscard]] Hint hint_for(rapidjson::ParseErrorCode code, std::string_view utf8, std::uint32_t at);

}  // namespace sayso::json
