#include "sayso/finding.hpp"

#include <array>

#include "names.hpp"

namespace sayso {

namespace {

constexpr std::array<std::string_view, 16> categories = {
    "personal-data", "credentials",     "customer-data", "health",         "confidential",  "market-sensitive", "promissory", "endorsement",
    "conduct",       "legal-admission", "whereabouts",   "scope-mismatch", "wrong-account", "public-worthy",    "spelling",   "style"};
constexpr std::array<std::string_view, 5> stages = {"audit", "advise", "confirm", "justify", "block"};
constexpr std::array<std::string_view, 3> severities = {"low", "medium", "high"};
constexpr std::array<std::string_view, 4> fix_kinds = {"replace", "insert", "mask", "move"};

}  // namespace

std::string_view name_of(Category value) noexcept { return names::at(categories, value); }
std::string_view name_of(Stage value) noexcept { return names::at(stages, value); }
std::string_view name_of(Severity value) noexcept { return names::at(severities, value); }
std::string_view name_of(Fix::Kind value) noexcept { return names::at(fix_kinds, value); }
std::optional<Category> parse_category(std::string_view name) noexcept { return names::find<Category>(categories, name); }
std::optional<Stage> parse_stage(std::string_view name) noexcept { return names::find<Stage>(stages, name); }
std::optional<Severity> parse_severity(std::string_view name) noexcept { return names::find<Severity>(severities, name); }

}  // namespace sayso
