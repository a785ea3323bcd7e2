#include "arguments.hpp"

#include "catch.hpp"

using namespace sayso::host;
using Action = Arguments::Action;

TEST_CASE("the browsers' own arguments are accepted", "[arguments]") {
  CHECK(read_arguments({}).action == Action::serve);
  CHECK(read_arguments({"chrome-extension://iimkomokggagjaplngkmokpencailcbl/"}).action == Action::serve);
  CHECK(read_arguments({"chrome-extension://iimkomokggagjaplngkmokpencailcbl/", "--parent-window=0"}).action == Action::serve);
  CHECK(read_arguments({"/usr/lib/mozilla/native-messaging-hosts/sayso.json", "sayso@example.org"}).action == Action::serve);
  CHECK(read_arguments({"--reconnect-command=https://x.example/"}).action == Action::serve);
}

TEST_CASE("a caller that is no extension is refused", "[arguments]") {
  const Arguments page = read_arguments({"https://x.example/"});
  CHECK(page.action == Action::refuse);
  CHECK_FALSE(page.problem.empty());
}

TEST_CASE("folders", "[arguments]") {
  const Arguments arguments = read_arguments({"--packs", "one", "--packs=two", "--no-default-packs"});
  CHECK(arguments.folders.extra_packs == std::vector<std::string>{"one", "two"});
  CHECK_FALSE(arguments.folders.default_packs);
  CHECK(read_arguments({"--packs"}).action == Action::refuse);
  CHECK(read_arguments({"--version"}).action == Action::show_version);
  CHECK(read_arguments({"--help"}).action == Action::show_help);
}
