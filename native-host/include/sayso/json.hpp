// The engine's values as JSON: what the protocol's frames and the command line's `--json` are made of.
//
// Offsets in JSON are UTF-16 code units, end exclusive; the engine's own are bytes. Field names are those of native-host/PROTOCOL.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "sayso/finding.hpp"
#include "sayso/pack_sources.hpp"
#include "sayso/policy.hpp"
#include "sayso/result.hpp"
#include "sayso/rules.hpp"
#include "sayso/scope.hpp"
#include "sayso/text.hpp"

namespace sayso {

/// Why bytes are not JSON that we read.
enum class JsonError : std::uint8_t {
  bad_json,  ///< not JSON (RFC 8259)
  bad_utf8,  ///< not UTF-8, or a string escape that is half of a surrogate pair
  too_deep,  ///< nested deeper than `max_json_depth`
};

/// Deeper than any frame, row or policy of ours, shallow enough for every recursive reader.
inline constexpr std::size_t max_json_depth = 64;

/// Parses one JSON value. Every string in the result is valid UTF-8.
[[nodiscard]] Result<nlohmann::json, JsonError> parse_json(std::string_view bytes);

/// `// …` and `/* … */` outside texts become blanks, so that every byte keeps its place. For files that people write.
[[nodiscard]] std::string without_comments(std::string_view json);

/// Replaces each `\uXXXX` escape that is half of a surrogate pair by the replacement character's, so that the rest of a message that
/// was refused for it (its id) can still be read.
[[nodiscard]] std::string without_lone_surrogates(std::string_view json);
/// The same for every byte that is not UTF-8.
[[nodiscard]] std::string without_bad_bytes(std::string_view bytes);

/// Serialises on one line. Never throws: bytes that are not UTF-8 become the replacement character.
[[nodiscard]] std::string dump_json(const nlohmann::json&);

/// A field that is wrong.
struct FieldError {
  std::string path;      ///< JSON pointer, e.g. "/surface"
  std::string expected;  ///< what belongs there, for a message: "one of post, reply, …". Never repeats the value.
};

/// Reads the scope's fields of an object (`site surface audience account account-name recipients group-size`). Missing and `null` fields
/// are unknown; fields of other names are ignored.
[[nodiscard]] Result<Scope, FieldError> scope_from_json(const nlohmann::json& object);
[[nodiscard]] nlohmann::json to_json(const Scope&);

/// A finding of this text. `word` is added for spelling.
[[nodiscard]] nlohmann::json to_json(const Finding&, const Text&);
[[nodiscard]] nlohmann::json to_json(const Fix&, const Text&);
[[nodiscard]] nlohmann::json to_json(const Message&);
/// `path held why spans`, and `parts` where it has any.
[[nodiscard]] nlohmann::json to_json(const Explanation&, const Text&);
[[nodiscard]] nlohmann::json to_json(const Refusal&);
[[nodiscard]] nlohmann::json to_json(const PackInfo&);
[[nodiscard]] nlohmann::json to_json(const SourceState&);
/// `value origin origins locked`.
[[nodiscard]] nlohmann::json to_json(const Setting&);
/// All settings by key. Where they take more than `most_bytes`, the largest are told as `null` with `left-out`, their size in bytes.
[[nodiscard]] nlohmann::json settings_to_json(const std::map<std::string, Setting, std::less<>>& settings, std::size_t most_bytes);

}  // namespace sayso
