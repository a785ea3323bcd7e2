#include "worker.hpp"

#include <chrono>
#include <exception>
#include <utility>

namespace sayso::host {

PolicyLayers policy_layers(const ToldLayers& told) {
  PolicyLayers layers;
  if (told.managed) layers.managed = *told.managed;
  if (told.preferences) layers.preferences = *told.preferences;
  if (told.languages) layers.languages = *told.languages;
  return layers;
}

Worker::Worker(DataFolders folders, RuleFolders rule_folders, std::function<void()> ring)
    : folders_(std::move(folders)),
      rule_folders_(std::move(rule_folders)),
      dictionaries_(folders_.dictionaries),
      ring_(std::move(ring)),
      thread_([this] { run(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

bool Worker::post(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= max_waiting) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

std::vector<Outcome> Worker::collect() {
  const std::lock_guard lock(mutex_);
  return std::exchange(outcomes_, {});
}

Outcome Worker::perform(const AssembleJob& job) {
  Assembled done{job.id, nullptr};
  try {
    dictionaries_.forget_failures();
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    done.assembly =
        std::make_shared<const Assembly>(assemble(policy_layers(job.layers), job.fetched, folders_, dictionaries_, verified_, now));
    // Looked at last: an update may have begun while the folders were read.
    if (rule_folders_.need_another_host()) return Outdated{};
    if (has_assembled_ && rule_folders_.own_are_gone()) done.assembly = nullptr;
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): a null assembly says so
  }
  has_assembled_ = has_assembled_ || done.assembly;
  return done;
}

Outcome Worker::perform(Job& job) {
  if (auto* assemble_job = std::get_if<AssembleJob>(&job)) return perform(*assemble_job);
  auto& suggest_job = std::get<SuggestJob>(job);
  Suggested done{suggest_job.id, std::move(suggest_job.word), false, {}};
  try {
    if (const auto speller = dictionaries_.get(suggest_job.language)) {
      done.has_dictionary = true;
      done.suggestions = speller.value()->suggest(done.word, max_suggestions);
    }
  } catch (const std::exception&) {
    done.suggestions.clear();
  }
  return done;
}

void Worker::prepare_dictionaries() {
  try {
    dictionaries_.prepare();
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): the first suggestion tries again
  }
}

void Worker::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (stopping_) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    Outcome outcome = perform(job);
    lock.lock();
    outcomes_.push_back(std::move(outcome));
    ring_();
    if (!jobs_.empty() || stopping_) continue;
    // Nothing waits: what the first suggestion would wait for, and the nouns of German need.
    lock.unlock();
    prepare_dictionaries();
    lock.lock();
  }
}

}  // namespace sayso::host
