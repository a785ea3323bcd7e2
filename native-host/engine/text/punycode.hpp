// How long a Unicode label becomes in a domain name (RFC 3492).
#pragma once

#include <cstddef>
#include <string_view>

namespace sayso {

/// Bytes of `label` (valid UTF-8) in punycode, without the "xn--" before it.
[[nodiscard]] std::size_t punycode_length(std::string_view label);

}  // namespace sayso
