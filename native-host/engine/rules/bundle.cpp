#include "sayso/bundle.hpp"

#include <compare>
#include <optional>
#include <utility>

#include "rules/pack_reader.hpp"
#include "sayso/signature.hpp"
#include "sayso/version.hpp"

namespace sayso {
namespace {

Failure<Refusal> refuse(RefusalCode code, std::string_view source, std::string_view path, std::string reason) {
  return Failure{Refusal{code, std::string(source), std::string(path), {}, std::move(reason)}};
}

/// Why no trusted key made this signature; nothing where one did.
std::optional<SignatureError> signature_fault(std::string_view pack, std::string_view signature, const std::vector<std::string>& keys) {
  std::optional<SignatureError> fault = SignatureError::bad_public_key;
  for (const std::string& key : keys) {
    const auto verified = verify_signature(pack, signature, key);
    if (verified) return std::nullopt;
    // Of several keys the one that the signature names says best what is wrong.
    if (fault == SignatureError::bad_public_key || fault == SignatureError::other_key) {
      if (verified.error() != SignatureError::bad_public_key) fault = verified.error();
    }
  }
  return fault;
}

}  // namespace

Result<PackIdentity, Refusal> pack_identity(std::string_view pack, std::string_view source) {
  std::vector<Refusal> refusals;
  const auto read = rules::PackReader::open(std::string(pack), Origin::managed, source, refusals);
  if (!read) return Failure{std::move(refusals.front())};
  if (!is_version(read->info.version)) {
    return refuse(RefusalCode::bad_version, source, "/version",
                  "A pack that is signed has a version like \"1.2.0\" (semver.org), so that older ones can be told apart.");
  }
  return PackIdentity{read->info.id, read->info.version};
}

Result<PackIdentity, Refusal> open_bundle(std::string_view pack, std::string_view signature, const BundleTrust& trust,
                                          std::string_view source) {
  if (signature.empty()) {
    return refuse(RefusalCode::not_signed, source, "", "Only signed packs are taken here. Sign it: sayso pack sign.");
  }
  if (trust.public_keys.empty()) {
    return refuse(RefusalCode::bad_signature, source, "", "No key is trusted. Name the signer's public key in the policy.");
  }
  if (const auto fault = signature_fault(pack, signature, trust.public_keys)) {
    const RefusalCode code = fault == SignatureError::other_key ? RefusalCode::wrong_key : RefusalCode::bad_signature;
    return refuse(code, source, "", std::string(describe(*fault)));
  }
  Result<PackIdentity, Refusal> identity = pack_identity(pack, source);
  if (!identity) return identity;
  const auto known = trust.known_versions.find(identity.value().id);
  if (known == trust.known_versions.end()) return identity;
  const auto order = compare_versions(identity.value().version, known->second);
  if (order && std::is_lt(*order)) {
    return refuse(RefusalCode::older_version, source, "/version",
                  "This is version " + identity.value().version + " of \"" + identity.value().id + "\", and " + known->second +
                      " was in force before. Publish the older rules under a new, higher version.");
  }
  return identity;
}

}  // namespace sayso
