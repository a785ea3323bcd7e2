// A report as SARIF 2.1.0 (OASIS, docs.oasis-open.org/sarif/sarif/v2.1.0), for code hosts, editors and CI.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "sayso/checker.hpp"

namespace sayso::cli {

/// One run with one artifact, the draft at `uri`. Regions are lines and columns in UTF-16 code units, as `columnKind` says. The level comes
/// from the stage: audit none, advise note, confirm warning, justify and block error. Holds no word of the draft: neither snippets nor
/// fixes, since a draft is private and a log is not.
[[nodiscard]] nlohmann::ordered_json sarif_of(const Report& report, const std::string& uri);

/// A path as a URI reference (RFC 3986): relative as it is, absolute as `file://`.
[[nodiscard]] std::string uri_of_path(std::string_view path);

}  // namespace sayso::cli
