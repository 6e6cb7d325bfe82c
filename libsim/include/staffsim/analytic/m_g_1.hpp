// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <staffsim/analytic/duration_law.hpp>

namespace staffsim::analytic {

/// M/G/1 without abandonment, first come first served, in steady state: the first two moments of
/// the wait, from those of the handle time. Times in one unit, the caller's.
/// Source: Pollaczek-Khinchine; textbook form in R. B. Cooper, Introduction to Queueing Theory,
/// 2nd ed. 1981.
class SingleServer {
public:
  /// @param arrival_rate  contacts per time unit; >= 0
  /// @param handle_time   law of the handle time
  /// @throws std::domain_error  if the rate is negative, or the load is not below 1
  SingleServer(double arrival_rate, const DurationLaw& handle_time);

  /// Probability that a contact finds the agent busy, which is also the agent's occupancy.
  [[nodiscard]] double wait_probability() const noexcept { return load_; }
  [[nodiscard]] double mean_wait() const;
  [[nodiscard]] double mean_wait_of_delayed() const;
  [[nodiscard]] double mean_queue() const { return arrival_rate_ * mean_wait(); }
  /// Variance of the wait.
  [[nodiscard]] double wait_variance() const;

private:
  double arrival_rate_;
  DurationLaw handle_time_;
  double load_;
};

}  // namespace staffsim::analytic
