#include "signature/minisign.hpp"

#include <sodium/crypto_generichash.h>
#include <sodium/utils.h>

#include <algorithm>

namespace sayso::minisign {
namespace {

/// A cursor over decoded bytes.
template <std::size_t N>
std::array<std::uint8_t, N> take(std::span<const std::uint8_t>& bytes) {
  std::array<std::uint8_t, N> taken{};
  std::copy_n(bytes.begin(), N, taken.begin());
  bytes = bytes.subspan(N);
  return taken;
}

}  // namespace

std::string_view take_line(std::string_view& text) noexcept {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string encode_base64(std::span<const std::uint8_t> bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating zero
  return text;
}

std::optional<std::vector<std::uint8_t>> decode_base64(std::string_view text, std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  std::size_t length = 0;
  const char* end = nullptr;
  const bool decoded =
      sodium_base642bin(bytes.data(), size, text.data(), text.size(), nullptr, &length, &end, sodium_base64_VARIANT_ORIGINAL) == 0;
  if (!decoded || length != size || end != text.data() + text.size()) return std::nullopt;
  return bytes;
}

std::optional<PublicKey> parse_public_key(std::string_view text) {
  std::string_view line = take_line(text);
  if (line.starts_with(untrusted_prefix)) line = take_line(text);
  const auto decoded = decode_base64(line, 42);
  if (!decoded) return std::nullopt;
  std::span<const std::uint8_t> bytes = *decoded;
  if (take<2>(bytes) != legacy) return std::nullopt;
  PublicKey key = {};
  key.id = take<8>(bytes);
  key.key = take<32>(bytes);
  return key;
}

std::string hexadecimal(const KeyId& id) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (auto byte = id.rbegin(); byte != id.rend(); ++byte) {
    text += digits[*byte >> 4U];
    text += digits[*byte & 15U];
  }
  return text;
}

std::array<std::uint8_t, 64> prehash(std::string_view bytes) noexcept {
  std::array<std::uint8_t, 64> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  return hash;
}

}  // namespace sayso::minisign
