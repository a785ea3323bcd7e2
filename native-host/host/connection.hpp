// The two pipes to the browser, and the bell that the worker thread rings. POSIX.
//
// Neither direction ever blocks the other: what cannot be written yet is kept, and while too much is kept nothing more is read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "framing.hpp"

namespace sayso::host {

/// A descriptor that one thread rings and another waits for.
class Bell {
 public:
  Bell();
  ~Bell();
  Bell(const Bell&) = delete;
  Bell& operator=(const Bell&) = delete;

  /// From any thread.
  void ring() const noexcept;
  /// Takes back all rings so far.
  void quiet() const noexcept;
  [[nodiscard]] int descriptor() const noexcept { return read_end_; }

 private:
  int read_end_ = -1;
  int write_end_ = -1;
};

class Connection {
 public:
  enum class State : std::uint8_t {
    open,
    closed,  ///< end of file, or nobody reads any more: time to leave
  };

  /// Does not own the descriptors.
  Connection(int input, int output, const Bell& bell) : input_(input), output_(output), bell_(bell) {}

  /// Writes what can be written and appends every frame that is waiting to `received`. Returns at once, or with `wait` as soon as
  /// something was read or written or the bell rang.
  State exchange(bool wait, std::vector<FrameEvent>& received);
  /// Queues a frame; `exchange` writes it.
  void send(std::string_view payload);
  /// Writes what is queued, giving the reader at most `milliseconds` for each piece that it has no room for.
  void flush(int milliseconds);
  /// True when the stream has ended inside a frame.
  [[nodiscard]] bool truncated() const noexcept { return decoder_.inside_frame(); }

 private:
  enum class Written : std::uint8_t { all_fitted, full, nobody_reads };
  Written write_piece();
  [[nodiscard]] std::size_t unsent() const noexcept { return outgoing_.size() - sent_; }

  int input_;
  int output_;
  const Bell& bell_;
  FrameDecoder decoder_;
  std::string outgoing_;
  std::size_t sent_ = 0;
};

}  // namespace sayso::host
