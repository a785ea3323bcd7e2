// What the doctor says about one thing, and where it looks.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::cli {

enum class Verdict {
  fine,
  note,     ///< worth knowing, nothing to mend
  wrong,    ///< to be mended
  unknown,  ///< cannot be told from here
};
[[nodiscard]] std::string_view name_of(Verdict) noexcept;

/// One thing that was looked at.
struct Observation {
  Verdict verdict;
  std::string place;   ///< path as the browser sees it; may be empty
  std::string what;    ///< one sentence
  std::string remedy;  ///< what to do; empty where there is nothing to do
};

/// Where to look.
struct Machine {
  std::string root;    ///< put before every path; empty: the machine itself
  std::string home;    ///< the person's home, as the browser sees it
  std::string system;  ///< "linux", "macos", "windows"

  /// "~/.config/…" as the browser sees it, and as we reach it.
  [[nodiscard]] std::string seen(const std::string& path) const;
  [[nodiscard]] std::filesystem::path reached(const std::string& path) const;
};

/// The bytes of a file; nothing where it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path&);

}  // namespace sayso::cli
