// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/transient_queue.hpp>

#include "analytic/line_law.hpp"
#include "analytic/require.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <stdexcept>
#include <utility>

namespace staffsim::analytic {
namespace {

template <class Step>
bool covers_period(const std::vector<Step>& steps, double period) {
  const auto earlier = [](const Step& a, const Step& b) { return a.from <= b.from; };
  return !steps.empty() && steps.front().from == 0.0 && steps.back().from < period &&
         std::adjacent_find(steps.begin(), steps.end(), std::not_fn(earlier)) == steps.end();
}

void validate(const TransientModel& model) {
  require_domain(is_positive(model.period) && is_positive(model.mean_handle_time) &&
                     model.mean_patience > 0.0,
                 "TransientQueue: need period, mean handle time and mean patience > 0");
  require_domain(model.balking >= 0.0 && model.balking <= 1.0,
                 "TransientQueue: need balking in [0, 1]");
  require_domain(model.queue_limit >= 0, "TransientQueue: need a queue limit >= 0");
  require_domain(model.queue_limit > 0 || std::isfinite(model.mean_patience),
                 "TransientQueue: without abandonment the queue needs a limit");
  require_argument(!model.teams.empty(), "TransientQueue: need a team");
  require_argument(covers_period(model.arrivals, model.period),
                   "TransientQueue: need arrival steps from 0, sorted, within the period");
  for (const RateStep& step : model.arrivals)
    require_domain(is_non_negative(step.rate), "TransientQueue: need arrival rates >= 0");
  for (const auto& steps : model.teams) {
    require_argument(covers_period(steps, model.period),
                     "TransientQueue: need staff steps from 0, sorted, within the period");
    for (const StaffStep& step : steps)
      require_domain(step.agents >= 0, "TransientQueue: need agents >= 0");
  }
}

/// The queue is never longer, in law, than without any service: Poisson with at most the largest
/// rate times the mean patience. Ten standard deviations and thirty more leave less than 1e-20.
int ample_queue_limit(const TransientModel& model) {
  double largest = 0.0;
  for (const RateStep& step : model.arrivals) largest = std::max(largest, step.rate);
  const double mean = largest * model.mean_patience;
  int agents = 0;
  if (model.end_of_duty == EndOfDuty::hand_over)
    for (const auto& steps : model.teams)
      agents += std::max_element(steps.begin(), steps.end(), [](const auto& a, const auto& b) {
                  return a.agents < b.agents;
                })->agents;
  constexpr double most = 1e6;  // each is a state
  const double ample = mean + 10.0 * std::sqrt(mean) + 30.0;
  require_domain(ample <= most,
                 "TransientQueue: patience is so long that the queue's limit has to be chosen");
  return static_cast<int>(ample) + agents;
}

double distance(const LineLaw& a, const LineLaw& b) {
  std::map<ChainState, double> difference;
  for (std::size_t i = 0; i < a.states.size(); ++i) difference[a.states[i]] += a.mass[i];
  for (std::size_t i = 0; i < b.states.size(); ++i) difference[b.states[i]] -= b.mass[i];
  double sum = 0.0;
  for (const auto& entry : difference) sum += std::abs(entry.second);
  return sum;
}

void add(const LineSweep::Stretch& stretch, const TransientModel& model,
         IntervalExpectation& sums) {
  double time_without_idle = 0.0;
  for (std::size_t i = 0; i < stretch.chain.size(); ++i) {
    const ChainState& state = stretch.chain.states()[i];
    const double spent = stretch.occupation[i];
    if (idle_agents(state, stretch.on_duty) == 0) time_without_idle += spent;
    sums.total_wait += spent * state.back();
    for (std::size_t team = 0; team + 1 < state.size(); ++team)
      sums.total_busy += spent * state[team];
  }
  const double delayed = stretch.arrival_rate * time_without_idle;
  sums.offered += stretch.arrival_rate * (stretch.to - stretch.from);
  sums.delayed += delayed;
  sums.abandoned += delayed * model.balking;
}

Snapshot snapshot_of(const LineLaw& law, const std::vector<int>& on_duty) {
  Snapshot snapshot{0.0, {}};
  for (std::size_t i = 0; i < law.states.size(); ++i) {
    const ChainState& state = law.states[i];
    std::size_t present = 0;
    for (const int part : state) present += static_cast<std::size_t>(part);
    if (present >= snapshot.in_system.size()) snapshot.in_system.resize(present + 1, 0.0);
    snapshot.in_system[present] += law.mass[i];
    if (idle_agents(state, on_duty) == 0) snapshot.delay_probability += law.mass[i];
  }
  return snapshot;
}

void require_sorted_times(std::span<const double> times) {
  require_argument(std::is_sorted(times.begin(), times.end()) &&
                       std::all_of(times.begin(), times.end(), is_non_negative),
                   "TransientQueue: need sorted times >= 0, none infinite");
}

}  // namespace

IntervalExpectation total(std::span<const IntervalExpectation> intervals) {
  require_argument(!intervals.empty(), "total: need at least one interval");
  IntervalExpectation sum{intervals.front().from, intervals.back().to};
  for (const IntervalExpectation& one : intervals) {
    sum.offered += one.offered;
    sum.delayed += one.delayed;
    sum.abandoned += one.abandoned;
    sum.total_wait += one.total_wait;
    sum.total_busy += one.total_busy;
  }
  return sum;
}

TransientQueue::TransientQueue(TransientModel model, DayStart start) : model_{std::move(model)} {
  validate(model_);
  if (model_.queue_limit == 0) model_.queue_limit = ample_queue_limit(model_);
  start_states_ = {ChainState(model_.teams.size() + 1, 0)};
  start_law_ = {1.0};
  if (start == DayStart::periodic) find_periodic_start();
}

void TransientQueue::find_periodic_start() {
  const LineSweep sweep{model_, Watch::everybody};
  for (int day = 0; day < 1000; ++day) {
    const LineLaw before{start_states_, start_law_};
    LineLaw after = sweep.advance(before, 0.0, model_.period, {});
    const double change = distance(before, after);
    start_states_ = std::move(after.states);
    start_law_ = std::move(after.mass);
    if (change < 1e-12) return;
  }
  throw std::runtime_error{"TransientQueue: no periodic day within 1000 periods"};
}

std::vector<IntervalExpectation> TransientQueue::between(std::span<const double> boundaries) const {
  require_sorted_times(boundaries);
  require_argument(std::ranges::adjacent_find(boundaries) == boundaries.end(),
                   "TransientQueue: need boundaries apart from each other");
  std::vector<IntervalExpectation> intervals;
  if (boundaries.empty()) return intervals;
  const LineSweep sweep{model_, Watch::everybody};
  LineLaw law = sweep.advance({start_states_, start_law_}, 0.0, boundaries.front(), {});
  for (std::size_t i = 1; i < boundaries.size(); ++i) {
    IntervalExpectation sums{boundaries[i - 1], boundaries[i]};
    law = sweep.advance(std::move(law), sums.from, sums.to,
                        [&](const auto& stretch) { add(stretch, model_, sums); });
    sums.abandoned += sums.total_wait / model_.mean_patience;
    intervals.push_back(sums);
  }
  return intervals;
}

std::vector<Snapshot> TransientQueue::at(std::span<const double> times) const {
  require_sorted_times(times);
  const LineSweep sweep{model_, Watch::everybody};
  LineLaw law{start_states_, start_law_};
  double now = 0.0;
  std::vector<Snapshot> snapshots;
  for (const double time : times) {
    law = sweep.adjusted(sweep.advance(std::move(law), now, time, {}), time);
    snapshots.push_back(snapshot_of(law, sweep.on_duty(time)));
    now = time;
  }
  return snapshots;
}

double TransientQueue::offered_wait_exceeds(double time, double limit) const {
  require_domain(is_non_negative(time), "TransientQueue: need time >= 0");
  require_domain(std::isfinite(limit), "TransientQueue: need a finite limit");
  if (limit < 0.0) return 1.0;
  const LineSweep everybody{model_, Watch::everybody};
  const LineSweep probe{model_, Watch::probe};
  LineLaw law = everybody.advance({start_states_, start_law_}, 0.0, time, {});
  law = everybody.adjusted(law, time);
  law = probe.advance(probe.adjusted(law, time), time, time + limit, {});
  double waiting = 0.0;
  for (std::size_t i = 0; i < law.states.size(); ++i)
    if (!law.states[i].empty()) waiting += law.mass[i];
  return waiting;
}

}  // namespace staffsim::analytic
