// Signed packs: the one check that a pack from elsewhere passes before it is read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.hpp"
#include "sayso/rules.hpp"

namespace sayso {

/// Who a pack says it is.
struct PackIdentity {
  std::string id, version;
};

/// Reads `pack` and `version` of a pack's JSON; its rules are not looked at. `source` is what a refusal calls it.
[[nodiscard]] Result<PackIdentity, Refusal> pack_identity(std::string_view pack, std::string_view source);

/// Whom to believe, and what is known already.
struct BundleTrust {
  std::vector<std::string> public_keys;  ///< minisign's, any of which may have signed
  /// pack id → the highest version seen so far, which the caller remembers; the same version is taken again.
  std::map<std::string, std::string, std::less<>> known_versions;
};

/// The identity of a signed pack, or why it is refused: `not_signed` (an empty signature), `bad_signature` (forged, cut off, made with a
/// key that is not trusted), `lower_version`, `bad_version`, or what is wrong with it as JSON. Only the exact `pack` bytes are vouched for:
/// give these to `RuleSetBuilder::add`. Nothing of a pack is read before its signature holds.
[[nodiscard]] Result<PackIdentity, Refusal> open_bundle(std::string_view pack, std::string_view signature, const BundleTrust&,
                                                        std::string_view source);

}  // namespace sayso
