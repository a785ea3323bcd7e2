#include "session.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "log.hpp"
#include "report_list.hpp"
#include "sayso/json.hpp"
#include "sayso/language.hpp"

#if !defined(_WIN32)
#include <sys/utsname.h>
#endif

namespace sayso::host {
namespace {

using nlohmann::json;

template <typename... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

/// The refusals of an assembly, or its notes.
std::vector<json> refusals_json(const Assembly& assembly, bool notes) {
  std::vector<json> list;
  for (const Refusal& refusal : assembly.refusals) {
    if (is_note(refusal.code) == notes) list.push_back(to_json(refusal));
  }
  return list;
}

std::vector<json> sources_json(const Assembly& assembly) {
  std::vector<json> list;
  for (const SourceState& source : assembly.sources) list.push_back(to_json(source));
  return list;
}

std::vector<json> packs_json(const Assembly& assembly) {
  std::vector<json> list;
  for (const PackInfo& pack : assembly.checker->rules().packs()) list.push_back(to_json(pack));
  return list;
}

std::vector<json> dictionaries_json(const Assembly& assembly) {
  const auto state = [](const DictionaryState& dictionary) {
    if (!dictionary.error) return "loaded";
    return *dictionary.error == SpellingError::no_such_dictionary ? "missing" : "unreadable";
  };
  std::vector<json> list;
  for (const DictionaryState& dictionary : assembly.dictionaries) {
    list.push_back({{"language", dictionary.language}, {"state", state(dictionary)}});
  }
  return list;
}

constexpr std::size_t max_settings_bytes = max_answer_bytes / 2;

/// Room for the lists that follow, so that a long one does not push the others out.
constexpr std::size_t room_for_one = max_answer_bytes / 16;

}  // namespace

std::string platform_name() {
#if defined(_WIN32)
  return "windows-x86_64";
#else
  utsname names{};
  if (::uname(&names) != 0) return "unknown";
  std::string system(names.sysname);
  std::transform(system.begin(), system.end(), system.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return system + "-" + names.machine;
#endif
}

Session::Session(Ports ports, SandboxState sandbox) : ports_(std::move(ports)), sandbox_(std::move(sandbox)) {
  nothing_to_come_ = !ports_.post(AssembleJob{std::nullopt, layers_, {}});
  if (nothing_to_come_) log::warn("the built-in packs cannot be loaded: the worker is busy");
}

void Session::answer(const json& message) { ports_.answer(dump_json(message)); }

void Session::answer_superseded(const Check& check) {
  ++superseded_;
  answer({{"type", "superseded"}, {"id", check.id}, {"draft", check.draft}, {"revision", check.revision}});
}

void Session::answer_error(const ProtocolError& error, bool fatal) {
  ++errors_.at(static_cast<std::size_t>(error.code));
  last_errors_.at(static_cast<std::size_t>(error.code)) = std::chrono::system_clock::now();
  answer(error_message(error, fatal));
}

void Session::receive(const FrameEvent& event) {
  const auto on_frame = [this](const Frame& frame) {
    Result<Request, ProtocolError> request = parse_request(frame.payload);
    if (!request) return answer_error(request.error());
    std::visit(Overloaded{[this](Hello hello) { take(hello); },
                          [this](auto other) {
                            if (greeted_) return take(std::move(other));
                            answer_error({ErrorCode::hello_first, other.id, "Say \"hello\" first.", ""});
                          }},
               std::move(request).value());
  };
  std::visit(
      Overloaded{
          on_frame,
          [this](const OversizedFrame&) {
            answer_error({ErrorCode::frame_too_large, std::nullopt, "A frame has at most 16 MiB; this one was skipped.", ""});
          },
          [this](const ForeignStream&) {
            over_ = true;
            answer_error({ErrorCode::frame_too_large, std::nullopt, "No browser sends a frame over 64 MiB; the host ends.", ""}, true);
          }},
      event);
}

void Session::receive_truncation() { answer_error({ErrorCode::truncated_frame, std::nullopt, "The stream ended inside a frame.", ""}); }

void Session::take(Hello request) {
  if (request.oldest > protocol_version || request.newest < protocol_version) {
    return answer_error(
        {ErrorCode::protocol_mismatch, request.id, "This host speaks version 1. Update the older of the two.", "/protocol"});
  }
  greeted_ = true;
  answer({{"type", "welcome"},
          {"id", request.id},
          {"protocol", protocol_version},
          {"host", {{"version", SAYSO_VERSION}, {"platform", platform_name()}}},
          {"sandbox", sandbox_json()},
          {"limits", {{"text", Text::max_bytes}, {"answer", max_answer_bytes}}}});
}

void Session::take(Configure request) {
  const auto share = [](auto& told, auto& layer) {
    if (told) layer = std::make_shared<const typename std::decay_t<decltype(told)>::value_type>(*std::move(told));
  };
  ToldLayers layers = layers_;
  share(request.managed, layers.managed);
  share(request.preferences, layers.preferences);
  share(request.languages, layers.languages);
  if (!ports_.post(AssembleJob{request.id, layers, std::move(request.fetched)})) {
    return answer_error({ErrorCode::busy, request.id, "Too many configurations are waiting. Send the newest one again.", ""});
  }
  layers_ = std::move(layers);
}

void Session::take(Check request) {
  const auto same_draft = [&](const Check& waiting) { return waiting.draft == request.draft; };
  const auto waiting = std::find_if(waiting_.begin(), waiting_.end(), same_draft);
  if (waiting != waiting_.end()) {
    if (waiting->revision > request.revision) return answer_superseded(request);
    waiting_bytes_ -= waiting->text.size();
    answer_superseded(*waiting);
    waiting_.erase(waiting);
  }
  if (waiting_.size() >= max_waiting || waiting_bytes_ + request.text.size() > max_waiting_bytes) {
    return answer_error({ErrorCode::busy, request.id, "Too many drafts are waiting. Send this one again.", ""});
  }
  waiting_bytes_ += request.text.size();
  waiting_.push_back(std::move(request));
}

void Session::take(Suggest request) {
  std::string language = std::move(request.language);
  if (language.empty() && in_force_ && !in_force_->policy.languages.empty()) language = in_force_->policy.languages.front();
  if (!ports_.post(SuggestJob{request.id, std::move(request.word), std::move(language)})) {
    answer_error({ErrorCode::busy, request.id, "Too many words are waiting. Ask again.", ""});
  }
}

void Session::take(StatusRequest request) {
  const auto uptime = std::chrono::floor<std::chrono::seconds>(std::chrono::steady_clock::now() - started_);
  json message = {{"type", "status"},
                  {"id", request.id},
                  {"host", {{"version", SAYSO_VERSION}, {"platform", platform_name()}, {"uptime", uptime.count()}}},
                  {"protocol", protocol_version},
                  {"generation", generation_},
                  {"sandbox", sandbox_json()}};
  json errors = json::array();
  std::uint64_t all_errors = 0;
  for (std::size_t i = 0; i < errors_.size(); ++i) {
    if (errors_.at(i) == 0) continue;
    all_errors += errors_.at(i);
    const auto last = std::chrono::floor<std::chrono::seconds>(last_errors_.at(i)).time_since_epoch().count();
    errors.push_back({{"code", name_of(static_cast<ErrorCode>(i))}, {"count", errors_.at(i)}, {"last", last}});
  }
  message["counters"] = {{"checks", checks_}, {"superseded", superseded_}, {"errors", all_errors}};
  message["errors"] = std::move(errors);
  put_in_force(message);
  put_list(message, "dictionaries", in_force_ ? dictionaries_json(*in_force_) : std::vector<json>());
  put_list(message, "available",
           in_force_ ? std::vector<json>(in_force_->available.begin(), in_force_->available.end()) : std::vector<json>());
  std::vector<json> audited;
  for (const auto& [rule, drafts] : audited_.by_rule()) audited.push_back({{"rule", rule}, {"drafts", drafts}});
  put_list(message, "audited", std::move(audited));
  // The longest list comes last: it is the one that is cut.
  std::vector<json> names;
  if (in_force_) {
    for (const std::string_view name : in_force_->checker->rules().names()) names.emplace_back(name);
  }
  put_list(message, "rules", std::move(names));
  answer(message);
}

void Session::take(Explain request) {
  if (explanations_.size() >= max_explanations) {
    return answer_error({ErrorCode::busy, request.id, "Too many explanations are waiting. Ask again.", ""});
  }
  explanations_.push_back(std::move(request));
}

template <typename Task>
void Session::attempt(const Task& task) {
  if (!in_force_) return answer_error({ErrorCode::internal, task.id, "No rules could be loaded. Configure the host again.", ""});
  try {
    perform(task);
  } catch (const std::exception&) {
    answer_error({ErrorCode::internal, task.id, "This failed for a reason of ours; nothing else is affected.", ""});
  }
}

bool Session::work() {
  if (!in_force_ && !nothing_to_come_) return false;
  if (!waiting_.empty()) {
    const Check check = std::move(waiting_.front());
    waiting_.pop_front();
    waiting_bytes_ -= check.text.size();
    attempt(check);
    return true;
  }
  if (!explanations_.empty()) {
    const Explain request = std::move(explanations_.front());
    explanations_.pop_front();
    attempt(request);
    return true;
  }
  return false;
}

Circumstances Session::circumstances(std::string_view language) const {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return {now, draft_language(language).value_or(""), in_force_->policy.roles, in_force_->policy.rollout_bucket};
}

void Session::perform(const Check& check) {
  json message = {{"type", "report"}, {"id", check.id}, {"draft", check.draft}, {"revision", check.revision}, {"generation", generation_}};
  if (is_left_unread(check.scope, in_force_->policy)) {
    message["totals"]["audited"] = 0;
    put_list(message, "findings", {});
    return answer(message);
  }
  const Draft draft{check.text, with_known_account(check.scope, in_force_->policy), check.caret};
  const auto report = in_force_->checker->check(draft, circumstances(check.language));
  if (!report) return answer_unreadable(check.id, report.error());
  ++checks_;
  std::size_t audited = 0;
  for (const Finding& finding : report.value().findings) {
    if (finding.stage != Stage::audit) continue;
    ++audited;
    audited_.count(check.draft, finding.rule);
  }
  message["totals"]["audited"] = audited;
  put_findings(message, report.value());
  answer(message);
}

void Session::perform(const Explain& request) {
  const auto text = Text::prepare(request.text);
  if (!text) return answer_unreadable(request.id, text.error());
  const Scope scope = with_known_account(request.scope, in_force_->policy);
  const auto explanation = in_force_->checker->rules().explain(request.rule, text.value(), scope, circumstances(request.language));
  if (!explanation) {
    return answer_error({ErrorCode::unknown_rule, request.id, "No rule of this name is in force. See the status for the packs.", "/rule"});
  }
  std::vector<json> steps;
  for (const Explanation& part : explanation->parts) steps.push_back(to_json(part, text.value()));
  json message = {{"type", "explanation"}, {"id", request.id}, {"rule", request.rule}, {"fires", explanation->held}};
  put_list(message, "steps", std::move(steps));
  answer(message);
}

void Session::answer_unreadable(RequestId id, TextError error) {
  const bool too_large = error == TextError::too_large;
  answer_error({too_large ? ErrorCode::text_too_large : ErrorCode::bad_utf8, id,
                too_large ? "The text is over 1 MiB; send a shorter one." : "The text is not UTF-8.", "/text"});
}

void Session::receive(Outcome outcome) {
  std::visit([this](auto done) { finish(std::move(done)); }, std::move(outcome));
}

void Session::finish(Assembled done) {
  if (!done.assembly) {
    log::warn("a configuration could not be assembled, or Sayso's own rules are gone; the last good one stays in force");
    nothing_to_come_ = !in_force_;
    if (done.id)
      answer_error({ErrorCode::internal, done.id,
                    "The configuration could not be assembled, or Sayso's own rules are gone; the last one stays in force.", ""});
    return;
  }
  // Each `configure` is answered with all refusals; the log tells them once.
  if (!in_force_ || in_force_->refusals != done.assembly->refusals) log::refusals(done.assembly->refusals);
  in_force_ = std::move(done.assembly);
  ++generation_;
  if (!done.id) return;

  json message = {{"type", "configured"}, {"id", *done.id}, {"generation", generation_}};
  message["settings"] = settings_to_json(in_force_->policy.settings, max_settings_bytes);
  put_in_force(message);
  answer(message);
}

/// Packs, sources, refusals and notes, for `configured` and `status`.
void Session::put_in_force(json& message) const {
  const auto list = [&](auto rows_of) { return in_force_ ? rows_of(*in_force_) : std::vector<json>(); };
  put_list(message, "packs", list(packs_json), 4 * room_for_one);
  put_list(message, "sources", list(sources_json), 3 * room_for_one);
  put_list(message, "refused", list([](const Assembly& assembly) { return refusals_json(assembly, false); }), 2 * room_for_one);
  put_list(message, "notes", list([](const Assembly& assembly) { return refusals_json(assembly, true); }), room_for_one);
}

void Session::finish(Suggested done) {
  if (!done.has_dictionary) {
    return answer_error({ErrorCode::no_dictionary, done.id, "There is no dictionary for this language on this machine.", "/language"});
  }
  answer({{"type", "suggestions"}, {"id", done.id}, {"word", done.word}, {"suggestions", done.suggestions}});
}

void Session::finish(Outdated /*done*/) {
  over_ = true;
  log::warn("the rules were replaced: the host ends, and the next one reads the new ones");
}

json Session::sandbox_json() const {
  return {{"seccomp", sandbox_.seccomp}, {"landlock", sandbox_.landlock}, {"core-dumps", sandbox_.core_dumps_off ? "off" : "on"}};
}

}  // namespace sayso::host
