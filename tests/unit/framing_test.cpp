#include "framing.hpp"

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace sayso::host;

namespace {

std::string header(std::uint32_t length) {
  std::string bytes(sizeof length, '\0');
  std::memcpy(bytes.data(), &length, sizeof length);
  return bytes;
}

std::vector<FrameEvent> decode(const std::string& stream, std::size_t piece) {
  FrameDecoder decoder;
  std::vector<FrameEvent> events;
  for (std::size_t i = 0; i < stream.size(); i += piece) decoder.feed(std::string_view(stream).substr(i, piece), events);
  return events;
}

/// Frames as their payloads, the others as "oversized" and "foreign".
std::vector<std::string> shown(const std::vector<FrameEvent>& events) {
  std::vector<std::string> out;
  for (const FrameEvent& event : events) {
    if (const auto* frame = std::get_if<Frame>(&event)) {
      out.push_back(frame->payload);
    } else {
      out.emplace_back(std::holds_alternative<OversizedFrame>(event) ? "oversized" : "foreign");
    }
  }
  return out;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("frames come out the same however the stream is cut", "[framing]") {
  const std::string stream =
      encode_frame("one") + encode_frame("") + encode_frame(std::string(70'000, 'x')) + encode_frame("{\"a\":\"\r\n\x1a\"}");
  for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{5}, std::size_t{4096}, stream.size()}) {
    CHECK(shown(decode(stream, piece)) == List{"one", "", std::string(70'000, 'x'), "{\"a\":\"\r\n\x1a\"}"});
  }
}

TEST_CASE("a frame of exactly the cap is read, one byte more is skipped, and the next frame is read", "[framing]") {
  const std::string most(FrameDecoder::max_frame, 'm');
  CHECK(shown(decode(encode_frame(most) + encode_frame("next"), 1U << 16)) == List{most, "next"});
  CHECK(shown(decode(encode_frame(most + "m") + encode_frame("next"), 1U << 16)) == List{"oversized", "next"});
}

TEST_CASE("a length that no browser sends ends the stream", "[framing]") {
  CHECK(shown(decode(header(FrameDecoder::max_browser) + "abc", 3)) == List{"oversized"});
  CHECK(shown(decode(header(FrameDecoder::max_browser + 1) + encode_frame("never read"), 3)) == List{"foreign"});
  CHECK(shown(decode(header(0x80000000U), 1)) == List{"foreign"});
  CHECK(shown(decode(header(0xFFFFFFFFU), 4)) == List{"foreign"});
}

TEST_CASE("the decoder knows whether the stream may end here", "[framing]") {
  FrameDecoder decoder;
  std::vector<FrameEvent> events;
  CHECK_FALSE(decoder.inside_frame());
  decoder.feed(header(3).substr(0, 2), events);
  CHECK(decoder.inside_frame());
  decoder.feed(header(3).substr(2) + "ab", events);
  CHECK(decoder.inside_frame());
  decoder.feed("c", events);
  CHECK_FALSE(decoder.inside_frame());
  CHECK(shown(events) == List{"abc"});
}

TEST_CASE("encoding puts the length in front, in native byte order", "[framing]") {
  const std::string frame = encode_frame("payload");
  std::uint32_t length = 0;
  std::memcpy(&length, frame.data(), sizeof length);
  CHECK(length == 7);
  CHECK(frame.substr(4) == "payload");
}
