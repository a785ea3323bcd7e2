#include <array>

#include "names.hpp"
#include "sayso/rules.hpp"

namespace sayso {

namespace {

constexpr std::array<std::string_view, 30> codes = {
    "not-json",       "invalid-utf8",  "too-large",           "not-an-object",     "unknown-field",   "missing-field", "wrong-type",
    "unknown-value",  "bad-pattern",   "unsupported-pattern", "unknown-detector",  "unknown-term",    "duplicate-id",  "no-examples",
    "example-failed", "expired",       "protected-speech",    "missing-rationale", "too-many-rules",  "unreadable",    "bad-version",
    "not-signed",     "bad-signature", "wrong-key",           "older-version",     "unknown-setting", "replaced",      "wrong-pack",
    "unknown-source", "fix-failed"};
constexpr std::array<std::string_view, 4> origins = {"built-in", "machine", "person", "managed"};
static_assert(codes.size() == static_cast<std::size_t>(RefusalCode::fix_failed) + 1);

}  // namespace

std::string_view name_of(RefusalCode value) noexcept { return names::at(codes, value); }
bool is_note(RefusalCode code) noexcept { return code == RefusalCode::unknown_setting || code == RefusalCode::replaced; }
std::string_view name_of(Origin value) noexcept { return names::at(origins, value); }

}  // namespace sayso
