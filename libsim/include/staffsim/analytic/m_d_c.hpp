// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace staffsim::analytic {

/// M/D/c in steady state: Poisson arrivals, every handle time the same, first come first served.
///
/// The number present is Markov when looked at every handle time: whoever is in service leaves
/// within it, whoever arrived in it is still there. Its law is solved from these equations, cut
/// where the geometric tail is below 1e-20; the law of the wait follows by a finite sum of positive
/// terms. Cost O(N^3) once for N cut states (a few hundred at usual loads, more as the load nears
/// the number of agents). Checked to 1e-10. Times in one unit, the caller's.
/// Sources: C. D. Crommelin 1932 (state equations); G. J. Franx 2001 (A simple solution for the
/// M/D/c waiting time distribution), whose formula served_within is.
/// A limit of waits that is NaN throws std::domain_error.
class DeterministicService {
public:
  /// @param arrival_rate  contacts per time unit; > 0
  /// @param handle_time   > 0
  /// @param agents        >= 1
  /// @throws std::domain_error  outside these ranges or when load >= agents
  DeterministicService(double arrival_rate, double handle_time, int agents);

  [[nodiscard]] double wait_probability() const;
  [[nodiscard]] double mean_wait() const { return mean_queue_ / arrival_rate_; }
  [[nodiscard]] double mean_queue() const noexcept { return mean_queue_; }
  [[nodiscard]] double mean_busy() const noexcept { return arrival_rate_ * handle_time_; }
  [[nodiscard]] double occupancy() const noexcept { return mean_busy() / agents_; }
  /// P(wait <= limit); 0 for a negative limit.
  [[nodiscard]] double served_within(double limit) const;
  /// Smallest t with P(wait <= t) >= probability.
  /// @throws std::domain_error  if probability is outside [0, 1)
  [[nodiscard]] double wait_quantile(double probability) const;

private:
  double arrival_rate_;
  double handle_time_;
  int agents_;
  std::vector<double> at_most_;  // P(number present <= i)
  double mean_queue_ = 0.0;
  double wait_probability_ = 0.0;
};

}  // namespace staffsim::analytic
