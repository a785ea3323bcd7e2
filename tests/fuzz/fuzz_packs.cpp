// Any bytes as a pack: what loads must match the same by the fast path and by the plain loop.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/rules.hpp"
#include "sayso/text.hpp"

using namespace sayso;

namespace {

const Text& sample() {
  static const Text text = [] {
    auto prepared = Text::prepare(
        "Hi @maria_k, call me on 555-0142 when you land 🎉 my card is 4111 1111 1111 1111, the order AC-204881 — see "
        "https://shop.example/a?b=c, mail a.b@mail.example; Größe, naïve, 東京 #launch $ACME secret teacup \"quoted\" it's");
    if (!prepared) std::abort();
    return std::move(prepared).value();
  }();
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  RuleSetBuilder builder;
  builder.add(std::string_view(reinterpret_cast<const char*>(data), size), Origin::managed, "fuzz");
  const Circumstances circumstances{std::chrono::sys_seconds(std::chrono::seconds(1'767'225'600)), "en", {"support"}, 0};
  const auto rules = builder.build(circumstances.now);
  for (const Audience audience : {Audience::unknown, Audience::open, Audience::closed}) {
    Scope scope;
    scope.audience = audience;
    scope.surface = audience == Audience::closed ? Surface::direct_message : Surface::reply;
    const std::vector<Finding> fast = rules->match(sample(), scope, circumstances);
    const std::vector<Finding> plain = rules->match_plain(sample(), scope, circumstances);
    if (fast.size() != plain.size()) std::abort();
    for (std::size_t i = 0; i < fast.size(); ++i) {
      if (fast[i].rule != plain[i].rule || fast[i].span != plain[i].span || fast[i].stage != plain[i].stage) std::abort();
      if (fast[i].span.begin > fast[i].span.end || fast[i].span.end > sample().utf8().size()) std::abort();
    }
  }
  return 0;
}
