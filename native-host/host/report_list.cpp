#include "report_list.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "protocol.hpp"
#include "sayso/json.hpp"

namespace sayso::host {
namespace {

using nlohmann::json;

bool is_spelling(const Finding& finding) noexcept { return finding.category == Category::spelling; }

/// Strongest first; of equals, the order of the report.
std::vector<std::size_t> by_strength(const std::vector<Finding>& findings) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].stage != Stage::audit) order.push_back(i);
  }
  const auto weakness = [&](std::size_t i) {
    const Finding& finding = findings[i];
    return std::tuple(is_spelling(finding), -static_cast<int>(finding.stage), -static_cast<int>(finding.severity));
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weakness(a) < weakness(b); });
  return order;
}

struct Row {
  json value;
  std::size_t bytes;
  bool whole;
};

/// A finding as it is sent: of marks and fixes, no more than anybody looks at.
Row row_of(const Finding& finding, const Text& text) {
  Row row{{}, 0, finding.marks.size() <= max_marks};
  if (row.whole) {
    row.value = to_json(finding, text);
  } else {
    Finding shorter = finding;
    shorter.marks.resize(max_marks);
    row.value = to_json(shorter, text);
  }
  row.bytes = dump_json(row.value).size();
  if (row.bytes > max_finding_bytes) {
    row.value["fixes"] = json::array();
    row.bytes = dump_json(row.value).size();
    row.whole = false;
  }
  return row;
}

}  // namespace

void put_findings(json& message, const Report& report) {
  const std::vector<std::size_t> order = by_strength(report.findings);
  message["findings"] = json::array();
  message["totals"]["findings"] = order.size();
  constexpr std::size_t punctuation = 64;  // "truncated" and the like
  std::size_t used = dump_json(message).size() + punctuation;
  std::size_t misspellings = 0;
  bool all = !report.cut;
  std::vector<std::pair<std::size_t, json>> rows;
  for (const std::size_t index : order) {
    const Finding& finding = report.findings[index];
    // Nothing is made that will not be sent: a draft can hold a quarter of a million misspelt words.
    if (is_spelling(finding) && ++misspellings > max_misspellings) {
      all = false;
      break;
    }
    Row row = row_of(finding, report.text);
    used += row.bytes + 1;
    if (used > max_answer_bytes) {
      all = false;
      break;
    }
    all = all && row.whole;
    rows.emplace_back(index, std::move(row.value));
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [index, row] : rows) message["findings"].push_back(std::move(row));
  if (!all) message["truncated"] = true;
}

}  // namespace sayso::host
