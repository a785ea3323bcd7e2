#include <sodium/crypto_sign.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "names.hpp"
#include "sayso/signature.hpp"
#include "signature/minisign.hpp"

namespace sayso {
namespace {

using namespace minisign;

/// A signature file, read.
struct SignatureFile {
  Algorithm algorithm = {};
  KeyId key = {};
  Signature signature = {};
  std::string_view trusted_comment;
  Signature global = {};  ///< over the signature and the trusted comment
};

std::optional<SignatureFile> parse_signature(std::string_view text) {
  if (text.size() > max_signature_text || !take_line(text).starts_with(untrusted_prefix)) return std::nullopt;
  const auto signature = decode_base64(take_line(text), 2 + 8 + 64);
  const std::string_view comment = take_line(text);
  const auto global = decode_base64(take_line(text), 64);
  if (!signature || !comment.starts_with(trusted_prefix) || !global) return std::nullopt;
  SignatureFile file;
  auto at = signature->begin();
  const auto take = [&at](auto& into) {
    std::copy_n(at, into.size(), into.begin());
    at += static_cast<std::ptrdiff_t>(into.size());
  };
  take(file.algorithm);
  take(file.key);
  take(file.signature);
  if (file.algorithm != legacy && file.algorithm != prehashed) return std::nullopt;
  file.trusted_comment = comment.substr(trusted_prefix.size());
  std::copy(global->begin(), global->end(), file.global.begin());
  return file;
}

bool is_signed(const Signature& signature, const unsigned char* bytes, std::size_t size, const PublicKey& key) {
  return crypto_sign_verify_detached(signature.data(), bytes, size, key.key.data()) == 0;
}

}  // namespace

std::string_view name_of(SignatureError error) noexcept {
  constexpr std::array<std::string_view, 5> names = {"bad-public-key", "bad-signature", "other-key", "changed-bytes", "changed-comment"};
  return names::at(names, error);
}

std::string_view describe(SignatureError error) noexcept {
  constexpr std::array<std::string_view, 5> sentences = {
      "The public key is not one of minisign's. It is the second line of a .pub file: 56 letters and digits that begin with RW.",
      "The signature is missing or not one of minisign's. Sign the pack again and publish both files.",
      "The signature was made with another key. Sign with the key that the policy names, or name the key that signed.",
      "The pack is not what was signed: it was changed or cut off on the way. Publish the pack and its signature together.",
      "The signature's trusted comment was changed after signing. Publish the signature as it was made.",
  };
  return names::at(sentences, error);
}

Result<VerifiedSignature, SignatureError> verify_signature(std::string_view bytes, std::string_view signature,
                                                           std::string_view public_key) {
  const auto key = parse_public_key(public_key);
  if (!key) return Failure{SignatureError::bad_public_key};
  const auto file = parse_signature(signature);
  if (!file) return Failure{SignatureError::bad_signature};
  if (file->key != key->id) return Failure{SignatureError::other_key};
  bool genuine = false;
  if (file->algorithm == prehashed) {
    const auto hash = prehash(bytes);
    genuine = is_signed(file->signature, hash.data(), hash.size(), *key);
  } else {
    genuine = is_signed(file->signature, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), *key);
  }
  if (!genuine) return Failure{SignatureError::changed_bytes};
  std::vector<unsigned char> sealed(file->signature.begin(), file->signature.end());
  sealed.insert(sealed.end(), file->trusted_comment.begin(), file->trusted_comment.end());
  if (!is_signed(file->global, sealed.data(), sealed.size(), *key)) return Failure{SignatureError::changed_comment};
  return VerifiedSignature{hexadecimal(file->key), std::string(file->trusted_comment)};
}

Result<std::string, SignatureError> public_key_id(std::string_view public_key) {
  const auto key = parse_public_key(public_key);
  if (!key) return Failure{SignatureError::bad_public_key};
  return hexadecimal(key->id);
}

}  // namespace sayso
