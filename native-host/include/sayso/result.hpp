// A value or a reason why there is none. Errors are values at every boundary of the engine; nothing is thrown across one.
#pragma once

#include <utility>
#include <variant>

namespace sayso {

/// Wraps the reason so that `Result<T, E>` stays unambiguous when T and E convert into each other.
template <typename E>
struct Failure {
  E reason;
};
template <typename E>
Failure(E) -> Failure<E>;

/// Either a T (`ok()`) or an E. Reading the side that is not there is a programming error and ends the process.
template <typename T, typename E>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Failure<E> failure) : state_(std::in_place_index<1>, std::move(failure.reason)) {}

  [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  [[nodiscard]] const E& error() const& { return std::get<1>(state_); }

 private:
  std::variant<T, E> state_;
};

}  // namespace sayso
