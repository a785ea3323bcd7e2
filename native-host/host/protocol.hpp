// The messages of native-host/PROTOCOL.md: frames in, validated requests out; values in, frames' text out. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sayso/pack_sources.hpp"
#include "sayso/result.hpp"
#include "sayso/scope.hpp"

namespace sayso::host {

inline constexpr int protocol_version = 1;
inline constexpr std::size_t max_answer_bytes = std::size_t{512} << 10;  ///< lists in an answer are cut to stay below
inline constexpr std::size_t max_draft_name = 64;                        ///< bytes
inline constexpr std::size_t max_scope = std::size_t{16} << 10;          ///< bytes of all texts in a scope; a recipient counts 4 more
inline constexpr std::size_t max_languages = 32;                         ///< that a person reads; further ones are not looked at
inline constexpr std::size_t max_word = 256;                             ///< bytes of a word to suggest for

/// 0 to 2^53 - 1, chosen by the extension.
using RequestId = std::uint64_t;

struct Hello {
  RequestId id;
  std::int64_t oldest, newest;  ///< the closed range of versions that the extension speaks
};

/// A layer that is absent stays as it was; `null` empties it.
struct Configure {
  RequestId id;
  std::optional<nlohmann::json> managed, preferences;
  std::vector<FetchedPack> fetched;
  std::optional<std::vector<std::string>> languages;  ///< tags; absent: as they were
};

struct Check {
  RequestId id;
  std::string draft;
  std::uint64_t revision;
  std::string text;                  ///< UTF-8, at most `Text::max_bytes`
  std::optional<std::size_t> caret;  ///< UTF-16
  Scope scope;
  std::string language;  ///< BCP 47 or empty
};

struct Suggest {
  RequestId id;
  std::string word;
  std::string language;  ///< a dictionary's name, or empty for the first in force
};

struct Explain {
  RequestId id;
  std::string rule;  ///< "pack/rule-id"
  std::string text;
  Scope scope;
  std::string language;
};

struct StatusRequest {
  RequestId id;
};

using Request = std::variant<Hello, Configure, Check, Suggest, Explain, StatusRequest>;

/// Append-only; the names stand in the protocol.
enum class ErrorCode : std::uint8_t {
  bad_json,           ///< the frame is not JSON
  bad_utf8,           ///< the frame is not UTF-8, or a string holds a lone surrogate
  too_deep,           ///< nested deeper than `max_json_depth`
  not_an_object,      ///< the JSON is not an object
  frame_too_large,    ///< over a frame cap
  truncated_frame,    ///< the stream ended inside a frame
  unknown_type,       ///< a type that this version does not know
  missing_field,      ///< `path` names it
  bad_field,          ///< `path` names it
  text_too_large,     ///< the draft is over the cap
  hello_first,        ///< a request before `hello`
  protocol_mismatch,  ///< no common version
  busy,               ///< too much is waiting
  no_dictionary,      ///< `suggest` for a language without one
  unknown_rule,       ///< `explain` for a rule that is not loaded
  internal,           ///< our fault
};
[[nodiscard]] std::string_view name_of(ErrorCode) noexcept;
inline constexpr std::size_t error_code_count = static_cast<std::size_t>(ErrorCode::internal) + 1;

struct ProtocolError {
  ErrorCode code;
  std::optional<RequestId> id;  ///< of the request, where it could be read
  std::string message;          ///< what, where, what to do; never text of the person's
  std::string path;             ///< JSON pointer, or empty
};

/// Reads one frame. Unknown fields are ignored.
[[nodiscard]] Result<Request, ProtocolError> parse_request(std::string_view frame);

/// An error as a message. `fatal`: the host ends after it.
[[nodiscard]] nlohmann::json error_message(const ProtocolError&, bool fatal = false);

/// Appends as many of `items` to `message[key]` as keep the whole message within `max_answer_bytes`, `reserve` bytes left for what the
/// caller adds later, and sets `totals[key]`; `truncated` is set where some were left out.
void put_list(nlohmann::json& message, const char* key, std::vector<nlohmann::json> items, std::size_t reserve = 0);

}  // namespace sayso::host
