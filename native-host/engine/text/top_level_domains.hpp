// Which endings make a bare word with a dot an address: the top-level domains.
#pragma once

#include <cstddef>
#include <string_view>

namespace sayso {

/// Length in bytes of the longest top-level domain (any case; Unicode or "xn--…" form) at the front of `text` that is not followed by one
/// of `[0-9A-Za-z@+-]`; 0 where there is none.
[[nodiscard]] std::size_t top_level_domain_prefix(std::string_view text) noexcept;

}  // namespace sayso
