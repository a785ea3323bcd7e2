// The doctor's report as text for people and as JSON for programs.
#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "doctor_report.hpp"
#include "marks.hpp"
#include "policy_settings.hpp"
#include "sayso/json.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

ordered_json to_json(const std::vector<Observation>& list) {
  ordered_json out = ordered_json::array();
  for (const Observation& one : list)
    out.push_back({{"verdict", name_of(one.verdict)}, {"place", one.place}, {"what", one.what}, {"remedy", one.remedy}});
  return out;
}

class Printer {
 public:
  explicit Printer(Style style) : style_(style) {}

  void title(const std::string& text) { std::cout << '\n' << bold(text, style_) << '\n'; }

  void line(Verdict verdict, const std::string& text, const std::string& place = "", const std::string& remedy = "") {
    std::cout << "  " << mark(verdict) << text << '\n';
    if (!place.empty()) std::cout << "         " << pale(place, style_) << '\n';
    if (!remedy.empty()) std::cout << "         → " << remedy << '\n';
  }
  void lines(const std::vector<Observation>& list) {
    for (const Observation& one : list) line(one.verdict, one.what, one.place, one.remedy);
  }
  void plain(const std::string& text) { std::cout << "  " << text << '\n'; }
  void quiet(const std::string& text) { std::cout << "  " << pale(text, style_) << '\n'; }

 private:
  [[nodiscard]] std::string mark(Verdict verdict) const {
    struct Look {
      const char* word;
      const char* colour;
    };
    constexpr std::array<Look, 4> looks = {Look{"fine   ", "32"}, Look{"note   ", "2"}, Look{"wrong  ", "31"}, Look{"?      ", "33"}};
    const Look& look = looks[static_cast<std::size_t>(verdict)];
    if (style_ == Style::plain) return look.word;
    return std::string("\x1b[") + look.colour + "m" + look.word + "\x1b[0m";
  }

  Style style_;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// What the exit status says.
std::string in_one_line(const DoctorReport& report) {
  const std::size_t wrong = count_wrong(report), changed = report.drift.size();
  std::string changes;
  if (changed > 0) changes = std::to_string(changed) + (changed == 1 ? " value has changed." : " values have changed.");
  if (wrong > 0)
    return std::to_string(wrong) + (wrong == 1 ? " thing is to be mended." : " things are to be mended.") + (changed > 0 ? " " : "") +
           changes;
  if (changed > 0) return changes;
  return cannot_tell(report) ? "Nothing is wrong as far as it can be told from here; look at what is marked with ?." : "All is well.";
}

void print_policy(Printer& printer, const DoctorReport::Policy& policy) {
  const SelfTest& test = policy.test;
  printer.title(policy.browsers.empty() ? "Self-test" : "Self-test as in " + joined(policy.browsers));
  printer.line(test.verdict, test.what, policy.host, test.remedy);
  if (test.welcome.is_object()) {
    const json& sandbox = test.welcome["sandbox"];
    printer.plain("       host " + test.welcome["host"].value("version", "?") + " (" + test.welcome["host"].value("platform", "?") +
                  "), protocol " + test.welcome["protocol"].dump());
    printer.plain(std::string("       locked in: seccomp ") + (sandbox.value("seccomp", false) ? "on" : "off") + ", Landlock " +
                  (sandbox.value("landlock", 0) > 0 ? "version " + std::to_string(sandbox.value("landlock", 0)) : "off") + ", core dumps " +
                  sandbox.value("core-dumps", "?"));
  }
  if (test.configured.is_object()) {
    printer.title("Packs");
    for (const json& pack : test.configured["packs"]) {
      std::ostringstream row;
      row << std::left << std::setw(22) << pack.value("id", "") << ' ' << std::setw(8) << pack.value("version", "") << ' ' << std::setw(9)
          << pack.value("origin", "") << ' ' << std::right << std::setw(5) << pack.value("rules", 0) << " rules  "
          << pack.value("sha256", "").substr(0, 16);
      if (!pack.value("used", true)) row << "  off";
      if (pack.value("refused", 0) > 0) row << "  " << pack.value("refused", 0) << " refused";
      printer.plain(row.str());
    }
    for (const json& source : test.configured["sources"])
      printer.line(Verdict::note,
                   "The pack " + source.value("source", "") + " is fetched by the extension; its status page shows the copy in force.",
                   source.value("url", ""));
    printer.title("Settings");
    print_settings(test.configured["settings"]);
    if (!test.configured["refused"].empty() || !test.configured["notes"].empty()) printer.title("Refused, and to note");
    const auto list = [&](const char* key, Verdict verdict) {
      for (const json& one : test.configured[key]) {
        const std::string rule = one.value("rule", "");
        printer.line(verdict, one.value("reason", ""),
                     one.value("source", "") + " " + one.value("path", "") + (rule.empty() ? "" : "  " + rule) + "  (" +
                         one.value("code", "") + ")");
      }
    };
    list("refused", Verdict::wrong);
    list("notes", Verdict::note);
  }
  if (test.status.is_object()) {
    const bool is_default = test.configured.is_object() && test.configured["settings"]["languages"].value("origin", "") == "built-in";
    for (const json& dictionary : test.status["dictionaries"]) {
      if (dictionary.value("state", "") != "loaded") {
        printer.line(Verdict::note,
                     "The dictionary " + dictionary.value("language", "") + " is " + dictionary.value("state", "") +
                         ": spelling is not checked in it." +
                         (is_default ? " Browsers whose languages have dictionaries here take those." : ""),
                     "", "Install hunspell's dictionary for it.");
      }
    }
  }
}

}  // namespace

bool cannot_tell(const DoctorReport& report) {
  const auto unknown = [](const Observation& one) { return one.verdict == Verdict::unknown; };
  const auto any_unknown = [&](const std::vector<Observation>& list) { return std::any_of(list.begin(), list.end(), unknown); };
  if (any_unknown(report.general)) return true;
  if (std::any_of(report.browsers.begin(), report.browsers.end(),
                  [&](const BrowserReport& browser) { return browser.configured && any_unknown(browser.observations); })) {
    return true;
  }
  return std::any_of(report.policies.begin(), report.policies.end(),
                     [](const DoctorReport::Policy& policy) { return policy.test.verdict == Verdict::unknown; });
}

std::size_t count_wrong(const DoctorReport& report) {
  std::size_t wrong = 0;
  const auto count = [&](const std::vector<Observation>& list) {
    wrong += static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [](const Observation& one) { return one.verdict == Verdict::wrong; }));
  };
  for (const BrowserReport& browser : report.browsers) count(browser.observations);
  count(report.machine);
  count(report.general);
  for (const DoctorReport::Policy& policy : report.policies) {
    if (policy.test.verdict == Verdict::wrong) ++wrong;
    if (policy.test.configured.is_object()) wrong += policy.test.configured["totals"].value("refused", std::size_t{0});
  }
  return wrong;
}

ordered_json to_json(const DoctorReport& report) {
  ordered_json out = {{"version", SAYSO_VERSION}, {"system", report.system}, {"host", report.host}, {"wrong", count_wrong(report)}};
  out["browsers"] = ordered_json::array();
  for (const BrowserReport& browser : report.browsers) {
    out["browsers"].push_back({{"id", browser.id},
                               {"name", browser.name},
                               {"installed", browser.installed ? ordered_json(*browser.installed) : ordered_json()},
                               {"configured", browser.configured},
                               {"searched", browser.searched},
                               {"not-read", browser.not_read},
                               {"observations", to_json(browser.observations)}});
  }
  out["machine"] = to_json(report.machine);
  out["general"] = to_json(report.general);
  out["policies"] = ordered_json::array();
  for (const DoctorReport::Policy& policy : report.policies) {
    const SelfTest& test = policy.test;
    ordered_json row = {
        {"browsers", policy.browsers},
        {"program", policy.host},
        {"self-test",
         {{"verdict", name_of(test.verdict)}, {"what", test.what}, {"remedy", test.remedy}, {"milliseconds", test.milliseconds}}}};
    for (const char* key : {"host", "protocol", "sandbox"})
      row[key] = test.welcome.is_object() ? ordered_json(test.welcome.value(key, json())) : ordered_json();
    for (const char* key : {"settings", "packs", "sources", "refused", "notes"})
      row[key] = test.configured.is_object() ? ordered_json(test.configured.value(key, json())) : ordered_json();
    for (const char* key : {"dictionaries", "rules", "errors"})
      row[key] = test.status.is_object() ? ordered_json(test.status.value(key, json())) : ordered_json();
    out["policies"].push_back(std::move(row));
  }
  out["drift"] = ordered_json::array();
  for (const Drift& one : report.drift) out["drift"].push_back({{"path", one.path}, {"was", one.was}, {"now", one.now}});
  return out;
}

void print(const DoctorReport& report, bool all) {
  Printer printer(style_of_output());
  std::cout << "sayso " << SAYSO_VERSION << " on " << report.system << ", host " << report.host << '\n';
  std::vector<std::string> absent;
  for (const BrowserReport& browser : report.browsers) {
    if (!browser.configured && browser.installed == false && browser.observations.empty() && !all) {
      absent.push_back(browser.name);
      continue;
    }
    printer.title(browser.name + (browser.installed == false ? " (not found here)" : ""));
    printer.lines(browser.observations);
    if (!browser.configured && !browser.searched.empty()) printer.line(Verdict::note, "Sayso is not set up for it.");
    if (all || !browser.configured) {
      for (const std::string& place : browser.searched) printer.quiet("       searched " + place);
    }
    if (all) {
      for (const std::string& place : browser.not_read) printer.quiet("       to look at " + place);
    }
  }
  if (!absent.empty()) {
    printer.title("Other browsers");
    printer.plain("       not here: " + joined(absent) + " (--all shows every place that was searched)");
  }
  printer.title("This machine");
  printer.lines(report.machine);
  printer.lines(report.general);
  for (const DoctorReport::Policy& policy : report.policies) print_policy(printer, policy);
  if (!report.drift.empty()) printer.title("Changed since the earlier answer");
  for (const Drift& one : report.drift)
    printer.line(Verdict::wrong, one.path + ": was " + in_short(one.was) + ", is " + in_short(one.now) + ".");
  std::cout << '\n' << in_one_line(report) << '\n';
}

}  // namespace sayso::cli
