// Effective settings as people read them: one line each, with where the value came from.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace sayso::cli {

/// A value in few words: "on", "3 entries: Acme, Sayso, …".
[[nodiscard]] std::string in_short(const nlohmann::json& value);

/// Prints `settings` (as in the protocol's `configured`), in the protocol's order, indented by two spaces.
void print_settings(const nlohmann::json& settings);

}  // namespace sayso::cli
