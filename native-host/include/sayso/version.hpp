// Versions of packs: Semantic Versioning 2.0.0 (semver.org).
#pragma once

#include <compare>
#include <optional>
#include <string_view>

namespace sayso {

/// "1.2.0", "2.0.0-rc.1", "1.0.0+build7": three numbers without leading zeros, then maybe a pre-release and a build.
[[nodiscard]] bool is_version(std::string_view) noexcept;

/// Which of two versions comes later (semver.org, section 11): numbers by value, a pre-release before its release, builds not at all.
/// Nothing where one of them is no version.
[[nodiscard]] std::optional<std::weak_ordering> compare_versions(std::string_view a, std::string_view b) noexcept;

}  // namespace sayso
