// The way of every draft, from a program: the real host, greeted and configured as by the browser, checks a made-up text.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

#include "doctor_report.hpp"
#include "host_process.hpp"
#include "sayso/json.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;

/// The ids' first origin, as the browser would give it.
std::string origin_of(const BrowserTable& table) { return "chrome-extension://" + table.chromium_ids.front() + "/"; }

/// A made-up number that every set with the built-in packs points at; nobody's text.
constexpr const char* sample = "My card is 4111 1111 1111 1111, see you there.";

}  // namespace

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
  if (!std::filesystem::exists(program, error)) return failed("There is no host at " + program + ".", "Install Sayso again.");
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

}  // namespace sayso::cli
