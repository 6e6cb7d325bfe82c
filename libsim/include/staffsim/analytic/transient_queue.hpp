// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <span>
#include <vector>

namespace staffsim::analytic {

/// From `from` on, until the next step, contacts arrive at this rate (per time unit; >= 0).
struct RateStep {
  double from;
  double rate;
};

/// From `from` on, until the next step, so many agents of a team are on duty (>= 0).
struct StaffStep {
  double from;
  int agents;
};

/// What happens to contacts in service when fewer agents are on duty than are busy.
enum class EndOfDuty {
  finish_contact,  ///< they are finished, and the agents who are too many take no other
  hand_over        ///< they go back to the head of the queue, with a fresh patience
};

/// M(t)/M/s(t)+M with piecewise constant rates and staffing that repeat every period.
///
/// Each team is a step function of agents on duty. One team whose level moves is a head count
/// (idle agents leave first, a rise first cancels departures still owed); one team for each shift,
/// at 0 or its size, is named agents: a busy agent whose shift ends finishes the contact in hand.
/// Contacts are served first come first served by any agent; an arriving contact picks an idle
/// agent uniformly at random. Times in one unit, the caller's.
struct TransientModel {
  double period;
  std::vector<RateStep> arrivals;             ///< sorted, the first from 0, all before period
  std::vector<std::vector<StaffStep>> teams;  ///< each sorted, the first from 0, all before period
  double mean_handle_time;
  double mean_patience = std::numeric_limits<double>::infinity();  ///< infinite: never abandons
  double balking = 0.0;  ///< share of contacts that leave at once when no agent is free
  EndOfDuty end_of_duty = EndOfDuty::finish_contact;
  /// Most contacts waiting; an arrival beyond it is lost. 0: chosen so high that it does not
  /// matter, which needs a finite mean_patience. >= 0
  int queue_limit = 0;
};

enum class DayStart {
  empty,    ///< nobody present at time 0
  periodic  ///< the same day has gone before for ever
};

/// What is expected to happen between two times.
struct IntervalExpectation {
  double from = 0.0;
  double to = 0.0;
  double offered = 0.0;
  double delayed = 0.0;     ///< arrivals that find no agent free
  double abandoned = 0.0;   ///< at the instant of abandonment; balking included
  double total_wait = 0.0;  ///< time spent waiting by all contacts together
  double total_busy = 0.0;  ///< time spent busy by all agents together
  [[nodiscard]] double mean_queue() const { return total_wait / (to - from); }
  [[nodiscard]] double mean_busy() const { return total_busy / (to - from); }
};

/// Sum of adjoining intervals. @throws std::invalid_argument  if there are none
[[nodiscard]] IntervalExpectation total(std::span<const IntervalExpectation> intervals);

/// The system seen at one time (just after a change of staffing at that time).
struct Snapshot {
  double delay_probability;       ///< an arrival would find no agent free
  std::vector<double> in_system;  ///< P(i contacts waiting and in service), i = 0, 1, ...
};

/// Exact expectations of a TransientModel, by uniformisation of its Markov chain.
///
/// State: busy agents of each team, and contacts waiting. Only states that can be reached are
/// kept, and states below 1e-25 are dropped at changes of staffing. Cost of a day: proportional to
/// states times (largest rate out of a state) times period. Relative error below 1e-9 (checked).
/// Sources: A. Jensen 1953 (uniformisation). The rules at the end of duty are this library's own.
class TransientQueue {
public:
  /// @throws std::domain_error      if a rate, time, share or level is out of range, or the limit
  ///                                of the queue has to be chosen and is not
  /// @throws std::invalid_argument  if steps are missing, unsorted or outside the period
  /// @throws std::runtime_error     if no periodic day is reached within 1000 periods
  TransientQueue(TransientModel model, DayStart start);

  /// Expectations between consecutive boundaries, which must be >= 0 and increasing; times beyond
  /// the period go on into the next one.
  /// @throws std::invalid_argument  unless they are
  [[nodiscard]] std::vector<IntervalExpectation> between(std::span<const double> boundaries) const;

  /// The system at the given sorted times >= 0.
  /// @throws std::invalid_argument  unless they are
  [[nodiscard]] std::vector<Snapshot> at(std::span<const double> times) const;

  /// P(wait > limit) of one contact with endless patience that arrives at `time`, future changes
  /// of staffing included. A contact that is never reached within the horizon still waits.
  /// @throws std::domain_error  unless time >= 0, and both are finite
  [[nodiscard]] double offered_wait_exceeds(double time, double limit) const;

private:
  void find_periodic_start();

  TransientModel model_;
  std::vector<std::vector<int>> start_states_;
  std::vector<double> start_law_;
};

}  // namespace staffsim::analytic
