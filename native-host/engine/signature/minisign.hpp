// The parts of minisign's file formats that verifying and signing share.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.hpp"
#include "sayso/signature.hpp"

namespace sayso::minisign {

using Algorithm = std::array<std::uint8_t, 2>;
inline constexpr Algorithm legacy = {'E', 'd'};     ///< Ed25519 over the bytes; also the mark of every key
inline constexpr Algorithm prehashed = {'E', 'D'};  ///< Ed25519 over the bytes' BLAKE2b-512 hash

using KeyId = std::array<std::uint8_t, 8>;
using Signature = std::array<std::uint8_t, 64>;

inline constexpr std::string_view untrusted_prefix = "untrusted comment: ";
inline constexpr std::string_view trusted_prefix = "trusted comment: ";

struct PublicKey {
  KeyId id;
  std::array<std::uint8_t, 32> key;
};

[[nodiscard]] std::optional<PublicKey> parse_public_key(std::string_view text);
/// As minisign prints it: the bytes as one little-endian number.
[[nodiscard]] std::string hexadecimal(const KeyId&);

/// Takes the first line off `text`, without its line end.
[[nodiscard]] std::string_view take_line(std::string_view& text) noexcept;
[[nodiscard]] std::string encode_base64(std::span<const std::uint8_t>);
/// Nothing where it is not base64 of exactly `size` bytes.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> decode_base64(std::string_view, std::size_t size);

/// BLAKE2b of 64 bytes: what is signed in place of the bytes.
[[nodiscard]] std::array<std::uint8_t, 64> prehash(std::string_view bytes) noexcept;

}  // namespace sayso::minisign
