// Signatures of packs, in the format of minisign (jedisct1.github.io/minisign): Ed25519, over the BLAKE2b-512 hash of the bytes ("ED") or,
// as older tools did, over the bytes themselves ("Ed"). Pure; any thread; neither files nor randomness are needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sayso/result.hpp"

namespace sayso {

/// Why a signature is not accepted. The names (`name_of`) may be shown; append-only.
enum class SignatureError : std::uint8_t {
  bad_public_key,   ///< the key's text is no minisign public key
  bad_signature,    ///< the signature's text is no minisign signature (missing, empty, cut off)
  other_key,        ///< made with another key than this one
  changed_bytes,    ///< the bytes are not the ones that were signed
  changed_comment,  ///< the trusted comment is not the one that was signed
};
[[nodiscard]] std::string_view name_of(SignatureError) noexcept;
/// One sentence for the one who has to mend it: what is wrong, and what to do.
[[nodiscard]] std::string_view describe(SignatureError) noexcept;

struct VerifiedSignature {
  std::string key_id;           ///< 16 hexadecimal digits, as minisign prints it
  std::string trusted_comment;  ///< what the signer said, as signed; may hold any character but a line end
};

/// Longer signature texts are refused unread.
inline constexpr std::size_t max_signature_text = 16'384;

/// Whether `signature` (the text of a `.minisig` file) is one of exactly these `bytes` by this `public_key` (the text of a `.pub` file, or
/// its second line alone). Carriage returns at line ends are overlooked.
[[nodiscard]] Result<VerifiedSignature, SignatureError> verify_signature(std::string_view bytes, std::string_view signature,
                                                                         std::string_view public_key);

/// The id of a public key, 16 hexadecimal digits: tells which of several keys made a signature.
[[nodiscard]] Result<std::string, SignatureError> public_key_id(std::string_view public_key);

}  // namespace sayso
