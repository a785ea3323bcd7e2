// IP and MAC addresses, links, crypto-currency addresses. All read the whole text: an address inside a link is an address.
#include <sodium/crypto_hash_sha256.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/checksums.hpp"
#include "detectors/context.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"
#include "detectors/pattern.hpp"

namespace sayso::detection {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const auto end = text.find(separator, at);
    parts.push_back(text.substr(at, end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

bool is_ipv4(std::string_view text) {
  const auto parts = split(text, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return !part.empty() && part.size() <= 3 && all_digits(part) && number(part, 0, 3) <= 255 &&
                  (part.size() == 1 || part[0] != '0');
         });
}

/// Groups of one half of an IPv6 address, an embedded IPv4 address counted as two; nothing where it is wrong.
std::optional<std::size_t> groups_of(std::string_view text, bool may_end_in_ipv4) {
  if (text.empty()) return 0;
  const auto parts = split(text, ':');
  std::size_t groups = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (may_end_in_ipv4 && i + 1 == parts.size() && parts[i].find('.') != std::string_view::npos) {
      if (!is_ipv4(parts[i])) return std::nullopt;
      groups += 2;
    } else if (parts[i].empty() || parts[i].size() > 4 || !std::all_of(parts[i].begin(), parts[i].end(), is_hex)) {
      return std::nullopt;
    } else {
      ++groups;
    }
  }
  return groups;
}

/// RFC 4291, section 2.2.
bool is_ipv6(std::string_view text) {
  const auto gap = text.find("::");
  if (gap == std::string_view::npos) return groups_of(text, true) == std::optional<std::size_t>(8);
  if (text.find("::", gap + 1) != std::string_view::npos) return false;
  const auto head = groups_of(text.substr(0, gap), false), tail = groups_of(text.substr(gap + 2), true);
  return head && tail && *head + *tail <= 7;
}

/// Addresses that name no machine on the internet: private, loopback, link-local, documentation (RFC 6890).
bool is_special(std::string_view address) {
  static const Pattern special(
      R"(^(?:10\.|127\.|0\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|22[4-9]\.|2[3-5]\d\.|255\.|::|(?i:fe80|fc|fd|ff|2001:db8)))");
  return special.found_in(address);
}

Detector ip_address() {
  Detector detector;
  detector.info = {"ip-address", "IP_ADDRESS", "IP address",
                   "RFC 791, RFC 4291 text forms, prefix lengths and zones; private and documentation ranges (RFC 6890) score low", 0.5};
  detector.gate.any_byte = ".:";
  detector.scan = [release = ContextWords(
                       "version|v|release|released|build|builds|firmware|chapter|section|update|upgrade|patch|kernel|changelog|clause")](
                      const Text& text, Span window, Sink& sink) {
    const auto read = text.utf8();
    const auto part = [](char c) { return is_hex(c) || c == ':' || c == '.'; };
    for (auto at = window.begin; at < window.end;) {
      if (!part(read[at])) {
        ++at;
        continue;
      }
      auto begin = at;
      while (at < read.size() && part(read[at])) ++at;
      auto end = at;
      // The sentence's own full stop or colon, and the colon of a label before the address.
      while (end > begin && (read[end - 1] == '.' || (read[end - 1] == ':' && !(end - begin >= 2 && read[end - 2] == ':')))) --end;
      if (end - begin < 2) continue;
      if (read[begin] == ':' && read[begin + 1] != ':')
        ++begin;
      else if (begin > 0 && is_word(read[begin - 1]))
        continue;
      if (begin > 0 && read[begin - 1] == '.') continue;
      if (end < read.size() && is_word(read[end])) continue;
      auto address = read.substr(begin, end - begin);
      bool v4 = is_ipv4(address);
      if (!v4 && address.find(':') != std::string_view::npos && address.find("::") == std::string_view::npos) {
        // An IPv4 address with a port.
        const auto colon = address.find(':');
        if (is_ipv4(address.substr(0, colon))) {
          v4 = true;
          address = address.substr(0, colon);
        }
      }
      if (!v4 && (address.size() < 2 || !is_ipv6(address))) continue;
      Span span{begin, begin + address.size()};
      // A zone (%eth0) and a prefix length (/24) belong to the address.
      if (!v4 && span.end < read.size() && read[span.end] == '%') {
        auto zone = span.end + 1;
        while (zone < read.size() && is_word(read[zone])) ++zone;
        if (zone > span.end + 1) span.end = zone;
      }
      if (span.end + 1 < read.size() && read[span.end] == '/' && is_digit(read[span.end + 1])) {
        auto prefix = span.end + 1;
        while (prefix < read.size() && is_digit(read[prefix])) ++prefix;
        if (prefix - span.end <= 4 && number(read, span.end + 1, prefix - span.end - 1) <= (v4 ? 32 : 128)) span.end = prefix;
      }
      double score = is_special(address) ? 0.3 : 0.65;
      if (!std::any_of(address.begin(), address.end(), is_hex)) score = 0.1;  // "::" alone
      if (v4 && release.near(text, span, 2, 2)) score = 0.2;
      sink.add(span, score);
      at = std::max(at, span.end);
    }
  };
  return detector;
}

Detector mac_address() {
  Detector detector;
  detector.info = {"mac-address", "MAC_ADDRESS", "MAC address", "IEEE 802 EUI-48 in its three usual forms; not the broadcast address", 0.5};
  detector.gate.any_byte = ":-.";
  detector.scan = [form = Pattern(
                       R"((?i)\b(?:[\da-f]{2}(?::[\da-f]{2}){5}|[\da-f]{2}(?:-[\da-f]{2}){5}|[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})\b)")](
                      const Text& text, Span window, Sink& sink) {
    const auto read = text.utf8();
    Pattern::Match match{};
    for (auto rest = window; rest.begin < rest.end && form.search(read, rest, match); rest.begin = match.whole().end) {
      const auto span = match.whole();
      const auto digits = compact(read.substr(span.begin, span.end - span.begin));
      const bool longer = (span.begin > 0 && (read[span.begin - 1] == ':' || read[span.begin - 1] == '-') && span.begin > 1 &&
                           is_hex(read[span.begin - 2])) ||
                          (span.end + 1 < read.size() && (read[span.end] == ':' || read[span.end] == '-') && is_hex(read[span.end + 1]));
      if (longer || digits == "FFFFFFFFFFFF") continue;
      sink.add(span, all_same(digits) ? 0.1 : 0.6);  // 00:00:00:00:00:00 is no one's
    }
  };
  return detector;
}

Detector url() {
  Detector detector;
  detector.info = {"url", "URL", "link", "the engine's own tokens: with a scheme, or a bare domain under a known top level", 0.5};
  detector.gate.any_byte = ".:";
  detector.scan = [](const Text& text, Span window, Sink& sink) {
    for (const auto& token : text.tokens()) {
      if (token.kind != TokenKind::url || !window.contains(token.span)) continue;
      // "www.name" alone is no address yet.
      const bool unfinished = token.folded.starts_with("www.") && token.folded.find('.', 4) == std::string_view::npos;
      if (!unfinished) sink.add(token.span, 0.6);
    }
  };
  return detector;
}

using Hash = std::array<unsigned char, crypto_hash_sha256_BYTES>;

Hash sha256(const unsigned char* bytes, std::size_t size) {
  Hash hash{};
  crypto_hash_sha256(hash.data(), bytes, size);
  return hash;
}

/// Base58Check: version, 20 bytes of hash, four bytes of a double SHA-256.
bool base58check(std::string_view text) {
  static constexpr std::string_view alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  std::array<unsigned char, 25> bytes{};
  for (const char c : text) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) return false;
    auto carry = static_cast<unsigned>(value);
    for (auto it = bytes.rbegin(); it != bytes.rend(); ++it) {
      carry += 58U * *it;
      *it = static_cast<unsigned char>(carry & 0xFFU);
      carry >>= 8;
    }
    if (carry != 0) return false;
  }
  const auto first = sha256(bytes.data(), 21);
  const auto second = sha256(first.data(), first.size());
  return std::equal(bytes.begin() + 21, bytes.end(), second.begin());
}

/// Bech32 (BIP 173) and Bech32m (BIP 350).
bool bech32(std::string_view text) {
  static constexpr std::string_view alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  static constexpr std::array<std::uint32_t, 5> generator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  std::string lower(text);
  bool upper = false, small = false;
  for (auto& c : lower) {
    upper = upper || (c >= 'A' && c <= 'Z');
    small = small || (c >= 'a' && c <= 'z');
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  const auto separator = lower.rfind('1');
  if ((upper && small) || separator == std::string::npos || separator == 0 || separator + 7 > lower.size()) return false;
  std::uint32_t check = 1;
  const auto step = [&](std::uint32_t value) {
    const auto top = check >> 25;
    check = (check & 0x1ffffffU) << 5 ^ value;
    for (std::size_t i = 0; i < generator.size(); ++i) {
      if ((top >> i & 1U) != 0) check ^= generator[i];
    }
  };
  for (std::size_t i = 0; i < separator; ++i) step(static_cast<unsigned char>(lower[i]) >> 5);
  step(0);
  for (std::size_t i = 0; i < separator; ++i) step(static_cast<unsigned char>(lower[i]) & 31U);
  for (std::size_t i = separator + 1; i < lower.size(); ++i) {
    const auto value = alphabet.find(lower[i]);
    if (value == std::string_view::npos) return false;
    step(static_cast<std::uint32_t>(value));
  }
  return check == 1 || check == 0x2bc830a3;
}

Detector bitcoin_address() {
  Detector detector;
  detector.info = {"bitcoin-address", "CRYPTO", "Bitcoin address", "Bitcoin wiki: Base58Check; BIP 173 and BIP 350: Bech32 and Bech32m",
                   0.5};
  detector.gate.dense = 26;
  detector.gate.reach = Reach::dense_windows;
  detector.scan = [form = Pattern(R"(\b(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|(?i:bc1[02-9ac-hj-np-z]{11,71}))\b)")](const Text& text,
                                                                                                                 Span window, Sink& sink) {
    const auto read = text.utf8();
    Pattern::Match match{};
    for (auto rest = window; rest.begin < rest.end && form.search(read, rest, match); rest.begin = match.whole().end) {
      const auto address = text.slice(match.whole());
      if (address[0] == '1' || address[0] == '3' ? base58check(address) : bech32(address)) sink.add(match.whole(), 0.9);
    }
  };
  return detector;
}

}  // namespace

void add_network(Table& table) {
  table.push_back(ip_address());
  table.push_back(mac_address());
  table.push_back(url());
  table.push_back(bitcoin_address());
}

}  // namespace sayso::detection
