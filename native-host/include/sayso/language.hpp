// Language tags (BCP 47), as people write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sayso {

/// The tag in its usual form: "de" for "DE", "de-AT" for "de_at", "zh-Hant" for "ZH-hant". Nothing where it is no tag, such as "deutsch" or
/// "english": the language is two or three letters.
[[nodiscard]] std::optional<std::string> language_tag(std::string_view written);

/// The language of a draft as it was told: its tag in its usual form, empty for "" and "unknown". Nothing where it is no tag.
[[nodiscard]] std::optional<std::string> draft_language(std::string_view told);

/// What to say of something that is no tag.
inline constexpr std::string_view language_tag_hint = "Write a language tag: \"en\", \"de\" or \"en-GB\".";

}  // namespace sayso
