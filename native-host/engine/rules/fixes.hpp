// Turns a rule's fixes into edits of this very text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/program.hpp"
#include "rules/reading.hpp"
#include "sayso/finding.hpp"

namespace sayso::rules {

[[nodiscard]] std::vector<Fix> fixes_for(const Program&, const Rule&, const Hit&, const Text&);

/// Every letter and digit as •, the rest as it is.
[[nodiscard]] std::string masked_out(std::string_view text);
/// "•••• 1111": the last four digits stay (PCI DSS 3.4 allows them).
[[nodiscard]] std::string masked_card(std::string_view number);
/// `better` in the case of `original`: Utilise → Use, UTILISE → USE.
[[nodiscard]] std::string in_case_of(std::string_view original, std::string_view better);

}  // namespace sayso::rules
