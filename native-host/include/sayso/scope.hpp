// Who will see a draft: the site and place it is written in, its audience, and the account that will sign it.
//
// Unknown is a value of its own and is never guessed away: a rule that asks for `public` does not match `unknown` unless it says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

enum class Surface : std::uint8_t {
  unknown,
  post,
  reply,
  comment,
  direct_message,
  group_message,
  article,
};

enum class Audience : std::uint8_t {
  unknown,
  open,         ///< "public": anyone, usually searchable
  followers,    ///< those who follow the account
  connections,  ///< the person's own network
  friends,
  group,   ///< a group, channel or server
  closed,  ///< "private": the named recipients alone
};

enum class Account : std::uint8_t {
  unknown,
  personal,
  brand,
};

/// Where a draft is going. All strings are UTF-8; an empty string means "not told".
struct Scope {
  std::string site;  ///< adapter id, e.g. "x"; "unknown" or empty where the site is not known
  Surface surface = Surface::unknown;
  Audience audience = Audience::unknown;
  Account account = Account::unknown;
  std::string account_name;             ///< e.g. "@acme"
  std::vector<std::string> recipients;  ///< names as the page shows them
  std::optional<std::uint32_t> group_size;
};

/// The names used in JSON and on the command line ("direct-message", "public", …); `parse_*` returns nothing for any other word.
[[nodiscard]] std::string_view name_of(Surface) noexcept;
[[nodiscard]] std::string_view name_of(Audience) noexcept;
[[nodiscard]] std::string_view name_of(Account) noexcept;
[[nodiscard]] std::optional<Surface> parse_surface(std::string_view) noexcept;
[[nodiscard]] std::optional<Audience> parse_audience(std::string_view) noexcept;
[[nodiscard]] std::optional<Account> parse_account(std::string_view) noexcept;

}  // namespace sayso
