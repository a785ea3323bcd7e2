#include "passphrase.hpp"

#include <cstdlib>
#include <fstream>
#include <string_view>
#include <utility>

#include "command.hpp"

#if !defined(_WIN32)
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace sayso::cli {
namespace {

#if defined(_WIN32)
std::optional<std::string> from_terminal(Asking) {
  complain(std::string("the passphrase cannot be asked for here. Put it into ") + PassphraseSource::environment + " or a file.");
  return std::nullopt;
}
#else
/// The terminal itself, whatever standard input and output are; its echo is off while this lives.
class QuietTerminal {
 public:
  QuietTerminal() : file_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    if (file_ < 0 || ::tcgetattr(file_, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    quiet_ = ::tcsetattr(file_, TCSAFLUSH, &quiet) == 0;
  }
  ~QuietTerminal() {
    if (quiet_) ::tcsetattr(file_, TCSAFLUSH, &before_);
    if (file_ >= 0) ::close(file_);
  }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;

  [[nodiscard]] bool ready() const noexcept { return quiet_; }
  /// The line that is typed; nothing where the terminal ends.
  std::optional<std::string> ask(std::string_view question) {
    say(question);
    std::string line;
    for (char c = 0; ::read(file_, &c, 1) == 1; line += c) {
      if (c != '\n') continue;
      say("\n");
      return line;
    }
    return std::nullopt;
  }

 private:
  void say(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(file_, text.data(), text.size());
      if (written <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  int file_;
  termios before_{};
  bool quiet_ = false;
};

std::optional<std::string> from_terminal(Asking asking) {
  QuietTerminal terminal;
  if (!terminal.ready()) {
    complain(std::string("there is no terminal to ask for the passphrase. Put it into ") + PassphraseSource::environment +
             " or a file (--passphrase-file).");
    return std::nullopt;
  }
  std::optional<std::string> passphrase = terminal.ask("Passphrase: ");
  if (asking == Asking::twice && terminal.ask("Once more:  ") != passphrase) {
    complain("the two differ. Nothing was written; try again.");
    return std::nullopt;
  }
  return passphrase;
}
#endif

}  // namespace

std::optional<std::string> ask_passphrase(const PassphraseSource& source, Asking asking) {
  std::optional<std::string> passphrase;
  if (!source.file.empty()) {
    std::ifstream file(source.file, std::ios::binary);
    std::string line;
    if (!file || !std::getline(file, line)) {
      complain("cannot read a passphrase from " + source.file + ". It is the file's first line.");
      return std::nullopt;
    }
    if (line.ends_with('\r')) line.pop_back();
    passphrase = std::move(line);
  } else if (const char* value = std::getenv(PassphraseSource::environment)) {  // NOLINT(concurrency-mt-unsafe): one thread
    passphrase = value;
  } else {
    passphrase = from_terminal(asking);
  }
  if (passphrase && passphrase->empty()) {
    complain("the passphrase is empty. For a key in the clear say so: --no-passphrase.");
    return std::nullopt;
  }
  return passphrase;
}

}  // namespace sayso::cli
