// Fits a Likeness to labelled posts.
//
// One logistic regression a category, by stochastic dual coordinate ascent (Shalev-Shwartz and Zhang, "Stochastic dual coordinate ascent
// methods for regularized loss minimization", JMLR 14, 2013, section 6.2). Deterministic: the same posts give the same model.
#pragma once

#include <string>
#include <vector>

#include "sayso/finding.hpp"
#include "sayso/scope.hpp"
#include "sayso/text.hpp"

namespace sayso {

struct LabelledPost {
  Text text;
  Scope scope;
  std::vector<Category> labels;
};

/// The model's text, as `Likeness::parse` reads it. Words that stand in one post alone are left out.
[[nodiscard]] std::string learn_likeness(const std::vector<LabelledPost>&);

}  // namespace sayso
