// Asks for a passphrase without showing it.
#pragma once

#include <optional>
#include <string>

namespace sayso::cli {

/// Where scripts put the passphrase.
struct PassphraseSource {
  std::string file;                                               ///< its first line; empty: none
  static constexpr const char* environment = "SAYSO_PASSPHRASE";  ///< read where no file is named
};

enum class Asking : bool { once, twice };

/// From the file, else the environment, else from the terminal (`twice`: again, to be sure). Nothing: there is none, or the two differ, and
/// it was said on standard error.
[[nodiscard]] std::optional<std::string> ask_passphrase(const PassphraseSource& source, Asking asking);

}  // namespace sayso::cli
