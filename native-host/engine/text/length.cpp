#include "text/length.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <string_view>
#include <vector>

#include "text/social.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso {

namespace {

constexpr std::size_t x_link = 23, x_emoji = 2;

/// twitter-text, config/v3.json: the ranges that weigh 100 of 100, everything else weighs 200.
std::size_t x_weight(char32_t c) noexcept {
  const bool light = c <= 4351 || (c >= 8192 && c <= 8205) || (c >= 8208 && c <= 8223) || (c >= 8242 && c <= 8247);
  return light ? 1 : 2;
}

bool joins_the_one_before(char32_t c) noexcept {
  return (c >= 0x1160 && c <= 0x11FF) || unicode::classify(c) == unicode::Class::mark;  // marks, and the later jamo of a Hangul syllable
}

/// The weight of a base and its marks in NFC.
std::size_t composed_weight(std::string_view cluster) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(cluster.data()), static_cast<utf8proc_ssize_t>(cluster.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  const std::string_view composed =
      length < 0 ? cluster : std::string_view(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  std::size_t weight = 0;
  for (std::size_t at = 0; at < composed.size();) {
    const auto c = utf8::decode(composed, at);
    weight += x_weight(c.value);
    at += c.bytes;
  }
  return weight;
}

/// Adds up steps and keeps where the limit was passed.
class Meter {
 public:
  Meter(std::size_t limit, std::size_t end) : limit_(limit) { length_.limit_at = end; }
  void add(std::size_t weight, std::size_t at) {
    if (!over_ && length_.count + weight > limit_) {
      over_ = true;
      length_.limit_at = at;
    }
    length_.count += weight;
  }
  [[nodiscard]] Length result() const { return length_; }

 private:
  std::size_t limit_;
  bool over_ = false;
  Length length_;
};

}  // namespace

Length x_weighted_length(const Text& text, std::size_t limit) {
  const std::string_view utf8 = text.utf8();
  const std::vector<Span> links = social::links(utf8);
  Meter meter(limit, utf8.size());
  std::size_t link = 0;
  auto token = text.tokens().begin();
  for (std::size_t at = 0; at < utf8.size();) {
    if (link < links.size() && links[link].begin == at) {
      meter.add(x_link, at);
      at = links[link++].end;
      continue;
    }
    while (token != text.tokens().end() && token->span.end <= at) ++token;
    if (token != text.tokens().end() && token->span.begin == at && token->kind == TokenKind::emoji) {
      meter.add(x_emoji, at);
      at = token->span.end;
      continue;
    }
    auto c = utf8::decode(utf8, at);
    std::size_t end = at + c.bytes;
    const bool ascii = c.value < 128;
    const std::size_t stop = link < links.size() ? links[link].begin : utf8.size();
    bool cluster = false;
    while (end < stop && static_cast<unsigned char>(utf8[end]) >= 0x80) {
      c = utf8::decode(utf8, end);
      if (!joins_the_one_before(c.value)) break;
      end += c.bytes;
      cluster = true;
    }
    meter.add(ascii && !cluster ? 1 : composed_weight(utf8.substr(at, end - at)), at);
    at = end;
  }
  return meter.result();
}

Length grapheme_length(const Text& text, std::size_t limit) {
  const std::string_view utf8 = text.utf8();
  Meter meter(limit, utf8.size());
  utf8proc_int32_t state = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = utf8::decode(utf8, at);
    if (at == 0 || utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before), static_cast<utf8proc_int32_t>(c.value), &state))
      meter.add(1, at);
    before = c.value;
    at += c.bytes;
  }
  return meter.result();
}

Length code_point_length(const Text& text, std::size_t limit) {
  const std::string_view utf8 = text.utf8();
  Meter meter(limit, utf8.size());
  for (std::size_t at = 0; at < utf8.size(); at += utf8::decode(utf8, at).bytes) meter.add(1, at);
  return meter.result();
}

Length utf16_length(const Text& text, std::size_t limit) {
  const std::string_view utf8 = text.utf8();
  Meter meter(limit, utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = utf8::decode(utf8, at);
    meter.add(c.value >= 0x10000 ? 2 : 1, at);
    at += c.bytes;
  }
  return meter.result();
}

}  // namespace sayso
