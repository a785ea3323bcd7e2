// What changed on a machine since an earlier answer of the doctor's.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sayso::cli {

struct Drift {
  std::string path;         ///< JSON pointer into the report
  nlohmann::json was, now;  ///< null: not there
};

/// Both are reports as JSON. Times, and lists of places, differ from run to run and from home to home: they are left out.
[[nodiscard]] std::vector<Drift> drift_between(nlohmann::json before, nlohmann::json now);

}  // namespace sayso::cli
