// Fingerprints of packs, so that an admin can tell that two machines use the same one.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// SHA-256 (FIPS 180-4) in 64 lower-case hexadecimal digits, as `sha256sum` prints it.
[[nodiscard]] std::string sha256_of(std::string_view bytes);

}  // namespace sayso
