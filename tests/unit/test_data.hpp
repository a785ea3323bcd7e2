// Other people's test data: read from SAYSO_TEST_DATA, by default the folder shared/data beside the checkout; never part of the repository.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"

namespace test_data {

inline std::filesystem::path folder() {
  const char* configured = std::getenv("SAYSO_TEST_DATA");
  if (configured != nullptr && *configured != '\0') return configured;
  return std::filesystem::path(SAYSO_SOURCE_DIR).parent_path() / "shared" / "data";
}

/// The path of a file, or an empty path and a visible notice.
inline std::filesystem::path file(const std::string& name) {
  const auto path = folder() / name;
  std::error_code error;
  if (std::filesystem::exists(path, error)) return path;
  WARN("NOT RUN: " << name << " is not in " << folder().string() << " (set SAYSO_TEST_DATA)");
  return {};
}

/// All rows of the JSON-lines files that are there.
inline std::vector<nlohmann::json> rows(const std::vector<std::string>& names) {
  std::vector<nlohmann::json> out;
  for (const std::string& name : names) {
    const auto path = file(name);
    if (path.empty()) continue;
    std::ifstream stream(path);
    for (std::string line; std::getline(stream, line);) {
      auto row = nlohmann::json::parse(line, nullptr, false);
      if (row.is_object()) out.push_back(std::move(row));
    }
  }
  return out;
}

}  // namespace test_data
