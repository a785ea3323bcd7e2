#include <algorithm>
#include <utility>

#include "sayso/bundle.hpp"
#include "sayso/hash.hpp"
#include "sayso/pack_sources.hpp"
#include "sayso/signature.hpp"

namespace sayso {

VerifiedPacks::Taken VerifiedPacks::take(const std::vector<PackSource>& sources, const std::vector<FetchedPack>& fetched) {
  Taken taken;
  const auto source_of = [&](std::string_view id) {
    return std::find_if(sources.begin(), sources.end(), [&](const PackSource& source) { return source.id == id; });
  };
  // A pack that another key signed is not the last good one of this key.
  std::erase_if(packs_, [&](const auto& entry) {
    const auto source = source_of(entry.first);
    return source == sources.end() || source->key != entry.second.key;
  });

  std::map<std::string, std::size_t, std::less<>> kept;
  for (std::size_t place = 0; place < fetched.size(); ++place) {
    const FetchedPack& pack = fetched[place];
    const std::string path = "/fetched/" + std::to_string(place);
    const auto refuse = [&](RefusalCode code, std::string reason) {
      taken.refusals.push_back({code, pack.source, path, "", std::move(reason)});
    };
    const auto source = source_of(pack.source);
    if (source == sources.end()) {
      refuse(RefusalCode::unknown_source, "No source of this name stands in the policy. It is not used.");
      continue;
    }
    if (pack.pack.size() > FetchedPack::max_bytes) {
      refuse(RefusalCode::too_large, "A fetched pack has at most 4 MiB. Split it into several sources.");
      continue;
    }
    if (pack.signature.size() > max_signature_text) {
      refuse(RefusalCode::too_large, "A signature has at most 16 KiB. Check the address of the signature.");
      continue;
    }
    BundleTrust trust{{source->key}, {}};
    if (const auto last = packs_.find(pack.source); last != packs_.end()) trust.known_versions.emplace(last->first, last->second.version);
    const auto identity = open_bundle(pack.pack, pack.signature, trust, pack.source);
    if (!identity) {
      Refusal refusal = identity.error();
      refusal.path = path + refusal.path;
      taken.refusals.push_back(std::move(refusal));
      continue;
    }
    if (identity.value().id != pack.source) {
      refuse(RefusalCode::wrong_pack, "The signed pack has another id than its source. Name the source after the pack.");
      continue;
    }
    packs_.insert_or_assign(pack.source, VerifiedPack{source->key, identity.value().version, pack.pack});
    kept.insert_or_assign(pack.source, place);
  }

  for (const PackSource& source : sources) {
    SourceState state{source.id, source.url, "", "", std::nullopt};
    if (const auto pack = packs_.find(source.id); pack != packs_.end()) {
      state.version = pack->second.version;
      state.sha256 = sha256_of(pack->second.text);
    }
    if (const auto place = kept.find(source.id); place != kept.end()) state.kept = place->second;
    taken.states.push_back(std::move(state));
  }
  return taken;
}

}  // namespace sayso
