// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace staffsim::analytic {

/// M/M/n+M in steady state (Erlang A, the Palm model): exponential handle times and patience,
/// first come first served.
///
/// Wait means the time until service or abandonment; the offered wait is what a contact with
/// endless patience would wait. A steady state always exists. Times in one unit, the caller's.
///
/// The means are sums over the states that an arrival finds, with positive terms only; the
/// distribution of the wait uses the series of the incomplete gamma function, also positive.
/// Cost O(agents + longest relevant queue); relative accuracy about 1e-12, but absolute
/// 1e-13 for served_within and abandoned_within, which are differences.
/// Sources: C. Palm 1957 (Research on telephone traffic carried by full availability groups);
/// O. Garnett, A. Mandelbaum, M. Reiman 2002; S. Zeltyn, A. Mandelbaum 2005.
/// A limit of waits that is NaN throws std::domain_error.
class ErlangA {
public:
  /// @param arrival_rate      contacts per time unit; > 0
  /// @param mean_handle_time  > 0
  /// @param mean_patience     > 0, finite (for endless patience see ErlangC)
  /// @param agents            >= 1
  /// @throws std::domain_error  outside these ranges, and where more than some 1e7 states count
  ErlangA(double arrival_rate, double mean_handle_time, double mean_patience, int agents);

  /// Probability that a contact finds no agent free.
  [[nodiscard]] double wait_probability() const noexcept { return wait_probability_; }
  /// Abandoned / offered.
  [[nodiscard]] double abandonment() const noexcept { return mean_wait() * abandon_rate_; }
  /// Mean wait of all contacts.
  [[nodiscard]] double mean_wait() const noexcept { return mean_queue_ / arrival_rate_; }
  [[nodiscard]] double mean_wait_of_served() const noexcept;
  /// 0 if nobody abandons.
  [[nodiscard]] double mean_wait_of_abandoned() const noexcept;
  [[nodiscard]] double mean_offered_wait() const noexcept { return mean_offered_wait_; }
  /// E[wait; served]: sum of the waits of the served / offered.
  [[nodiscard]] double mean_wait_served_part() const noexcept { return wait_served_part_; }
  [[nodiscard]] double mean_queue() const noexcept { return mean_queue_; }
  [[nodiscard]] double mean_busy() const noexcept { return mean_busy_; }
  [[nodiscard]] double occupancy() const noexcept { return mean_busy_ / agents_; }
  /// P(offered wait > limit); 1 for a negative limit.
  [[nodiscard]] double offered_wait_exceeds(double limit) const;
  /// Served with wait <= limit / offered.
  [[nodiscard]] double served_within(double limit) const;
  /// Abandoned with wait <= limit / offered.
  [[nodiscard]] double abandoned_within(double limit) const;
  /// Smallest t with P(wait <= t) >= probability, waits of served and abandoned together.
  /// @throws std::domain_error  if probability is outside [0, 1)
  [[nodiscard]] double wait_quantile(double probability) const;

private:
  void add_states();
  [[nodiscard]] double wait_part_beyond(double limit, double shape_shift) const;

  double arrival_rate_;
  double service_rate_;  // of all agents together
  double abandon_rate_;  // of one waiting contact
  double load_;
  int agents_;
  double log_series_;
  double wait_probability_ = 0.0;
  double mean_queue_ = 0.0;
  double mean_busy_ = 0.0;
  double mean_offered_wait_ = 0.0;
  double wait_served_part_ = 0.0;
  double wait_abandoned_part_ = 0.0;
};

}  // namespace staffsim::analytic
