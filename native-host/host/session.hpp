// One conversation with an extension: what was asked, what is in force, what to answer. No descriptors, no threads of its own.
//
// Latest wins: hand over all frames that are waiting by `receive`, then let `work` do one thing at a time and receive again in between.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "audit_counts.hpp"
#include "framing.hpp"
#include "protocol.hpp"
#include "sandbox.hpp"
#include "sayso/assembly.hpp"
#include "worker.hpp"

namespace sayso::host {

class Session {
 public:
  static constexpr std::size_t max_waiting = 256;                          ///< checks
  static constexpr std::size_t max_explanations = 16;                      ///< waiting
  static constexpr std::size_t max_waiting_bytes = std::size_t{64} << 20;  ///< of their texts

  /// `answer` takes the text of one frame; `post` hands a job to the worker and returns false where it is too busy.
  struct Ports {
    std::function<void(std::string_view)> answer;
    std::function<bool(Job)> post;
  };
  Session(Ports ports, SandboxState sandbox);

  /// Reads one frame: answers it where that is quick, else puts it among what is waiting.
  void receive(const FrameEvent& event);
  /// The stream ended inside a frame.
  void receive_truncation();
  /// Takes what the worker has done.
  void receive(Outcome outcome);
  /// Does one thing that is waiting. False: nothing is waiting that can be done now.
  bool work();
  /// True after a stream that is no browser's, or where another host is needed: send what is queued, then leave.
  [[nodiscard]] bool over() const noexcept { return over_; }

 private:
  void take(Hello request);
  void take(Configure request);
  void take(Check request);
  void take(Suggest request);
  void take(Explain request);
  void take(StatusRequest request);

  void perform(const Check& check);
  void perform(const Explain& request);
  template <typename Task>
  void attempt(const Task& task);
  void answer_unreadable(RequestId id, TextError error);
  void finish(Assembled done);
  void finish(Suggested done);
  void finish(Outdated done);

  void answer(const nlohmann::json& message);
  void answer_superseded(const Check& check);
  void answer_error(const ProtocolError& error, bool fatal = false);
  [[nodiscard]] nlohmann::json sandbox_json() const;
  void put_in_force(nlohmann::json& message) const;
  [[nodiscard]] Circumstances circumstances(std::string_view language) const;

  Ports ports_;
  SandboxState sandbox_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  bool greeted_ = false;
  bool over_ = false;

  ToldLayers layers_;
  std::shared_ptr<const Assembly> in_force_;  // null until the built-in packs are loaded
  bool nothing_to_come_ = false;              // they cannot be loaded: what waits for them is answered with an error
  std::uint64_t generation_ = 0;

  std::deque<Check> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::deque<Explain> explanations_;

  std::uint64_t checks_ = 0;
  std::uint64_t superseded_ = 0;
  AuditCounts audited_;
  std::array<std::uint64_t, error_code_count> errors_{};
  std::array<std::chrono::system_clock::time_point, error_code_count> last_errors_{};
};

/// "linux-x86_64" and the like.
[[nodiscard]] std::string platform_name();

}  // namespace sayso::host
