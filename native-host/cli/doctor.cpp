// sayso doctor: everything that must be right on a machine, what was found, and what to do.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "browsers.hpp"
#include "command.hpp"
#include "doctor_browsers.hpp"
#include "host_process.hpp"
#include "marks.hpp"
#include "policy_settings.hpp"
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
  std::string root, home, table, host;
  bool as_json = false, all = false;
};

/// One run of the real host with one policy.
struct SelfTest {
  Verdict verdict = Verdict::unknown;
  std::string what, remedy;
  json welcome, configured, status;
  double milliseconds = 0;  ///< of the check
};

/// The ids' first origin, as the browser would give it.
std::string origin_of(const BrowserTable& table) { return "chrome-extension://" + table.chromium_ids.front() + "/"; }

/// A made-up number that every set with the built-in packs points at; nobody's text.
constexpr const char* sample = "My card is 4111 1111 1111 1111, see you there.";

SelfTest run_self_test(const std::string& program, const BrowserTable& table, const json& managed) {
  using std::chrono::milliseconds;
  SelfTest test;
  const auto failed = [&](std::string what, std::string remedy) {
    test.verdict = Verdict::wrong;
    test.what = std::move(what);
    test.remedy = std::move(remedy);
    return test;
  };
  if (!can_start_host()) {
    test.what = "This build cannot start the host.";
    return test;
  }
  std::error_code error;
  if (!fs::exists(program, error)) return failed("There is no host at " + program + ".", "Install Sayso again.");
  auto host = HostProcess::start(program, origin_of(table));
  if (!host) return failed(host.error(), "Install Sayso again.");
  auto answer = host.value().ask(
      {{"type", "hello"}, {"protocol", {1, 1}}, {"client", {{"name", "sayso-doctor"}, {"version", SAYSO_VERSION}}}}, milliseconds(10'000));
  if (!answer) return failed("The host does not say hello. " + answer.error(), "Run it by hand: " + program + " --version");
  if (answer.value()["type"] != "welcome")
    return failed("The host does not speak this protocol.", "Install host and command line of one version.");
  test.welcome = std::move(answer).value();
  answer = host.value().ask({{"type", "configure"}, {"managed", managed}, {"preferences", nullptr}}, milliseconds(60'000));
  if (!answer || answer.value()["type"] != "configured")
    return failed("The host takes no configuration. " + (answer ? std::string() : answer.error()),
                  "sayso policy lint tells what is wrong with a policy.");
  test.configured = std::move(answer).value();
  const auto start = std::chrono::steady_clock::now();
  answer = host.value().ask({{"type", "check"},
                             {"draft", "doctor"},
                             {"revision", 1},
                             {"text", sample},
                             {"scope", {{"site", "doctor"}, {"surface", "post"}, {"audience", "public"}, {"account", "brand"}}}},
                            milliseconds(10'000));
  test.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  if (!answer || answer.value()["type"] != "report")
    return failed("The host does not answer a check. " + (answer ? std::string() : answer.error()),
                  "Send us what sayso doctor --json prints.");
  const std::size_t found = answer.value()["findings"].size() + answer.value()["totals"].value("audited", std::size_t{0});
  answer = host.value().ask({{"type", "status"}}, milliseconds(10'000));
  if (answer) test.status = std::move(answer).value();
  const auto& packs = test.configured["packs"];
  const bool has_rule = std::any_of(packs.begin(), packs.end(), [](const json& pack) {
    return pack["id"] == "personal-data" && pack["used"] == true && pack["rules"] > 0;
  });
  const auto& off = test.configured["settings"]["surfaces-off"]["value"];
  const bool read = !off.is_array() || std::find(off.begin(), off.end(), "post") == off.end();
  if (found == 0 && has_rule && read)
    return failed("A draft with a card number was checked, and nothing was found.",
                  "Look at the refused rules below; send us what sayso doctor --json prints.");
  test.verdict = Verdict::fine;
  test.what = "Host, configuration and a check work.";
  return test;
}

struct Report {
  std::string host;
  std::string system;
  std::vector<BrowserReport> browsers;
  std::vector<Observation> machine;
  struct Policy {
    std::vector<std::string> browsers;  ///< that are given this policy
    std::string host;
    json managed;
    SelfTest test;
  };
  std::vector<Policy> policies;  ///< one without browsers, where none is set up
  std::vector<Observation> general;
};

std::vector<Observation> examine_machine(const Machine& machine) {
  std::vector<Observation> out;
  std::error_code error;
  struct Place {
    const char* path;
    const char* name;
  };
  for (const auto& [place, name] : {Place{"/etc/sayso/policy.json", "settings"}, Place{"/etc/sayso/packs", "packs"}}) {
    const fs::path path = machine.root + std::string(place);
    if (!fs::exists(path, error)) {
      out.push_back({Verdict::note, place, std::string("There are no ") + name + " for the whole machine.", ""});
    } else if ((fs::status(path, error).permissions() & fs::perms::others_write) != fs::perms::none) {
      out.push_back({Verdict::wrong, place, "Everyone on this machine may change it.", std::string("chmod o-w ") + place});
    } else {
      out.push_back({Verdict::fine, place, std::string("There are ") + name + " for the whole machine.", ""});
    }
  }
  return out;
}

Report examine(const Options& options, const BrowserTable& table) {
  Report report;
  report.system = system_name();
  report.host = options.host;
  if (report.host.empty()) report.host = (fs::path(find_program_folder()) / table.host_program).string();
  const Machine machine{options.root, options.home, report.system};
  report.browsers = examine_browsers(table, machine);
  report.machine = examine_machine(machine);
  for (const BrowserReport& browser : report.browsers) {
    if (!browser.configured) continue;
    // The way that the browser goes: its own manifest's program, its own policy.
    const std::string host = options.host.empty() && !browser.host.empty() ? browser.host : report.host;
    const auto same = std::find_if(report.policies.begin(), report.policies.end(),
                                   [&](const Report::Policy& one) { return one.managed == browser.managed && one.host == host; });
    if (same != report.policies.end()) {
      same->browsers.push_back(browser.name);
    } else {
      report.policies.push_back({{browser.name}, host, browser.managed, {}});
    }
  }
  if (report.policies.empty()) report.policies.push_back({{}, report.host, nullptr, {}});
  for (Report::Policy& policy : report.policies) policy.test = run_self_test(policy.host, table, policy.managed);
  if (std::none_of(report.browsers.begin(), report.browsers.end(), [](const BrowserReport& browser) { return browser.configured; })) {
    report.general.push_back({Verdict::wrong, "", "No browser of this machine knows Sayso.",
                              "Install its package, or write a manifest: see installer/README.md."});
  }
  report.general.push_back({Verdict::note, "",
                            "A policy from the cloud (Google Admin, Edge management) is not on disk. The extension's status page shows "
                            "what the browser delivers.",
                            ""});
  return report;
}

std::size_t count_wrong(const Report& report) {
  std::size_t wrong = 0;
  const auto count = [&](const std::vector<Observation>& list) {
    wrong += static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [](const Observation& one) { return one.verdict == Verdict::wrong; }));
  };
  for (const BrowserReport& browser : report.browsers) count(browser.observations);
  count(report.machine);
  count(report.general);
  for (const Report::Policy& policy : report.policies) {
    if (policy.test.verdict == Verdict::wrong) ++wrong;
    if (policy.test.configured.is_object()) wrong += policy.test.configured["totals"].value("refused", std::size_t{0});
  }
  return wrong;
}

bool cannot_tell(const Report& report) {
  return std::any_of(report.policies.begin(), report.policies.end(),
                     [](const Report::Policy& policy) { return policy.test.verdict == Verdict::unknown; });
}

ordered_json to_json(const std::vector<Observation>& list) {
  ordered_json out = ordered_json::array();
  for (const Observation& one : list)
    out.push_back({{"verdict", name_of(one.verdict)}, {"place", one.place}, {"what", one.what}, {"remedy", one.remedy}});
  return out;
}

ordered_json to_json(const Report& report, std::size_t wrong) {
  ordered_json out = {{"version", SAYSO_VERSION}, {"system", report.system}, {"host", report.host}, {"wrong", wrong}};
  out["browsers"] = ordered_json::array();
  for (const BrowserReport& browser : report.browsers) {
    out["browsers"].push_back({{"id", browser.id},
                               {"name", browser.name},
                               {"installed", browser.installed},
                               {"configured", browser.configured},
                               {"searched", browser.searched},
                               {"observations", to_json(browser.observations)}});
  }
  out["machine"] = to_json(report.machine);
  out["general"] = to_json(report.general);
  out["policies"] = ordered_json::array();
  for (const Report::Policy& policy : report.policies) {
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
    row["dictionaries"] = test.status.is_object() ? ordered_json(test.status.value("dictionaries", json())) : ordered_json();
    out["policies"].push_back(std::move(row));
  }
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

void print_policy(Printer& printer, const Report::Policy& policy) {
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
    for (const json& dictionary : test.status["dictionaries"]) {
      if (dictionary.value("state", "") != "loaded") {
        printer.line(Verdict::note,
                     "The dictionary " + dictionary.value("language", "") + " is " + dictionary.value("state", "") +
                         ": spelling is not checked in it.",
                     "", "Install hunspell's dictionary for it.");
      }
    }
  }
}

void print(const Report& report, std::size_t wrong, bool all) {
  Printer printer(style_of_output());
  std::cout << "sayso " << SAYSO_VERSION << " on " << report.system << ", host " << report.host << '\n';
  std::vector<std::string> absent;
  for (const BrowserReport& browser : report.browsers) {
    if (!browser.configured && !browser.installed && browser.observations.empty() && !all) {
      absent.push_back(browser.name);
      continue;
    }
    printer.title(browser.name + (browser.installed ? "" : " (not found here)"));
    printer.lines(browser.observations);
    if (!browser.configured) printer.line(Verdict::note, "Sayso is not set up for it.");
    if (all || !browser.configured) {
      for (const std::string& place : browser.searched) printer.quiet("       searched " + place);
    }
  }
  if (!absent.empty()) {
    printer.title("Other browsers");
    printer.plain("       not here: " + joined(absent) + " (--all shows every place that was searched)");
  }
  printer.title("This machine");
  printer.lines(report.machine);
  printer.lines(report.general);
  for (const Report::Policy& policy : report.policies) print_policy(printer, policy);
  std::cout << '\n'
            << (wrong == 0 ? "All is well."
                           : std::to_string(wrong) + (wrong == 1 ? " thing is to be mended." : " things are to be mended."))
            << '\n';
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
  const Report report = examine(options, table.value());
  const std::size_t wrong = count_wrong(report);
  if (options.as_json) {
    std::cout << to_json(report, wrong).dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
  } else {
    print(report, wrong, options.all);
  }
  if (wrong > 0) return Exit::findings;
  return cannot_tell(report) ? Exit::wrong : Exit::clean;
}

}  // namespace

Action declare_doctor(CLI::App& command) {
  auto options = std::make_shared<Options>();
  command.add_flag("--json", options->as_json, "Print everything as JSON, for drift detection");
  command.add_flag("--all", options->all, "Show every place that was searched");
  command.add_option("--root", options->root, "A folder that stands for /: an image, or a test's tree")->type_name("DIR");
  command.add_option("--home", options->home, "The home of the person whose browsers are meant (default: $HOME)")->type_name("DIR");
  command.add_option("--host", options->host, "The host to test (default: the one beside this program)")->type_name("FILE");
  add_table_option(command, options->table);
  command.footer(
      "Looks at every place where a browser finds the host and its policy, starts the host and has it check a made-up draft, and says what "
      "to do.\n"
      "Nothing that anyone wrote is read or printed.\n"
      "\n"
      "Examples:\n"
      "  sayso doctor\n"
      "  sayso doctor --json > today.json\n"
      "\n"
      "Exit: 0 all is well, 1 something is to be mended, 2 it cannot be told, or wrong usage");
  return [options] { return doctor(*options); };
}

}  // namespace sayso::cli
