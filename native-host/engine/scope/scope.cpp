#include "sayso/scope.hpp"

#include <array>

#include "names.hpp"

namespace sayso {

namespace {

constexpr std::array<std::string_view, 7> surfaces = {"unknown", "post", "reply", "comment", "direct-message", "group-message", "article"};
constexpr std::array<std::string_view, 7> audiences = {"unknown", "public", "followers", "connections", "friends", "group", "private"};
constexpr std::array<std::string_view, 3> accounts = {"unknown", "personal", "brand"};

}  // namespace

std::string_view name_of(Surface value) noexcept { return names::at(surfaces, value); }
std::string_view name_of(Audience value) noexcept { return names::at(audiences, value); }
std::string_view name_of(Account value) noexcept { return names::at(accounts, value); }
std::optional<Surface> parse_surface(std::string_view name) noexcept { return names::find<Surface>(surfaces, name); }
std::optional<Audience> parse_audience(std::string_view name) noexcept { return names::find<Audience>(audiences, name); }
std::optional<Account> parse_account(std::string_view name) noexcept { return names::find<Account>(accounts, name); }

}  // namespace sayso
