// Signed packs that the extension fetches for the organisation: which are taken, and which one of a source is in force.
//
// The bytes come from the network and are believed only after their signature by the policy's key has been verified. A lower version than
// the one in force is refused, so that nobody can bring an old pack back; whatever is refused, the last good one stays.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/rules.hpp"

namespace sayso {

/// An entry of the setting `pack-sources`. Its id is that of its pack.
struct PackSource {
  std::string id;
  std::string url;
  std::string key;  ///< minisign public key
  Origin origin;    ///< of the layer that names it
};

/// What the extension fetched, raw.
struct FetchedPack {
  static constexpr std::size_t max_bytes = std::size_t{4} << 20;  ///< of `pack`
  std::string source;
  std::string pack;
  std::string signature;
};

/// A pack whose signature was verified.
struct VerifiedPack {
  std::string key;  ///< the policy's key at that time
  std::string version;
  std::string text;
};

/// What is in force for one source.
struct SourceState {
  std::string id, url;
  std::string version, sha256;      ///< empty: no verified pack so far
  std::optional<std::size_t> kept;  ///< place in this list of fetched packs of the one in force
};

/// The verified packs of all sources, by source. Lives as long as the host; never written anywhere.
class VerifiedPacks {
 public:
  struct Taken {
    std::vector<SourceState> states;  ///< one for each source, in their order
    std::vector<Refusal> refusals;    ///< `source` is the pack's id, `path` is "/fetched/<place>"
  };

  /// Forgets what no source names any more, then takes what is signed by its source's key, is its pack and is not older, one
  /// after the other: an older one that comes second is refused.
  [[nodiscard]] Taken take(const std::vector<PackSource>& sources, const std::vector<FetchedPack>& fetched);

  [[nodiscard]] const std::map<std::string, VerifiedPack, std::less<>>& packs() const noexcept { return packs_; }

 private:
  std::map<std::string, VerifiedPack, std::less<>> packs_;
};

}  // namespace sayso
