// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <staffsim/analytic/erlangs.hpp>

namespace staffsim::analytic {

/// Probability that a contact has to wait in M/M/n (Erlang's delay formula).
///
/// @param load    offered load a = lambda * E[handle time], in erlangs; >= 0
/// @param agents  number of agents n; >= 1
/// @return        probability in [0, 1]; exactly 1 when load >= agents (no steady state)
/// @throws std::domain_error  if load is negative, infinite or NaN, or agents < 1
///
/// Cost O(agents); stable for any n, because 1/B is summed instead of a^n / n!.
/// Source: A. K. Erlang 1917; textbook form in R. B. Cooper, Introduction to Queueing Theory,
/// 2nd ed. 1981.
[[nodiscard]] double erlang_c_wait_probability(Erlangs load, int agents);

/// The waits of M/M/n without abandonment, first come first served, in steady state.
///
/// The wait is 0 with probability 1 - C and exponential with rate n mu - lambda otherwise. When
/// the load reaches the number of agents there is no steady state: every contact waits, means are
/// infinite and no wait is ever within a limit. Times in and out are in one unit, the caller's.
/// Source: as erlang_c_wait_probability.
class ErlangC {
public:
  /// @param arrival_rate      contacts per time unit; >= 0
  /// @param mean_handle_time  > 0
  /// @param agents            >= 1
  /// @throws std::domain_error  outside these ranges
  ErlangC(double arrival_rate, double mean_handle_time, int agents);

  [[nodiscard]] bool is_stable() const noexcept { return drain_rate_ > 0.0; }
  [[nodiscard]] double wait_probability() const noexcept { return wait_probability_; }
  /// Mean wait of all contacts, those that do not wait included.
  [[nodiscard]] double mean_wait() const noexcept;
  /// Mean wait of the contacts that wait.
  [[nodiscard]] double mean_wait_of_delayed() const noexcept;
  [[nodiscard]] double mean_queue() const noexcept;
  [[nodiscard]] double mean_busy() const noexcept;
  [[nodiscard]] double mean_in_system() const noexcept { return mean_queue() + mean_busy(); }
  [[nodiscard]] double occupancy() const noexcept { return mean_busy() / agents_; }
  /// P(wait <= limit); 0 for a negative limit.
  /// @throws std::domain_error  if it is NaN
  [[nodiscard]] double served_within(double limit) const;
  /// Smallest t with P(wait <= t) >= probability; infinite when there is no steady state.
  /// @throws std::domain_error  if probability is outside [0, 1)
  [[nodiscard]] double wait_quantile(double probability) const;

private:
  double arrival_rate_;
  double load_;
  int agents_;
  double wait_probability_;
  double drain_rate_ = 0.0;  // n mu - lambda
};

}  // namespace staffsim::analytic
