// Signing packs with minisign's keys: what `sayso pack key` and `sayso pack sign` do. The host never signs.
//
// Making a key and encrypting one take randomness from the system; everything else is pure. Files are the caller's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sayso/result.hpp"

namespace sayso {

enum class SecretKeyError : std::uint8_t {
  not_a_key,         ///< the text is no minisign secret key
  needs_passphrase,  ///< the key is encrypted, and no passphrase was given
  wrong_passphrase,  ///< or the key's file is damaged: the two cannot be told apart
  no_memory,         ///< deriving the encryption key takes up to 1 GiB of memory, which the system does not give
};
/// One sentence: what is wrong, and what to do.
[[nodiscard]] std::string_view describe(SecretKeyError) noexcept;

/// A secret key, wiped from memory when it goes.
class SecretKey {
 public:
  [[nodiscard]] static SecretKey generate();
  /// Reads the text of a key file. Without encryption the passphrase is not looked at.
  [[nodiscard]] static Result<SecretKey, SecretKeyError> read(std::string_view text, const std::optional<std::string>& passphrase);
  /// Whether the text is a key that needs a passphrase.
  [[nodiscard]] static bool is_encrypted(std::string_view text);

  SecretKey(SecretKey&&) noexcept;
  SecretKey& operator=(SecretKey&&) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();

  /// The text of a key file, encrypted with scrypt as minisign does (about a second, 1 GiB; less where the system has less); in the clear
  /// without a passphrase.
  [[nodiscard]] Result<std::string, SecretKeyError> write(const std::optional<std::string>& passphrase) const;
  /// The text of the public key's file.
  [[nodiscard]] std::string public_key() const;
  /// 16 hexadecimal digits.
  [[nodiscard]] std::string id() const;
  /// The text of a signature file of `bytes`. `trusted_comment` is signed too; one line.
  [[nodiscard]] std::string sign(std::string_view bytes, std::string_view trusted_comment) const;

 private:
  SecretKey() = default;
  void wipe() noexcept;

  std::array<std::uint8_t, 8> id_{};
  std::array<std::uint8_t, 64> key_{};  ///< Ed25519: the seed and the public key
};

}  // namespace sayso
