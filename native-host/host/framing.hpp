// The frames of the browsers' native messaging: a 32-bit length in native byte order, then that many bytes. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sayso::host {

/// A whole frame, its length prefix taken off.
struct Frame {
  std::string payload;
};
/// A frame over the cap. Its bytes are skipped as they come; the stream goes on after it.
struct OversizedFrame {
  std::uint32_t length;
};
/// A length that no browser sends: the stream is not a browser's. Nothing after it is read.
struct ForeignStream {
  std::uint32_t length;
};
using FrameEvent = std::variant<Frame, OversizedFrame, ForeignStream>;

/// Cuts a stream of bytes into frames, however it is chopped up. Memory grows with the bytes that arrived, never with what a length claims.
class FrameDecoder {
 public:
  static constexpr std::uint32_t max_frame = std::uint32_t{16} << 20;    ///< bytes; larger frames are skipped
  static constexpr std::uint32_t max_browser = std::uint32_t{64} << 20;  ///< bytes; Chromium refuses to send more

  /// Appends what `bytes` completes to `out`, in order.
  void feed(std::string_view bytes, std::vector<FrameEvent>& out);
  /// True when the stream, ending here, would end inside a frame.
  [[nodiscard]] bool inside_frame() const noexcept;

 private:
  enum class State : std::uint8_t { header, body, skip, foreign };
  void begin_frame(std::vector<FrameEvent>& out);

  State state_ = State::header;
  std::array<char, 4> header_{};
  std::size_t header_filled_ = 0;
  std::size_t remaining_ = 0;
  std::string body_;
};

/// One frame, ready to be written. `payload` is at most 1 MiB, which is all that a browser accepts.
[[nodiscard]] std::string encode_frame(std::string_view payload);

}  // namespace sayso::host
