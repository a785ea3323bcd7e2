// The one thread for what is slow: loading dictionaries, proving a new configuration, suggesting spellings. Checks never wait for it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "protocol.hpp"
#include "rule_folders.hpp"
#include "sayso/assembly.hpp"

namespace sayso::host {

/// The layers that the extension told, null where there is none. A managed one can take megabytes: the jobs that wait share it.
struct ToldLayers {
  std::shared_ptr<const nlohmann::json> managed, preferences;
  std::shared_ptr<const std::vector<std::string>> languages;
};

/// The same as the engine merges them; copies what is there.
[[nodiscard]] PolicyLayers policy_layers(const ToldLayers& told);

/// Assemble a Checker of these layers. Without an id: the first one, which nobody asked for.
struct AssembleJob {
  std::optional<RequestId> id;
  ToldLayers layers;
  std::vector<FetchedPack> fetched;
};
struct SuggestJob {
  RequestId id;
  std::string word;
  std::string language;
};
using Job = std::variant<AssembleJob, SuggestJob>;

/// `assembly` is null where it failed, or Sayso's own rules are gone; the last good one stays in force.
struct Assembled {
  std::optional<RequestId> id;
  std::shared_ptr<const Assembly> assembly;
};
/// The rules that are there now can be read only by a host that starts afresh.
struct Outdated {};
struct Suggested {
  RequestId id;
  std::string word;
  bool has_dictionary;
  std::vector<std::string> suggestions;  ///< best first
};
using Outcome = std::variant<Assembled, Suggested, Outdated>;

/// Jobs are done one after the other, in order. `post` and `collect` belong to the owner's thread.
class Worker {
 public:
  static constexpr std::size_t max_waiting = 64;     ///< jobs
  static constexpr std::size_t max_suggestions = 5;  ///< as many as a card shows

  /// `ring` is called from the worker's thread whenever there is something to collect.
  Worker(DataFolders folders, RuleFolders rule_folders, std::function<void()> ring);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// False: too much is waiting, the job was not taken.
  [[nodiscard]] bool post(Job job);
  [[nodiscard]] std::vector<Outcome> collect();

 private:
  void run();
  Outcome perform(Job& job);
  Outcome perform(const AssembleJob& job);
  void prepare_dictionaries();

  DataFolders folders_;
  RuleFolders rule_folders_;
  bool has_assembled_ = false;
  Dictionaries dictionaries_;
  VerifiedPacks verified_;
  std::function<void()> ring_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::vector<Outcome> outcomes_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace sayso::host
