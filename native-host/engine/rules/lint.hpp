// Looks at packs as a picky colleague would. See sayso/lint.hpp.
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "rules/index.hpp"
#include "rules/pack_reader.hpp"
#include "rules/program.hpp"
#include "sayso/lint.hpp"

namespace sayso::rules {

/// By pack and place. `packs` are those of the program, documents kept; the rules' examples as well.
[[nodiscard]] std::vector<LintNote> lint(const Program&, const Index&, const std::vector<std::unique_ptr<PackSource>>& packs,
                                         std::chrono::sys_seconds now);

}  // namespace sayso::rules
