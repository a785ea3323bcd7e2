// Lines of a JSON document with comments, so that whoever wrote it can be told where to look.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "sayso/result.hpp"

namespace sayso {

/// Why a text is no document.
struct JsonFault {
  std::size_t line;    ///< 1-based
  std::string reason;  ///< one sentence: what is wrong, and what to do
};

class JsonLines {
 public:
  [[nodiscard]] static Result<JsonLines, JsonFault> read(std::string_view text);
  JsonLines(JsonLines&&) noexcept;
  JsonLines& operator=(JsonLines&&) noexcept;
  ~JsonLines();

  /// The 1-based line of what `pointer` (RFC 6901) names; of its nearest ancestor where the document does not hold it.
  [[nodiscard]] std::size_t of(std::string_view pointer) const;

 private:
  struct State;
  explicit JsonLines(std::unique_ptr<State>);
  std::unique_ptr<State> state_;
};

}  // namespace sayso
