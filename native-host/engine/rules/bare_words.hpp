// Words about work that people may always say, so that none of them alone may be reason enough for a rule.
#pragma once

#include <span>
#include <string_view>

namespace sayso::rules {

/// Single words on pay, hours, unions, safety and those in charge (NLRA section 7; Stericycle, 372 NLRB No. 113), English and German.
[[nodiscard]] std::span<const std::string_view> bare_words() noexcept;

}  // namespace sayso::rules
