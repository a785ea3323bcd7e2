#include "connection.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <system_error>

namespace sayso::host {
namespace {

constexpr std::size_t read_size = std::size_t{64} << 10;
constexpr std::size_t most_per_exchange = std::size_t{32} << 20;  // bytes read before work gets its turn
constexpr std::size_t most_unsent = std::size_t{4} << 20;         // bytes kept for a slow reader before reading stops

#ifndef PIPE_BUF
constexpr std::size_t atomic_write = 512;
#else
constexpr std::size_t atomic_write = PIPE_BUF;
#endif

bool ready(int descriptor, short events, int milliseconds) {
  pollfd wanted{descriptor, events, 0};
  int count = 0;
  do {
    count = ::poll(&wanted, 1, milliseconds);
  } while (count < 0 && errno == EINTR);
  return count > 0;
}

}  // namespace

Bell::Bell() {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  read_end_ = ends[0];
  write_end_ = ends[1];
  for (const int end : ends) {
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(end, F_SETFL, O_NONBLOCK);
  }
}

Bell::~Bell() {
  ::close(read_end_);
  ::close(write_end_);
}

void Bell::ring() const noexcept {
  const char one = 1;
  // A full pipe is a bell that rings already.
  [[maybe_unused]] const auto written = ::write(write_end_, &one, 1);
}

void Bell::quiet() const noexcept {
  std::array<char, 64> rings{};
  while (::read(read_end_, rings.data(), rings.size()) > 0) {
  }
}

void Connection::send(std::string_view payload) { outgoing_ += encode_frame(payload); }

Connection::Written Connection::write_piece() {
  // A descriptor that polls writable takes this much without blocking; its flags, which others may share, stay as they are.
  if (unsent() == 0) return Written::all_fitted;
  if (!ready(output_, POLLOUT, 0)) return Written::full;
  const ssize_t written = ::write(output_, outgoing_.data() + sent_, std::min(unsent(), atomic_write));
  if (written < 0) return errno == EINTR || errno == EAGAIN ? Written::full : Written::nobody_reads;
  sent_ += static_cast<std::size_t>(written);
  if (unsent() == 0) {
    outgoing_.clear();
    sent_ = 0;
  }
  return Written::all_fitted;
}

Connection::State Connection::exchange(bool wait, std::vector<FrameEvent>& received) {
  while (unsent() > 0) {
    const Written written = write_piece();
    if (written == Written::nobody_reads) return State::closed;
    if (written == Written::full) break;
  }

  std::array<pollfd, 3> wanted{pollfd{input_, POLLIN, 0}, pollfd{bell_.descriptor(), POLLIN, 0}, pollfd{output_, 0, 0}};
  const bool reader_lags = unsent() > most_unsent;
  if (reader_lags) wanted[0].events = 0;         // still tells when the other end is gone
  if (unsent() > 0) wanted[2].events = POLLOUT;  // without any, it still tells when nobody reads
  if (::poll(wanted.data(), wanted.size(), wait ? -1 : 0) < 0) return errno == EINTR ? State::open : State::closed;

  if (wanted[1].revents != 0) bell_.quiet();
  if ((wanted[2].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return State::closed;
  if (wanted[0].revents == 0) return State::open;
  if (reader_lags) return State::closed;

  std::array<char, read_size> bytes;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read
  std::size_t taken = 0;
  do {
    const ssize_t count = ::read(input_, bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return State::open;
    if (count <= 0) return State::closed;
    decoder_.feed(std::string_view(bytes.data(), static_cast<std::size_t>(count)), received);
    taken += static_cast<std::size_t>(count);
  } while (taken < most_per_exchange && ready(input_, POLLIN, 0));
  return State::open;
}

void Connection::flush(int milliseconds) {
  while (unsent() > 0) {
    if (!ready(output_, POLLOUT, milliseconds)) return;
    if (write_piece() == Written::nobody_reads) return;
  }
}

}  // namespace sayso::host
