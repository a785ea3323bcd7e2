// What the doctor found on a machine, and its forms: text for people, JSON for programs.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "browsers.hpp"
#include "doctor_browsers.hpp"
#include "doctor_drift.hpp"

namespace sayso::cli {

/// One run of the real host with one policy.
struct SelfTest {
  Verdict verdict = Verdict::unknown;
  std::string what, remedy;
  nlohmann::json welcome, configured, status;
  double milliseconds = 0;  ///< of the check
};

/// Starts `program`, hands it `managed` and has it check a made-up draft.
[[nodiscard]] SelfTest run_self_test(const std::string& program, const BrowserTable&, const nlohmann::json& managed);

/// Everything that the doctor found.
struct DoctorReport {
  std::string host;
  std::string system;
  std::vector<BrowserReport> browsers;
  std::vector<Observation> machine;
  struct Policy {
    std::vector<std::string> browsers;  ///< that are given this policy
    std::string host;
    nlohmann::json managed;
    SelfTest test;
  };
  std::vector<Policy> policies;  ///< one without browsers, where none is set up
  std::vector<Observation> general;
  std::vector<Drift> drift;  ///< since an earlier answer, where one is given
};

/// How many things are to be mended.
[[nodiscard]] std::size_t count_wrong(const DoctorReport&);
/// Whether something that matters cannot be seen from here.
[[nodiscard]] bool cannot_tell(const DoctorReport&);
[[nodiscard]] nlohmann::ordered_json to_json(const DoctorReport&);
/// `all`: with every place that was searched.
void print(const DoctorReport&, bool all);

}  // namespace sayso::cli
