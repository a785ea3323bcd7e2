#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "rules/evaluator.hpp"
#include "rules/fixes.hpp"
#include "rules/pack_reader.hpp"
#include "rules/program.hpp"
#include "rules/proving.hpp"
#include "rules/reading.hpp"
#include "rules/stages.hpp"
#include "sayso/rules.hpp"

namespace sayso {

using rules::Evaluator;
using rules::Hit;
using rules::PackReader;
using rules::PackSource;
using rules::Program;
using rules::Reading;
using rules::Rule;

struct RuleSet::State {
  Program program;
  std::vector<PackInfo> packs;
  std::vector<Refusal> refusals;
  StagePolicy stages;

  void append_findings(std::uint32_t index, const Evaluator& evaluator, const Text& text, const Scope& scope, const Circumstances& circumstances,
                       std::vector<std::pair<std::uint32_t, Finding>>& out) const {
    const Rule& rule = program.rules[index];
    if (!rule.applies(scope, circumstances)) return;
    for (const Hit& hit : evaluator.hits_of(rule, scope, circumstances)) {
      Finding finding;
      finding.rule = rule.name;
      finding.title = packs[rule.pack].title;
      finding.category = rule.category;
      finding.stage = rules::stage_of(rule, stages, scope.account);
      finding.severity = rule.severity;
      finding.span = hit.span;
      for (const rules::Mark& mark : hit.marks) {
        if (finding.marks.empty() || !(finding.marks.back() == mark.span)) finding.marks.push_back(mark.span);
      }
      finding.message = message_of(rule, circumstances.language);
      finding.fixes = rules::fixes_for(program, rule, hit, text);
      out.emplace_back(index, std::move(finding));
    }
  }

  /// The rule's message in the draft's language, in its own where it has none for that.
  static Message message_of(const Rule& rule, std::string_view language) {
    if (rule.translations.empty()) return rule.message;
    auto translation = rule.translations.find(language);
    if (translation == rule.translations.end()) translation = rule.translations.find(language.substr(0, language.find('-')));
    if (translation == rule.translations.end()) return rule.message;
    Message message = translation->second;
    if (message.why.empty()) message.why = rule.message.why;
    if (message.policy.empty()) message.policy = rule.message.policy;
    if (message.lesson.empty()) message.lesson = rule.message.lesson;
    return message;
  }

  static std::vector<Finding> ordered(std::vector<std::pair<std::uint32_t, Finding>> found) {
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::tie(a.second.span.begin, a.second.span.end, a.first) < std::tie(b.second.span.begin, b.second.span.end, b.first);
    });
    std::vector<Finding> out;
    out.reserve(found.size());
    for (auto& [index, finding] : found) out.push_back(std::move(finding));
    return out;
  }
};

RuleSet::RuleSet(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
RuleSet::~RuleSet() = default;

std::vector<Finding> RuleSet::match(const Text& text, const Scope& scope, const Circumstances& circumstances) const { return match_plain(text, scope, circumstances); }

std::vector<Finding> RuleSet::match_plain(const Text& text, const Scope& scope, const Circumstances& circumstances) const {
  Reading reading(state_->program, text);
  rules::PlainLeaves leaves(state_->program, reading);
  const Evaluator evaluator(state_->program, reading, leaves);
  std::vector<std::pair<std::uint32_t, Finding>> found;
  for (std::uint32_t i = 0; i < state_->program.rules.size(); ++i) state_->append_findings(i, evaluator, text, scope, circumstances, found);
  return State::ordered(std::move(found));
}

const std::vector<PackInfo>& RuleSet::packs() const noexcept { return state_->packs; }
const std::vector<Refusal>& RuleSet::refusals() const noexcept { return state_->refusals; }
std::size_t RuleSet::size() const noexcept { return state_->program.rules.size(); }

struct RuleSetBuilder::State {
  std::vector<std::unique_ptr<PackSource>> packs;
  std::vector<Refusal> refusals;
  StagePolicy stages;
  std::vector<std::string> disabled;
};

RuleSetBuilder::RuleSetBuilder() : state_(std::make_unique<State>()) {}
RuleSetBuilder::~RuleSetBuilder() = default;

void RuleSetBuilder::refuse(Refusal refusal) { state_->refusals.push_back(std::move(refusal)); }
void RuleSetBuilder::set_stages(StagePolicy stages) { state_->stages = std::move(stages); }
void RuleSetBuilder::set_disabled_packs(std::vector<std::string> ids) { state_->disabled = std::move(ids); }

void RuleSetBuilder::add(std::string_view text, Origin origin, std::string_view source) {
  auto pack = PackReader::open(text, origin, source, state_->refusals);
  if (!pack) return;
  const auto same = std::find_if(state_->packs.begin(), state_->packs.end(), [&](const auto& other) { return other->info.id == pack->info.id; });
  if (same != state_->packs.end()) {
    refuse({RefusalCode::duplicate_id, pack->info.source, "/pack", {}, "A pack \"" + pack->info.id + "\" was read from " + (*same)->info.source + " already; that one stays.", 0});
    return;
  }
  state_->packs.push_back(std::move(pack));
}

void RuleSetBuilder::add_folder(const std::string& path, Origin origin) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    const std::filesystem::path extension = entry->path().extension();
    if (extension == ".json" || extension == ".jsonc") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    const std::string name = file.filename().string();
    const auto size = std::filesystem::file_size(file, error);
    std::ifstream stream(file, std::ios::binary);
    if (error || !stream) {
      refuse({RefusalCode::unreadable, name, {}, {}, "The pack cannot be read. Check its permissions.", 0});
      continue;
    }
    if (size > max_pack_bytes) {
      refuse({RefusalCode::too_large, name, {}, {}, "The pack is over 16 MiB. Split it into several packs.", 0});
      continue;
    }
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    add(text, origin, name);
  }
}

std::shared_ptr<const RuleSet> RuleSetBuilder::build(std::chrono::sys_seconds now, bool prove) {
  auto state = std::make_unique<RuleSet::State>();
  state->stages = std::move(state_->stages);
  state->refusals = std::move(state_->refusals);
  Program& program = state->program;
  PackReader reader(program, state_->packs, state->refusals, now);
  for (std::uint32_t i = 0; i < state_->packs.size(); ++i) {
    const std::string& id = state_->packs[i]->info.id;
    if (std::find(state_->disabled.begin(), state_->disabled.end(), id) == state_->disabled.end()) reader.read_rules(i);
  }
  std::erase_if(program.rules, [&](const Rule& rule) {
    PackInfo& pack = state_->packs[rule.pack]->info;
    if (pack.origin == Origin::built_in && !prove) return false;
    const auto fault = rules::prove(program, rule, now);
    if (!fault) return false;
    --pack.rules;
    ++pack.refused;
    state->refusals.push_back({RefusalCode::example_failed, pack.source, fault->example->path, rule.name, fault->reason, fault->example->line});
    return true;
  });
  for (Rule& rule : program.rules) {
    rule.flags = {};
    rule.passes = {};
  }
  for (const auto& pack : state_->packs) state->packs.push_back(pack->info);
  state_ = std::make_unique<State>();
  return std::shared_ptr<const RuleSet>(new RuleSet(std::move(state)));
}

}  // namespace sayso
