// Signatures in minisign's format, on what the real minisign 0.11 wrote, and the order of versions.
#include "sayso/signature.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "sayso/bundle.hpp"
#include "sayso/version.hpp"

using sayso::compare_versions;
using sayso::SignatureError;
using sayso::verify_signature;

namespace {

const std::string document = "A pack, as bytes.\n";
const std::string key_line = "RWTREA8ufJNMhUJa8RghDskiYKDGH3EMudXDOSubykstayqWyGp/HinU";
const std::string public_key = "untrusted comment: minisign public key 854C937C2E0F10D1\n" + key_line + "\n";
const std::string other_key = "RWThJi01QBw1Db0euJGO2qwF/oau+j45doJJSnM+I2hC6DGGKHQT6u1s";
const std::string signature =
    "untrusted comment: signature from minisign secret key\n"
    "RUTREA8ufJNMhUczBqLVnC8Eodp1JyjJLsl7NgyWXnnGCJeoM91p6U+6a4qWTBzFQh6ihMqPfqsHRbzMV3/Ew1+Gdu9lZhYrJgM=\n"
    "trusted comment: pack:acme version:1.2.0\n"
    "oQ3jgjwNG+C2s5E2qY7P/VEOQhR8zHH8gPnG9yIePhfUuQr6dynelouLdcR5guipFay42r+94QRRPil5BT4ECA==\n";
const std::string legacy_signature =
    "untrusted comment: signature from minisign secret key\n"
    "RWTREA8ufJNMhauG46bzcv8jEQQfqMOXNKpmI8/eULlVWw5AMufeKTxdnzPSWHcXgYexJotibnCEV67rdyb9KnaT4ImOyMj63QA=\n"
    "trusted comment: old\n"
    "57ww1Ca2Ed7iZSJXPZ7DZAyHdEXPxtRpSfqsSmJIxJlvNuD/xCRImuLr4BCfBIvqZ8fNWTgurAj5t7pEtee2BA==\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("minisign's own signatures are accepted, hashed and legacy", "[signature]") {
  for (const std::string& key : {public_key, key_line, key_line + "\n", replaced(public_key, "\n", "\r\n")}) {
    const auto verified = verify_signature(document, signature, key);
    REQUIRE(verified);
    CHECK(verified.value().key_id == "854C937C2E0F10D1");
    CHECK(verified.value().trusted_comment == "pack:acme version:1.2.0");
  }
  const auto legacy = verify_signature(document, legacy_signature, public_key);
  REQUIRE(legacy);
  CHECK(legacy.value().trusted_comment == "old");
  CHECK(sayso::public_key_id(other_key).value() == "0D351C40352D26E1");
}

TEST_CASE("what was not signed is refused, and why is said", "[signature]") {
  const auto error = [](const std::string& bytes, const std::string& text, const std::string& key) {
    const auto verified = verify_signature(bytes, text, key);
    REQUIRE(!verified);
    CHECK(!describe(verified.error()).empty());
    return verified.error();
  };
  CHECK(error(document + " ", signature, public_key) == SignatureError::changed_bytes);
  CHECK(error("", signature, public_key) == SignatureError::changed_bytes);
  CHECK(error(document, signature, other_key) == SignatureError::other_key);
  CHECK(error(document, replaced(signature, "1.2.0", "9.2.0"), public_key) == SignatureError::changed_comment);
  CHECK(error(document, "", public_key) == SignatureError::bad_signature);
  CHECK(error(document, "<!doctype html>", public_key) == SignatureError::bad_signature);
  CHECK(error(document, signature.substr(0, 200), public_key) == SignatureError::bad_signature);
  CHECK(error(document, replaced(signature, "\ntrusted comment: ", "\ncomment: "), public_key) == SignatureError::bad_signature);
  CHECK(error(document, signature + std::string(20'000, '\n'), public_key) == SignatureError::bad_signature);
  CHECK(error(document, signature, "") == SignatureError::bad_public_key);
  CHECK(error(document, signature, "RW" + std::string(54, 'A')) == SignatureError::bad_public_key);
  CHECK(error(document, signature, key_line + "AAAA") == SignatureError::bad_public_key);
  // A hash is not taken for the bytes, nor the other way about.
  CHECK(error(document, replaced(signature, "\nRUTR", "\nRWTR"), public_key) == SignatureError::changed_bytes);
  CHECK(error(document, replaced(legacy_signature, "\nRWTR", "\nRUTR"), public_key) == SignatureError::changed_bytes);
}

TEST_CASE("no byte of a signature can be changed", "[signature]") {
  for (const std::string& genuine : {signature, legacy_signature}) {
    const std::size_t first = genuine.find('\n') + 1;  // the untrusted comment is what its name says
    for (std::size_t i = first; i + 1 < genuine.size(); ++i) {
      std::string changed = genuine;
      changed[i] = changed[i] == 'B' ? 'C' : 'B';
      INFO(i);
      CHECK(!verify_signature(document, changed, public_key));
      CHECK(!verify_signature(document, genuine.substr(0, i), public_key));
    }
  }
}

TEST_CASE("versions follow semver.org", "[signature][version]") {
  // Section 11's own example, then numbers of any length, and builds that count for nothing.
  const std::vector<std::string> ascending = {"0.0.0",
                                              "0.9.9",
                                              "1.0.0-alpha",
                                              "1.0.0-alpha.1",
                                              "1.0.0-alpha.beta",
                                              "1.0.0-beta",
                                              "1.0.0-beta.2",
                                              "1.0.0-beta.11",
                                              "1.0.0-rc.1",
                                              "1.0.0",
                                              "1.0.2",
                                              "1.0.10",
                                              "1.2.0",
                                              "1.10.0",
                                              "2.0.0",
                                              "10.0.0",
                                              "99999999999999999999.0.0"};
  for (std::size_t a = 0; a < ascending.size(); ++a) {
    for (std::size_t b = 0; b < ascending.size(); ++b) {
      INFO(ascending[a] << " and " << ascending[b]);
      const auto order = compare_versions(ascending[a], ascending[b]);
      REQUIRE(order.has_value());
      CHECK(*order == (a <=> b));
    }
  }
  CHECK(compare_versions("1.0.0+one", "1.0.0+two") == std::weak_ordering::equivalent);
  CHECK(compare_versions("1.0.0-a+one", "1.0.0") == std::weak_ordering::less);
  for (const char* wrong :
       {"", "1", "1.2", "1.2.3.4", "v1.2.3", "1.02.3", "1.2.3-", "1.2.3-01", "1.2.3-a..b", "1.2.3+", "1.2.x", " 1.2.3", "-1.0.0"}) {
    INFO(wrong);
    CHECK(!sayso::is_version(wrong));
    CHECK(!compare_versions("1.0.0", wrong));
  }
}

namespace {

const std::string pack = R"({"pack":"acme","version":"1.2.0","rules":[]})";
const std::string pack_signature =
    "untrusted comment: signature from minisign secret key\n"
    "RUTREA8ufJNMhY/XUZ8EcuI90pmcQOZgWVy8soxTkHOCzTWEvJiwiIPeu8mo1KZ5ESNwxb+ff9/d94cbseb+fFZkbqJfOOm2kAo=\n"
    "trusted comment: pack:acme version:1.2.0\n"
    "ebNogkxN+UEwQ8HQIl8Kniv3gI5/L4QnG1OIvRpPUl1jXZfUDdG7BMKFa3BsJO4k2en682ltrSuWewFVqpTLAQ==\n";

}  // namespace

TEST_CASE("a signed pack is taken by a trusted key, unless it is older than what is known", "[signature][bundle]") {
  using sayso::open_bundle;
  using sayso::RefusalCode;
  const auto open = [&](const std::string& bytes, const std::string& text, std::vector<std::string> keys, const char* known) {
    sayso::BundleTrust trust{std::move(keys), {{"other", "9.0.0"}}};
    if (known != nullptr) trust.known_versions["acme"] = known;
    return open_bundle(bytes, text, trust, "acme.json");
  };
  for (const char* known : {static_cast<const char*>(nullptr), "1.1.9", "1.2.0", "1.2.0-rc.1", "no version"}) {
    const auto opened = open(pack, pack_signature, {"not a key", other_key, public_key}, known);
    REQUIRE(opened);
    CHECK(opened.value().id == "acme");
    CHECK(opened.value().version == "1.2.0");
  }
  const auto code = [&](const std::string& bytes, const std::string& text, std::vector<std::string> keys, const char* known = nullptr) {
    const auto opened = open(bytes, text, std::move(keys), known);
    REQUIRE(!opened);
    CHECK(opened.error().source == "acme.json");
    CHECK(!opened.error().reason.empty());
    return opened.error().code;
  };
  CHECK(code(pack, pack_signature, {public_key}, "1.2.1") == RefusalCode::older_version);
  CHECK(code(pack, "", {public_key}) == RefusalCode::not_signed);
  CHECK(code(pack, pack_signature, {}) == RefusalCode::bad_signature);
  CHECK(code(pack, pack_signature, {other_key}) == RefusalCode::wrong_key);
  CHECK(code(pack, "nonsense", {public_key}) == RefusalCode::bad_signature);
  CHECK(code(replaced(pack, "1.2.0", "9.2.0"), pack_signature, {public_key}) == RefusalCode::bad_signature);
  // Signed, but no pack; a changed pack is never even read.
  CHECK(code(document, signature, {public_key}) == RefusalCode::not_json);
  CHECK(!sayso::pack_identity(R"({"pack":"acme","version":"spring","rules":[]})", "acme.json"));
  CHECK(sayso::pack_identity(R"({"pack":"acme","version":"spring","rules":[]})", "acme.json").error().code == RefusalCode::bad_version);
}
