#include "framing.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sayso::host {

void FrameDecoder::begin_frame(std::vector<FrameEvent>& out) {
  std::uint32_t length = 0;
  std::memcpy(&length, header_.data(), sizeof length);
  header_filled_ = 0;
  remaining_ = length;
  if (length > max_browser) {
    state_ = State::foreign;
    out.emplace_back(ForeignStream{length});
  } else if (length > max_frame) {
    state_ = State::skip;
    out.emplace_back(OversizedFrame{length});
  } else if (length == 0) {
    out.emplace_back(Frame{});
  } else {
    state_ = State::body;
  }
}

void FrameDecoder::feed(std::string_view bytes, std::vector<FrameEvent>& out) {
  while (!bytes.empty() && state_ != State::foreign) {
    if (state_ == State::header) {
      const std::size_t take = std::min(header_.size() - header_filled_, bytes.size());
      std::copy_n(bytes.begin(), take, header_.begin() + static_cast<std::ptrdiff_t>(header_filled_));
      header_filled_ += take;
      bytes.remove_prefix(take);
      if (header_filled_ == header_.size()) begin_frame(out);
      continue;
    }
    const std::size_t take = std::min(remaining_, bytes.size());
    if (state_ == State::body) body_.append(bytes.substr(0, take));
    bytes.remove_prefix(take);
    remaining_ -= take;
    if (remaining_ > 0) continue;
    if (state_ == State::body) out.emplace_back(Frame{std::exchange(body_, {})});
    state_ = State::header;
  }
}

bool FrameDecoder::inside_frame() const noexcept {
  return state_ == State::body || state_ == State::skip || (state_ == State::header && header_filled_ > 0);
}

std::string encode_frame(std::string_view payload) {
  const auto length = static_cast<std::uint32_t>(payload.size());
  std::string frame(sizeof length, '\0');
  std::memcpy(frame.data(), &length, sizeof length);
  frame.append(payload);
  return frame;
}

}  // namespace sayso::host
