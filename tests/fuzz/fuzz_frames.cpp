// Any bytes as the browser's end of the pipe: framing, parsing, the session and its answers.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "framing.hpp"
#include "sayso/json.hpp"
#include "session.hpp"

using namespace sayso;
using namespace sayso::host;

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

std::shared_ptr<const Assembly> assembly_of(const EffectivePolicy& policy) {
  constexpr std::string_view pack = R"({
    "pack": "fuzz", "version": "1.0.0", "title": "Fuzz",
    "rules": [
      { "id": "words", "category": "confidential", "stage": "advise", "phrases": ["secret", "teacup"],
        "message": { "what": "What.", "why": "Why." }, "fixes": [{ "mask": "match" }], "examples": { "flags": ["a secret"] } },
      { "id": "digits", "category": "personal-data", "stage": "confirm", "when": { "audience": "public" }, "pattern": "\\d{4}",
        "message": { "what": "What.", "why": "Why." }, "examples": { "flags": ["see 1234"] } } ] })";
  RuleSetBuilder builder;
  builder.add(pack, Origin::managed, "fuzz");
  auto assembly = std::make_shared<Assembly>();
  assembly->checker =
      std::make_shared<Checker>(builder.build({}), std::vector<std::shared_ptr<const Speller>>(), std::vector<std::string>());
  assembly->policy = policy;
  return assembly;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::shared_ptr<const Assembly> assembly = assembly_of(merge_policy({}));

  std::vector<Outcome> outcomes;
  std::size_t answers = 0;
  const auto answer = [&](std::string_view text) {
    ++answers;
    require(text.size() <= max_answer_bytes);
    const auto parsed = parse_json(text);
    require(parsed.ok() && parsed.value().contains("type") && parsed.value().contains("id"));
  };
  const auto post = [&](Job job) {
    if (auto* assemble_job = std::get_if<AssembleJob>(&job)) {
      auto configured = std::make_shared<Assembly>(*assembly);
      configured->policy = merge_policy(policy_layers(assemble_job->layers));
      configured->refusals = configured->policy.refusals;
      outcomes.emplace_back(Assembled{assemble_job->id, std::move(configured)});
    } else {
      auto& suggest_job = std::get<SuggestJob>(job);
      outcomes.emplace_back(Suggested{suggest_job.id, std::move(suggest_job.word), true, {"word"}});
    }
    return true;
  };
  Session session({answer, post}, SandboxState{});

  // The first byte chooses into what pieces the stream is cut.
  const std::size_t piece = size == 0 ? 1 : 1 + data[0];
  std::string_view stream(reinterpret_cast<const char*>(data) + (size > 0 ? 1 : 0), size > 0 ? size - 1 : 0);
  FrameDecoder decoder;
  std::size_t frames = 0;
  while (!stream.empty()) {
    std::vector<FrameEvent> events;
    decoder.feed(stream.substr(0, piece), events);
    stream.remove_prefix(std::min(piece, stream.size()));
    frames += events.size();
    for (const FrameEvent& event : events) session.receive(event);
  }
  for (Outcome& outcome : outcomes) session.receive(std::move(outcome));
  while (session.work()) {
  }
  require(answers == frames);
  return 0;
}
