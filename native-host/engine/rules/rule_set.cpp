#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "rules/evaluator.hpp"
#include "rules/explanation.hpp"
#include "rules/fixes.hpp"
#include "rules/index.hpp"
#include "rules/indexed_leaves.hpp"
#include "rules/lint.hpp"
#include "rules/pack_reader.hpp"
#include "rules/program.hpp"
#include "rules/proving.hpp"
#include "rules/reading.hpp"
#include "rules/stages.hpp"
#include "rules/yielding.hpp"
#include "sayso/hash.hpp"
#include "sayso/language.hpp"
#include "sayso/likeness.hpp"
#include "sayso/rules.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso {

using rules::Evaluator;
using rules::Hit;
using rules::PackReader;
using rules::PackSource;
using rules::Program;
using rules::Reading;
using rules::Rule;

namespace {

/// A span without the white space at its ends, which an expression often takes in to know where a word ends: words are marked, quoted and
/// mended. One that is nothing else stays.
Span without_blanks(Span span, std::string_view text) {
  const auto is_blank = [&](std::size_t at) { return unicode::classify(utf8::decode(text, at).value) == unicode::Class::space; };
  Span words = span;
  while (words.begin < words.end && is_blank(words.begin)) words.begin += utf8::decode(text, words.begin).bytes;
  while (words.begin < words.end && is_blank(utf8::before(text, words.end))) words.end = utf8::before(text, words.end);
  return words.begin < words.end ? words : span;
}

void trim_blanks(Hit& hit, std::string_view text) {
  hit.span = without_blanks(hit.span, text);
  for (rules::Mark& mark : hit.marks) mark.span = without_blanks(mark.span, text);
}

}  // namespace

struct RuleSet::State {
  Program program;
  std::unique_ptr<const rules::Index> index;  ///< of `program`, built when its rules stand
  std::vector<PackInfo> packs;
  std::vector<Refusal> refusals;
  StagePolicy stages;
  std::vector<std::unique_ptr<PackSource>> sources;  ///< of the packs, where they are kept

  /// One draft's way through the rules.
  struct Pass {
    Evaluator& evaluator;
    const Text& text;
    const Scope& scope;
    const Circumstances& circumstances;
    std::vector<rules::NumberedFinding> found;
    bool cut = false;                      ///< some rule that speaks had more hits than are told
    std::optional<bool> protected_speech;  ///< known once a rule that it silences has a hit
  };

  bool is_protected_speech(Pass& pass) const {
    if (!pass.protected_speech) {
      pass.protected_speech = std::any_of(program.protected_topics.begin(), program.protected_topics.end(),
                                          [&](rules::NodeId topic) { return pass.evaluator.holds(topic); });
    }
    return *pass.protected_speech;
  }

  void append_findings(std::uint32_t number, Pass& pass) const {
    const Rule& rule = program.rules[number];
    const Scope& scope = pass.scope;
    const Circumstances& circumstances = pass.circumstances;
    if (!rule.applies(scope, circumstances) || !pass.evaluator.may_fire(rule)) return;
    std::vector<Hit> hits = pass.evaluator.hits_of(rule, scope, circumstances);
    if (hits.empty()) return;
    if (suppressed_by_protected_speech(rule.category, scope.account, rule.from || rule.to) && is_protected_speech(pass)) return;
    const Stage stage = rules::stage_of(rule, stages, scope.account, circumstances.now);
    if (hits.size() > most_of_one_rule) {
      hits.resize(most_of_one_rule);
      pass.cut = pass.cut || stage != Stage::audit;
    }
    for (Hit& hit : hits) {
      trim_blanks(hit, pass.text.utf8());
      Finding finding;
      finding.rule = rule.name;
      finding.title = packs[rule.pack].title;
      finding.category = rule.category;
      finding.stage = stage;
      finding.severity = rule.severity;
      finding.span = hit.span;
      for (const rules::Mark& mark : hit.marks) {
        if (finding.marks.empty() || !(finding.marks.back() == mark.span)) finding.marks.push_back(mark.span);
      }
      finding.message = message_of(rule, circumstances.language);
      finding.fixes = rules::fixes_for(program, rule, hit, pass.text);
      pass.found.emplace_back(number, std::move(finding));
    }
  }

  /// The rule's message in the draft's language, in its own where it has none for that.
  static Message message_of(const Rule& rule, std::string_view language) {
    if (rule.translations.empty()) return rule.message;
    // RFC 4647, lookup: "de-AT" takes "de" where there is no "de-AT".
    std::string tag = language_tag(language).value_or("");
    auto translation = rule.translations.find(tag);
    while (translation == rule.translations.end()) {
      const std::size_t end = tag.rfind('-');
      if (end == std::string::npos) return rule.message;
      tag.resize(end);
      translation = rule.translations.find(tag);
    }
    Message message = translation->second;
    if (message.why.empty()) message.why = rule.message.why;
    if (message.policy.empty()) message.policy = rule.message.policy;
    if (message.lesson.empty()) message.lesson = rule.message.lesson;
    return message;
  }

  /// What is told of what was found, ordered by position, then rule.
  std::vector<Finding> told(std::vector<rules::NumberedFinding> found) const {
    rules::withhold_yielding(found, program.rules);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::tie(a.second.span.begin, a.second.span.end, a.first) < std::tie(b.second.span.begin, b.second.span.end, b.first);
    });
    std::vector<Finding> out;
    out.reserve(found.size());
    for (auto& entry : found) out.push_back(std::move(entry.second));
    return out;
  }
};

namespace {

/// What rules and exceptions name in a field of their `when`.
std::set<std::string_view> asked_for(const Program& program, std::vector<std::string> rules::When::*field) {
  std::set<std::string_view> names;
  for (const Rule& rule : program.rules) {
    names.insert((rule.when.*field).begin(), (rule.when.*field).end());
    for (const rules::Exception& exception : rule.exceptions) names.insert((exception.when.*field).begin(), (exception.when.*field).end());
  }
  return names;
}

}  // namespace

RuleSet::RuleSet(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
RuleSet::~RuleSet() = default;

std::vector<Finding> RuleSet::match(const Text& text, const Scope& scope, const Circumstances& circumstances, bool* cut) const {
  Reading reading(state_->program, text, scope);
  rules::IndexedLeaves leaves(state_->program, *state_->index, reading);
  Evaluator evaluator(state_->program, reading, leaves);
  State::Pass pass{evaluator, text, scope, circumstances, {}, false, {}};
  const auto applies = [&](const Rule& rule) { return rule.applies(scope, circumstances); };
  for (const std::uint32_t rule : leaves.candidates(applies)) state_->append_findings(rule, pass);
  if (cut != nullptr) *cut = pass.cut;
  return state_->told(std::move(pass.found));
}

std::vector<Finding> RuleSet::match_plain(const Text& text, const Scope& scope, const Circumstances& circumstances) const {
  Reading reading(state_->program, text, scope);
  rules::PlainLeaves leaves(state_->program, reading);
  Evaluator evaluator(state_->program, reading, leaves);
  State::Pass pass{evaluator, text, scope, circumstances, {}, false, {}};
  for (std::uint32_t i = 0; i < state_->program.rules.size(); ++i) state_->append_findings(i, pass);
  return state_->told(std::move(pass.found));
}

std::optional<Explanation> RuleSet::explain(std::string_view name, const Text& text, const Scope& scope,
                                            const Circumstances& circumstances) const {
  const auto& all = state_->program.rules;
  const auto rule = std::find_if(all.begin(), all.end(), [&](const Rule& one) { return one.name == name; });
  if (rule == all.end()) return std::nullopt;
  Reading reading(state_->program, text, scope);
  rules::PlainLeaves leaves(state_->program, reading);
  Evaluator evaluator(state_->program, reading, leaves);
  Explanation explanation = rules::explain_rule(state_->program, evaluator, reading, *rule, scope, circumstances);
  /// What the engine has to say beyond the rule's own conditions.
  const auto add_part = [&explanation](const char* path, bool speaks, std::string why) {
    explanation.parts.push_back({path, speaks, std::move(why), {}, {}});
    if (speaks) return;
    explanation.held = false;
    explanation.why = "The rule does not fire.";
  };
  if (explanation.held && suppressed_by_protected_speech(rule->category, scope.account, rule->from || rule->to)) {
    State::Pass pass{evaluator, text, scope, circumstances, {}, false, {}};
    const bool silent = state_->is_protected_speech(pass);
    add_part("/protected-speech", !silent,
             silent ? "This is protected speech about work; rules on tone, brand and confidentiality stay silent."
                    : "No protected topic is spoken of.");
  }
  if (explanation.held && rule->yields_to != 0) {
    const std::vector<Finding> told = match_plain(text, scope, circumstances);
    const bool heard = std::any_of(told.begin(), told.end(), [&](const Finding& finding) { return finding.rule == name; });
    const auto better = std::find_if(told.begin(), told.end(), [&](const Finding& finding) {
      return finding.rule != name && finding.stage != Stage::audit && rule->yields(finding.category);
    });
    add_part(
        "/yields-to", heard,
        better == told.end() ? "No rule that this one yields to speaks here." : "It yields to " + better->rule + ", which speaks here.");
  }
  if (explanation.held) {
    std::string why = rules::why_other_stage(*rule, state_->stages, scope.account, circumstances.now);
    if (!why.empty()) add_part("/stage", true, std::move(why));
  }
  return explanation;
}

std::vector<MatcherCoverage> RuleSet::coverage() const {
  std::vector<MatcherCoverage> out;
  const Program& program = state_->program;
  for (const Rule& rule : program.rules) {
    if (rule.flags.empty()) continue;
    std::vector<rules::Matcher> matchers = rules::matchers_of(program, rule);
    std::vector<bool> fired(matchers.size());
    for (const rules::Example& example : rule.flags) {
      const auto text = Text::prepare(example.text);
      if (!text) continue;
      Reading reading(program, text.value(), rules::scope_of(example, rule.when));
      rules::PlainLeaves leaves(program, reading);
      Evaluator evaluator(program, reading, leaves);
      for (std::size_t i = 0; i < matchers.size(); ++i) fired[i] = fired[i] || evaluator.evaluate(matchers[i].node).held;
    }
    PackSource& source = *state_->sources[rule.pack];
    std::map<std::string, std::size_t, std::less<>> borrowed;  // a term of another pack → its entry in `out`
    for (std::size_t i = 0; i < matchers.size(); ++i) {
      std::string path(rules::within_pack(matchers[i].path, rule.name));
      if (path != matchers[i].path) {
        const auto [entry, is_new] = borrowed.emplace(path, out.size());
        if (!is_new) {
          out[entry->second].fired = out[entry->second].fired || fired[i];
          continue;
        }
      }
      const json::Position position = source.lines.position(source.text, json::nearest(source.document.root, rule.path + path).at);
      out.push_back({rule.name, std::move(path), source.info.source, position.line, position.column, fired[i]});
    }
  }
  return out;
}

std::vector<LintNote> RuleSet::lint(std::chrono::sys_seconds now) const {
  if (state_->sources.empty()) return {};
  return rules::lint(state_->program, *state_->index, state_->sources, now);
}

const std::vector<PackInfo>& RuleSet::packs() const noexcept { return state_->packs; }
const std::vector<Refusal>& RuleSet::refusals() const noexcept { return state_->refusals; }
bool RuleSet::has(std::string_view name) const noexcept {
  const auto& all = state_->program.rules;
  return std::any_of(all.begin(), all.end(), [&](const Rule& rule) { return rule.name == name; });
}

std::vector<std::string_view> RuleSet::names() const {
  std::vector<std::string_view> names;
  names.reserve(size());
  for (const Rule& rule : state_->program.rules) names.emplace_back(rule.name);
  return names;
}

std::set<std::string_view> RuleSet::roles() const { return asked_for(state_->program, &rules::When::roles); }
std::set<std::string_view> RuleSet::sites() const { return asked_for(state_->program, &rules::When::sites); }

std::size_t RuleSet::size() const noexcept { return state_->program.rules.size(); }

struct RuleSetBuilder::State {
  std::vector<std::unique_ptr<PackSource>> packs;
  std::vector<Refusal> refusals;
  StagePolicy stages;
  PackChoice choice;
  std::vector<std::string> paths;  ///< of the packs' files; empty for what is no file
  std::size_t policy_packs = 0;    ///< so many at the beginning of `packs` come from the policy
  std::size_t named_packs = 0;     ///< so many were named or come from the policy
  std::vector<std::unique_ptr<PackSource>> topics;
  std::vector<rules::ProtectedText> corpus;
  bool keep_sources = false;
  bool leave_unproved = false;

  void add(std::string_view text, Origin origin, std::string_view source, const std::string& path) {
    auto pack = PackReader::open(std::string(text), origin, source, refusals);
    if (!pack) return;
    const auto same = std::find_if(packs.begin(), packs.end(), [&](const auto& other) { return other->info.id == pack->info.id; });
    if (same == packs.end()) {
      pack->info.sha256 = sha256_of(text);
      packs.push_back(std::move(pack));
      paths.push_back(path);
      return;
    }
    const auto at = static_cast<std::size_t>(same - packs.begin());
    std::error_code error;
    if (!path.empty() && std::filesystem::equivalent(path, paths[at], error)) return;  // one folder, named and installed
    const std::string id = "\"" + pack->info.id + "\"";
    const auto refuse = [&](RefusalCode code, std::string reason) {
      refusals.push_back({code, pack->info.source, "/pack", {}, std::move(reason), 0});
    };
    if (at < policy_packs) {
      refuse(RefusalCode::replaced, "The policy brings a pack " + id + " of its own, which is used instead.");
    } else if (at < named_packs) {
      refuse(RefusalCode::replaced, "The pack " + id + " is read from " + paths[at] + ", which was named; " + path + " is left out.");
    } else if ((*same)->info.source == pack->info.source && !path.empty()) {
      refuse(RefusalCode::duplicate_id,
             "A pack " + id + " was read from " + paths[at] + " already; that one stays, and " + path + " is left out.");
    } else {
      refuse(RefusalCode::duplicate_id, "A pack " + id + " was read from " + (*same)->info.source + " already; that one stays.");
    }
  }

  /// All of a file; nothing where it cannot be read, and is refused as `name`.
  std::optional<std::string> read_file(const std::string& path, std::string_view name) {
    std::error_code error;
    const auto refuse = [&](RefusalCode code, const char* reason) {
      refusals.push_back({code, std::string(name), {}, {}, reason});
      return std::nullopt;
    };
    if (std::filesystem::is_directory(path, error))
      return refuse(RefusalCode::unreadable, "This is a folder, and a pack is a file. Give the folder another name.");
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream stream(path, std::ios::binary);
    if (error || !stream) return refuse(RefusalCode::unreadable, "The file cannot be read. Check its permissions.");
    if (size > max_pack_bytes) return refuse(RefusalCode::too_large, "The file is over 16 MiB. Split it into several.");
    return std::string{std::istreambuf_iterator<char>(stream), {}};
  }
};

namespace {

/// `why`, where given, tells why the folder could not be read, or not to its end.
std::vector<std::string> files_ending_with(const std::string& folder, std::span<const std::string_view> endings,
                                           std::error_code* why = nullptr) {
  std::error_code error;
  std::vector<std::string> files;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (std::find(endings.begin(), endings.end(), entry->path().extension().string()) != endings.end())
      files.push_back(entry->path().string());
  }
  std::sort(files.begin(), files.end());
  if (why != nullptr) *why = error;
  return files;
}

/// Why a folder that was found to hold no file counts as one that could not be read; nothing where it may be absent or empty. Sayso's
/// `own` folders come with it.
std::optional<std::string> fault_of_folder(const std::error_code& error, bool is_empty, bool own) {
  const bool is_absent = error == std::errc::no_such_file_or_directory;
  if (own && (is_absent || (!error && is_empty)))
    return "Sayso's own rules are not in this folder, where they belong. Install Sayso again.";
  if (!error || is_absent) return std::nullopt;
  return "This folder of rules cannot be read, so none of them are in use. Check its permissions.";
}

constexpr std::array<std::string_view, 2> pack_endings = {".json", ".jsonc"};
constexpr std::array<std::string_view, 1> corpus_endings = {".jsonl"};

std::string name_of_file(const std::string& path) { return std::filesystem::path(path).filename().string(); }

}  // namespace

std::vector<std::string> pack_files(const std::string& folder) { return files_ending_with(folder, pack_endings); }

RuleSetBuilder::RuleSetBuilder() : state_(std::make_unique<State>()) {}
RuleSetBuilder::~RuleSetBuilder() = default;

void RuleSetBuilder::refuse(Refusal refusal) { state_->refusals.push_back(std::move(refusal)); }
void RuleSetBuilder::set_stages(StagePolicy stages) { state_->stages = std::move(stages); }
void RuleSetBuilder::set_pack_choice(PackChoice choice) { state_->choice = std::move(choice); }
void RuleSetBuilder::end_of_policy_packs() { state_->policy_packs = state_->packs.size(); }
void RuleSetBuilder::end_of_named_packs() { state_->named_packs = state_->packs.size(); }

void RuleSetBuilder::add(std::string_view text, Origin origin, std::string_view source) { state_->add(text, origin, source, {}); }

void RuleSetBuilder::keep_sources() { state_->keep_sources = true; }
void RuleSetBuilder::leave_unproved() { state_->leave_unproved = true; }

void RuleSetBuilder::add_file(const std::string& path, Origin origin, std::string_view source) {
  if (const auto text = state_->read_file(path, source)) state_->add(*text, origin, source, path);
}

void RuleSetBuilder::add_folder(const std::string& path, Origin origin) {
  std::error_code error;
  const std::vector<std::string> files = files_ending_with(path, pack_endings, &error);
  if (auto fault = fault_of_folder(error, files.empty(), origin == Origin::built_in))
    refuse({RefusalCode::unreadable, path, {}, {}, *std::move(fault)});
  for (const std::string& file : files) add_file(file, origin, name_of_file(file));
}

void RuleSetBuilder::add_protected_speech(const std::string& folder) {
  std::error_code error;
  const std::vector<std::string> topics = files_ending_with(folder, pack_endings, &error);
  const std::vector<std::string> corpora = files_ending_with(folder, corpus_endings);
  if (auto fault = fault_of_folder(error, topics.empty() && corpora.empty(), /*own=*/true))
    refuse({RefusalCode::unreadable, folder, {}, {}, *std::move(fault)});
  for (const std::string& file : topics) {
    auto text = state_->read_file(file, name_of_file(file));
    if (!text) continue;
    if (auto pack = PackReader::open(*std::move(text), Origin::built_in, name_of_file(file), state_->refusals))
      state_->topics.push_back(std::move(pack));
  }
  for (const std::string& file : corpora) {
    const std::string name = name_of_file(file);
    const auto corpus = state_->read_file(file, name);
    if (!corpus) continue;
    const std::string& text = *corpus;
    std::size_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view row = std::string_view(text).substr(at, end - at);
      at = end + 1;
      ++line;
      if (row.empty()) continue;
      const auto parsed = nlohmann::json::parse(row, nullptr, false);
      if (!parsed.is_object() || !parsed.contains("text") || !parsed["text"].is_string()) {
        refuse({RefusalCode::not_json, name, {}, {}, "This row is no object with a \"text\".", line});
        continue;
      }
      const auto id = parsed.find("id");
      state_->corpus.push_back({id != parsed.end() && id->is_string() ? id->get<std::string>() : name + ":" + std::to_string(line),
                                parsed["text"].get<std::string>()});
    }
  }
}

std::shared_ptr<const RuleSet> RuleSetBuilder::build(std::chrono::sys_seconds now, bool prove) {
  auto state = std::make_unique<RuleSet::State>();
  state->stages = std::move(state_->stages);
  state->refusals = std::move(state_->refusals);
  Program& program = state->program;
  PackReader reader(program, state_->packs, state->refusals, now, !prove);
  for (std::uint32_t i = 0; i < state_->packs.size(); ++i) {
    const auto named = state_->choice.named.find(state_->packs[i]->info.id);
    const bool used = named != state_->choice.named.end() ? named->second : state_->choice.others || i < state_->policy_packs;
    state_->packs[i]->info.used = used;
    if (used) reader.read_rules(i);
  }
  // Topics are read like a vocabulary; their packs are no packs of the set, so they stand behind it while they are read.
  for (auto& topics : state_->topics) {
    state_->packs.push_back(std::move(topics));
    const auto nodes = reader.read_topics(static_cast<std::uint32_t>(state_->packs.size() - 1));
    program.protected_topics.insert(program.protected_topics.end(), nodes.begin(), nodes.end());
  }
  const auto is_proved = [&](const Rule& rule) {
    return !state_->leave_unproved && (prove || state_->packs[rule.pack]->info.origin != Origin::built_in);
  };
  const std::vector<rules::PreparedText> corpus = rules::prepare_corpus(state_->corpus);
  const auto spoken = rules::rules_that_fire_on(corpus, program, is_proved, now);
  std::uint32_t number = 0;
  std::erase_if(program.rules, [&](const Rule& rule) {
    const auto fires = spoken.find(number++);
    if (!is_proved(rule)) return false;
    PackSource& source = *state_->packs[rule.pack];
    if (const auto fault = rules::prove(program, rule, now)) {
      const std::size_t at = json::nearest(source.document.root, fault->path).at;
      state->refusals.push_back(source.refusal(fault->code, fault->path, rule.name, fault->reason, at));
    } else if (fires != spoken.end()) {
      state->refusals.push_back(source.refusal(
          RefusalCode::protected_speech, rule.path, rule.name,
          "The rule fires on protected speech (\"" + fires->second->id + "\" of the corpus). Narrow it to what is confidential or harmful.",
          rule.at));
    } else {
      return false;
    }
    --source.info.rules;
    ++source.info.refused;
    return true;
  });
  for (Rule& rule : program.rules) {
    if (state_->keep_sources) break;
    rule.flags = {};
    rule.passes = {};
  }
  state_->packs.resize(state_->packs.size() - state_->topics.size());
  for (const auto& pack : state_->packs) state->packs.push_back(pack->info);
  if (state_->keep_sources) state->sources = std::move(state_->packs);
  if (!program.semblances.empty()) (void)Likeness::built_in();  // read now rather than while a draft waits
  state->index = std::make_unique<const rules::Index>(program);
  state_ = std::make_unique<State>();
  return std::shared_ptr<const RuleSet>(new RuleSet(std::move(state)));
}

}  // namespace sayso
