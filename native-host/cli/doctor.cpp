// sayso doctor: everything that must be right on a machine, what was found, and what to do.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "browsers.hpp"
#include "command.hpp"
#include "doctor_report.hpp"
#include "sayso/installation.hpp"
#include "sayso/json.hpp"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* system_name() {
#if defined(_WIN32)
  return "windows";
#elif defined(__APPLE__)
  return "macos";
#else
  return "linux";
#endif
}

struct Options {
  std::string root, home, table, host, system = system_name(), earlier;
  std::vector<std::string> expected;  ///< browsers that must be set up
  bool as_json = false, all = false;
};

std::vector<Observation> examine_machine(const BrowserTable& table, const Machine& machine) {
  std::vector<Observation> out;
  if (machine.system == "windows") return out;  // the host has no such place there
  std::error_code error;
  struct Place {
    const std::string& path;
    const char* name;
  };
  for (const auto& [place, name] : {Place{table.machine_policy, "settings"}, Place{table.machine_packs, "packs"}}) {
    const fs::path path = machine.root + place;
    if (!fs::exists(path, error)) {
      out.push_back({Verdict::note, place, std::string("There are no ") + name + " for the whole machine.", ""});
    } else if ((fs::status(path, error).permissions() & fs::perms::others_write) != fs::perms::none) {
      out.push_back({Verdict::wrong, place, "Everyone on this machine may change it.", "chmod o-w " + place});
    } else {
      out.push_back({Verdict::fine, place, std::string("There are ") + name + " for the whole machine.", ""});
    }
  }
  return out;
}

DoctorReport examine(const Options& options, const BrowserTable& table) {
  DoctorReport report;
  report.system = options.system;
  report.host = options.host;
  if (report.host.empty()) report.host = (fs::path(find_program_folder()) / table.host_program).string();
  const Machine machine{options.root, options.home, report.system};
  report.browsers = examine_browsers(table, machine);
  report.machine = examine_machine(table, machine);
  for (const BrowserReport& browser : report.browsers) {
    if (!browser.configured) continue;
    // The way that the browser goes: its own manifest's program, its own policy.
    const std::string host = options.host.empty() && !browser.host.empty() ? browser.host : report.host;
    const auto same = std::find_if(report.policies.begin(), report.policies.end(),
                                   [&](const DoctorReport::Policy& one) { return one.managed == browser.managed && one.host == host; });
    if (same != report.policies.end()) {
      same->browsers.push_back(browser.name);
    } else {
      report.policies.push_back({{browser.name}, host, browser.managed, {}});
    }
  }
  if (report.policies.empty()) report.policies.push_back({{}, report.host, nullptr, {}});
  for (DoctorReport::Policy& policy : report.policies) policy.test = run_self_test(policy.host, table, policy.managed);
  for (const BrowserReport& browser : report.browsers) {
    const bool expected = std::find(options.expected.begin(), options.expected.end(), browser.id) != options.expected.end();
    if (!expected || browser.configured) continue;
    if (browser.searched.empty()) {
      report.general.push_back(
          {Verdict::unknown, "", "Whether " + browser.name + " knows Sayso, as is expected, stands in the registry.", ""});
    } else {
      report.general.push_back({Verdict::wrong, "", browser.name + " is expected to know Sayso, and does not.",
                                "Distribute the host's manifest and the policy to this machine."});
    }
  }
  const bool set_up =
      std::any_of(report.browsers.begin(), report.browsers.end(), [](const BrowserReport& browser) { return browser.configured; });
  if (!set_up && options.system == "windows") {
    report.general.push_back({Verdict::unknown, "", "Whether a browser of this machine knows Sayso stands in the registry.", ""});
  } else if (!set_up) {
    report.general.push_back({Verdict::wrong, "", "No browser of this machine knows Sayso.",
                              "Install its package, or write a manifest: see installer/README.md."});
  }
  report.general.push_back({Verdict::note, "",
                            "A policy from the cloud (Google Admin, Edge management) is not on disk. The extension's status page shows "
                            "what the browser delivers.",
                            ""});
  return report;
}

Exit doctor(Options options) {
  const auto table = load_browsers(options.table);
  if (!table) return complain(table.error());
  if (options.home.empty()) {
    const char* home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe): one thread
    options.home = home == nullptr ? "" : home;
  }
  while (options.root.ends_with('/')) options.root.pop_back();
  std::error_code error;
  if (!options.root.empty() && !fs::is_directory(options.root, error))
    return complain(options.root + " is no folder. Give --root the folder that stands for /.");
  for (const std::string& id : options.expected) {
    if (table.value().find(id) == nullptr) return complain("no browser \"" + id + "\" is in the table.");
  }
  json earlier;
  if (!options.earlier.empty()) {
    const auto bytes = read_file(options.earlier);
    auto parsed = bytes ? parse_json(*bytes) : Result<json, JsonError>(Failure{JsonError::bad_json});
    if (!parsed || !parsed.value().is_object() || !parsed.value().contains("policies"))
      return complain(options.earlier + " is no answer of sayso doctor --json.");
    earlier = std::move(parsed).value();
  }
  DoctorReport report = examine(options, table.value());
  if (!earlier.is_null()) report.drift = drift_between(std::move(earlier), json(to_json(report)));
  if (options.as_json) {
    std::cout << to_json(report).dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
  } else {
    print(report, options.all);
  }
  if (count_wrong(report) > 0 || !report.drift.empty()) return Exit::findings;
  return cannot_tell(report) ? Exit::wrong : Exit::clean;
}

}  // namespace

Action declare_doctor(Command& command) {
  auto options = std::make_shared<Options>();
  command.add_flag("--json", options->as_json, "Print everything as JSON, for drift detection");
  command.add_flag("--all", options->all, "Show every place that was searched, or is to be looked at");
  command.add_option("--against", options->earlier, "An earlier answer (--json): what changed since is told, and is to be mended")
      .kind("FILE");
  command.add_option("--expect", options->expected, "A browser that must be set up here, such as chrome; may be given several times")
      .kind("BROWSER");
  command.add_option("--root", options->root, "A folder that stands for /: an image, or a test's tree").kind("DIR");
  command.add_option("--home", options->home, "The home of the person whose browsers are meant (default: $HOME)").kind("DIR");
  command.add_option("--host", options->host, "The host to test (default: the one beside this program)").kind("FILE");
  command.add_option("--system", options->system, "What --root stands for: linux, macos or windows (default: this system)")
      .kind("NAME")
      .one_of({"linux", "macos", "windows"});
  add_table_option(command, options->table);
  command.footer(
      "Looks at every place where a browser finds the host and its policy, starts the host and has it check a made-up draft, and says what "
      "to do.\n"
      "Nothing that anyone wrote is read or printed.\n"
      "\n"
      "Examples:\n"
      "  sayso doctor\n"
      "  sayso doctor --json > healthy.json\n"
      "  sayso doctor --expect chrome --against healthy.json\n"
      "\n"
      "Exit: 0 all is well, 1 something is to be mended or has changed, 2 it cannot be told, or wrong usage");
  return [options] { return doctor(*options); };
}

}  // namespace sayso::cli
