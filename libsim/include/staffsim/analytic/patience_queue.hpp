// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <staffsim/analytic/duration_law.hpp>

#include <functional>
#include <vector>

namespace staffsim::analytic {

/// M/M/n+G in steady state: exponential handle times, any law of patience, first come first served.
///
/// With survival function of patience S and H(x) = integral of S over [0, x], the offered wait V
/// (what a contact with endless patience would wait) has on x > 0 a density proportional to
/// lambda exp(lambda H(x) - n mu x); every measure is an integral against it. Contacts with zero
/// patience that find no agent free abandon after wait 0 and count as delayed.
///
/// Integrals by adaptive Gauss-Kronrod between the breakpoints of the law, scaled by the largest
/// exponent, with positive integrands only: relative accuracy 1e-10 or better for the built-in
/// laws. Times in one unit, the caller's. Sources: F. Baccelli, G. Hebuterne 1981 (On queues with
/// impatient customers); S. Zeltyn, A. Mandelbaum 2005 (Call centers with impatient customers:
/// many-server asymptotics of the M/M/n+G queue), where the integrals are tabulated.
/// A limit of waits that is NaN throws std::domain_error.
class PatienceQueue {
public:
  /// @param arrival_rate      contacts per time unit; > 0
  /// @param mean_handle_time  > 0
  /// @param patience          law of the patience
  /// @param agents            >= 1
  /// @throws std::domain_error  outside these ranges, and when so many contacts never abandon that
  ///                            there is no steady state
  PatienceQueue(double arrival_rate, double mean_handle_time, const DurationLaw& patience,
                int agents);

  /// P(V > 0): probability that a contact finds no agent free.
  [[nodiscard]] double wait_probability() const noexcept { return wait_probability_; }
  /// Abandoned / offered.
  [[nodiscard]] double abandonment() const;
  /// Mean wait of all contacts, until service or abandonment.
  [[nodiscard]] double mean_wait() const;
  [[nodiscard]] double mean_wait_of_served() const;
  /// Zero waits of contacts that balk included; 0 if nobody abandons.
  [[nodiscard]] double mean_wait_of_abandoned() const;
  [[nodiscard]] double mean_offered_wait() const;
  /// E[wait; served]: sum of the waits of the served / offered.
  [[nodiscard]] double mean_wait_served_part() const;
  [[nodiscard]] double mean_queue() const { return arrival_rate_ * mean_wait(); }
  [[nodiscard]] double mean_busy() const;
  [[nodiscard]] double occupancy() const { return mean_busy() / agents_; }
  /// P(V > limit); 1 for a negative limit.
  [[nodiscard]] double offered_wait_exceeds(double limit) const;
  /// Served with wait <= limit / offered; 0 for a negative limit.
  [[nodiscard]] double served_within(double limit) const;
  /// Abandoned with wait <= limit / offered; 0 for a negative limit.
  [[nodiscard]] double abandoned_within(double limit) const;
  /// Smallest t with P(wait <= t) >= probability, waits of served and abandoned together.
  /// @throws std::domain_error  if probability is outside [0, 1)
  [[nodiscard]] double wait_quantile(double probability) const;

private:
  using Weight = std::function<double(double)>;

  [[nodiscard]] double exponent(double x) const;
  [[nodiscard]] double find_peak() const;
  [[nodiscard]] double descend(double from, double step, double drop) const;
  void place_cuts();
  void drop_near_twins();
  [[nodiscard]] double weigh(const Weight& weight, double from, double to) const;
  [[nodiscard]] double weigh(const Weight& weight) const;
  [[nodiscard]] double waited_and_served() const;

  double arrival_rate_;
  double mean_handle_time_;
  double service_rate_;  // of all agents together
  DurationLaw patience_;
  int agents_;
  double peak_exponent_ = 0.0;
  std::vector<double> cuts_;  // panels of the quadrature
  double norm_ = 1.0;
  double wait_probability_ = 0.0;
};

}  // namespace staffsim::analytic
