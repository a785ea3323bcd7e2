#include "sayso/signing.hpp"

#include <sodium/core.h>
#include <sodium/crypto_generichash.h>
#include <sodium/crypto_pwhash_scryptsalsa208sha256.h>
#include <sodium/crypto_sign.h>
#include <sodium/randombytes.h>
#include <sodium/utils.h>

#include <algorithm>
#include <cstddef>
#include <new>
#include <vector>

#include "names.hpp"
#include "signature/minisign.hpp"

namespace sayso {
namespace {

using namespace minisign;

constexpr Algorithm scrypt = {'S', 'c'};
constexpr Algorithm in_the_clear = {0, 0};
constexpr Algorithm blake2b = {'B', '2'};

constexpr std::size_t salt_size = 32;
constexpr std::size_t secrets_size = 8 + 64 + 32;  // key id, secret key, checksum
constexpr std::size_t file_size = 3UL * 2 + salt_size + 2UL * 8 + secrets_size;

// More than minisign asks for would only be a way to hang whoever opens the file.
constexpr std::uint64_t most_work = std::uint64_t{crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE} * 4;
constexpr std::uint64_t most_memory = std::uint64_t{crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE} * 4;

/// Bytes that are wiped when they go.
class Secrets {
 public:
  Secrets() = default;
  ~Secrets() { sodium_memzero(bytes.data(), bytes.size()); }
  Secrets(const Secrets&) = delete;
  Secrets& operator=(const Secrets&) = delete;

  std::array<std::uint8_t, secrets_size> bytes{};
};

struct Work {
  std::uint64_t operations, memory;
};

/// minisign's key derivation: as many bytes as there are secrets, to be added to them bit by bit.
bool derive(Secrets& stream, std::string_view passphrase, const std::uint8_t* salt, Work work) {
  return crypto_pwhash_scryptsalsa208sha256(stream.bytes.data(), stream.bytes.size(), passphrase.data(), passphrase.size(), salt,
                                            work.operations, static_cast<std::size_t>(work.memory)) == 0;
}

void add_bits(Secrets& to, const Secrets& stream) {
  for (std::size_t i = 0; i < secrets_size; ++i) to.bytes[i] ^= stream.bytes[i];
}

std::array<std::uint8_t, 32> checksum(const std::uint8_t* id_and_key) {
  std::array<std::uint8_t, 32> sum{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, sum.size());
  crypto_generichash_update(&state, legacy.data(), legacy.size());
  crypto_generichash_update(&state, id_and_key, 8 + 64);
  crypto_generichash_final(&state, sum.data(), sum.size());
  return sum;
}

void append_little_endian(std::vector<std::uint8_t>& bytes, std::uint64_t number) {
  for (unsigned i = 0; i < 8; ++i) bytes.push_back(static_cast<std::uint8_t>(number >> 8 * i));
}

std::uint64_t little_endian(const std::uint8_t* bytes) {
  std::uint64_t number = 0;
  for (unsigned i = 0; i < 8; ++i) number |= std::uint64_t{bytes[i]} << 8 * i;
  return number;
}

/// The fields of a key file, in their order.
struct KeyFile {
  Algorithm derivation;
  std::array<std::uint8_t, salt_size> salt;
  Work work;
  Secrets secrets;
};

bool read_file(std::string_view text, KeyFile& file) {
  if (!take_line(text).starts_with(untrusted_prefix)) return false;
  auto decoded = decode_base64(take_line(text), file_size);
  if (!decoded) return false;
  const std::uint8_t* at = decoded->data();
  const auto take = [&at](auto& into) {
    std::copy_n(at, into.size(), into.begin());
    at += into.size();
  };
  Algorithm algorithm;
  Algorithm sum;
  take(algorithm);
  take(file.derivation);
  take(sum);
  take(file.salt);
  file.work = {little_endian(at), little_endian(at + 8)};
  at += 16;
  take(file.secrets.bytes);
  sodium_memzero(decoded->data(), decoded->size());
  return algorithm == legacy && sum == blake2b && (file.derivation == scrypt || file.derivation == in_the_clear);
}

}  // namespace

std::string_view describe(SecretKeyError error) noexcept {
  constexpr std::array<std::string_view, 4> sentences = {
      "This is no secret key of minisign's. Name the .key file that sayso pack key wrote.",
      "The key is encrypted. Give its passphrase.",
      "The passphrase is wrong, or the key's file is damaged.",
      "There is not enough memory to open the key; up to 1 GiB is needed for a moment.",
  };
  return names::at(sentences, error);
}

SecretKey SecretKey::generate() {
  if (sodium_init() < 0) throw std::bad_alloc();  // no source of randomness: as grave as no memory
  SecretKey key;
  std::array<std::uint8_t, 32> public_key{};
  crypto_sign_keypair(public_key.data(), key.key_.data());
  randombytes_buf(key.id_.data(), key.id_.size());
  return key;
}

bool SecretKey::is_encrypted(std::string_view text) {
  KeyFile file{};
  return read_file(text, file) && file.derivation == scrypt;
}

Result<SecretKey, SecretKeyError> SecretKey::read(std::string_view text, const std::optional<std::string>& passphrase) {
  KeyFile file{};
  if (!read_file(text, file)) return Failure{SecretKeyError::not_a_key};
  if (file.derivation == scrypt) {
    if (!passphrase) return Failure{SecretKeyError::needs_passphrase};
    if (file.work.operations > most_work || file.work.memory > most_memory) return Failure{SecretKeyError::not_a_key};
    Secrets stream;
    if (!derive(stream, *passphrase, file.salt.data(), file.work)) return Failure{SecretKeyError::no_memory};
    add_bits(file.secrets, stream);
    const auto sum = checksum(file.secrets.bytes.data());
    if (sodium_memcmp(sum.data(), file.secrets.bytes.data() + 8 + 64, sum.size()) != 0) return Failure{SecretKeyError::wrong_passphrase};
  }
  SecretKey key;
  std::copy_n(file.secrets.bytes.begin(), key.id_.size(), key.id_.begin());
  std::copy_n(file.secrets.bytes.begin() + 8, key.key_.size(), key.key_.begin());
  return key;
}

SecretKey::SecretKey(SecretKey&& other) noexcept : id_(other.id_), key_(other.key_) { other.wipe(); }
SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this != &other) {
    id_ = other.id_;
    key_ = other.key_;
    other.wipe();
  }
  return *this;
}
SecretKey::~SecretKey() { wipe(); }
void SecretKey::wipe() noexcept { sodium_memzero(key_.data(), key_.size()); }

Result<std::string, SecretKeyError> SecretKey::write(const std::optional<std::string>& passphrase) const {
  Secrets secrets;
  std::copy(id_.begin(), id_.end(), secrets.bytes.begin());
  std::copy(key_.begin(), key_.end(), secrets.bytes.begin() + 8);
  std::array<std::uint8_t, salt_size> salt{};
  Work work{0, 0};
  if (passphrase) {
    if (sodium_init() < 0) return Failure{SecretKeyError::no_memory};
    const auto sum = checksum(secrets.bytes.data());
    std::copy(sum.begin(), sum.end(), secrets.bytes.begin() + 8 + 64);
    randombytes_buf(salt.data(), salt.size());
    work = {crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE};
    Secrets stream;
    while (!derive(stream, *passphrase, salt.data(), work)) {
      // As minisign does on small machines: half the memory and half the work, down to what a login would take.
      work = {work.operations / 2, work.memory / 2};
      if (work.memory < crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_INTERACTIVE) return Failure{SecretKeyError::no_memory};
    }
    add_bits(secrets, stream);
  }
  std::vector<std::uint8_t> bytes;
  const auto append = [&bytes](const auto& part) { bytes.insert(bytes.end(), part.begin(), part.end()); };
  bytes.reserve(file_size);  // so that no copy is left behind
  append(legacy);
  append(passphrase ? scrypt : in_the_clear);
  append(blake2b);
  append(salt);
  append_little_endian(bytes, work.operations);
  append_little_endian(bytes, work.memory);
  append(secrets.bytes);
  std::string text = std::string(untrusted_prefix) + (passphrase ? "encrypted secret key " : "secret key in the clear ") + id() + "\n" +
                     encode_base64(bytes) + "\n";
  sodium_memzero(bytes.data(), bytes.size());
  return text;
}

std::string SecretKey::id() const { return hexadecimal(id_); }

std::string SecretKey::public_key() const {
  std::vector<std::uint8_t> bytes(legacy.begin(), legacy.end());
  bytes.insert(bytes.end(), id_.begin(), id_.end());
  bytes.insert(bytes.end(), key_.begin() + 32, key_.end());
  return std::string(untrusted_prefix) + "public key " + id() + "\n" + encode_base64(bytes) + "\n";
}

std::string SecretKey::sign(std::string_view bytes, std::string_view trusted_comment) const {
  const auto hash = prehash(bytes);
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, hash.data(), hash.size(), key_.data());
  std::vector<std::uint8_t> signature_line(prehashed.begin(), prehashed.end());
  signature_line.insert(signature_line.end(), id_.begin(), id_.end());
  signature_line.insert(signature_line.end(), signature.begin(), signature.end());
  std::vector<std::uint8_t> sealed(signature.begin(), signature.end());
  sealed.insert(sealed.end(), trusted_comment.begin(), trusted_comment.end());
  Signature global{};
  crypto_sign_detached(global.data(), nullptr, sealed.data(), sealed.size(), key_.data());
  return std::string(untrusted_prefix) + "signature by key " + id() + "\n" + encode_base64(signature_line) + "\n" +
         std::string(trusted_prefix) + std::string(trusted_comment) + "\n" + encode_base64(global) + "\n";
}

}  // namespace sayso
