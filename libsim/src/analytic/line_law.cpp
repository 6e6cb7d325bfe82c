// SPDX-License-Identifier: Apache-2.0
#include "analytic/line_law.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace staffsim::analytic {
namespace {

constexpr double negligible = 1e-25;

/// The step in force; of a period that begins at `begin`, not after `time`.
template <class Step>
const Step& step_at(const std::vector<Step>& steps, double begin, double time) {
  const auto after =
      std::upper_bound(steps.begin(), steps.end(), time,
                       [begin](double t, const Step& step) { return t < begin + step.from; });
  return *std::prev(after);
}

int idle_of_team(const ChainState& state, const std::vector<int>& on_duty, std::size_t team) {
  return std::max(0, on_duty[team] - state[team]);
}

/// Longest queue first, so that each state is taken up once, with all that has come to it.
struct LongestQueueFirst {
  bool operator()(const ChainState& a, const ChainState& b) const {
    const int queue_a = a.empty() ? -1 : a.back();
    const int queue_b = b.empty() ? -1 : b.back();
    return queue_a != queue_b ? queue_a > queue_b : a < b;
  }
};
using Pending = std::map<ChainState, double, LongestQueueFirst>;

void hand_over(ChainState& state, const std::vector<int>& on_duty) {
  for (std::size_t team = 0; team < on_duty.size(); ++team) {
    const int surplus = std::max(0, state[team] - on_duty[team]);
    state[team] -= surplus;
    state.back() += surplus;
  }
}

/// One waiting contact starts: each idle agent is equally likely to take it.
void start_one(const ChainState& state, double mass, const std::vector<int>& on_duty,
               Pending& pending) {
  const int idle = idle_agents(state, on_duty);
  for (std::size_t team = 0; team < on_duty.size(); ++team) {
    const int of_team = idle_of_team(state, on_duty, team);
    if (of_team == 0) continue;
    ChainState next = state;
    ++next[team];
    --next.back();
    pending[next] += mass * of_team / idle;
  }
}

}  // namespace

int idle_agents(const ChainState& state, const std::vector<int>& on_duty) {
  int idle = 0;
  for (std::size_t team = 0; team < on_duty.size(); ++team)
    idle += idle_of_team(state, on_duty, team);
  return idle;
}

// All that asks for a period or a step adds and compares alike: what is rounded is rounded once.
double LineSweep::begin_of_period(double time) const {
  const double begin = std::min(std::floor(time / model_.period) * model_.period, time);
  return begin + model_.period <= time ? begin + model_.period : begin;
}

std::vector<int> LineSweep::on_duty(double time) const {
  const double begin = begin_of_period(time);
  std::vector<int> agents;
  for (const auto& steps : model_.teams) agents.push_back(step_at(steps, begin, time).agents);
  return agents;
}

double LineSweep::arrival_rate(double time) const {
  return step_at(model_.arrivals, begin_of_period(time), time).rate;
}

double LineSweep::next_change(double time) const {
  const double begin = begin_of_period(time);
  double next = begin + model_.period;
  const auto consider = [&](double from) {
    if (begin + from > time) next = std::min(next, begin + from);
  };
  for (const RateStep& step : model_.arrivals) consider(step.from);
  for (const auto& steps : model_.teams)
    for (const StaffStep& step : steps) consider(step.from);
  return next;
}

LineLaw LineSweep::adjusted(const LineLaw& law, double time) const {
  const std::vector<int> agents = on_duty(time);
  Pending pending;
  for (std::size_t i = 0; i < law.states.size(); ++i) {
    if (law.mass[i] < negligible) continue;
    ChainState state = law.states[i];
    if (!state.empty() && model_.end_of_duty == EndOfDuty::hand_over) hand_over(state, agents);
    pending[state] += law.mass[i];
  }
  LineLaw after;
  while (!pending.empty()) {
    const auto [state, mass] = *pending.begin();
    pending.erase(pending.begin());
    const bool can_start = !state.empty() && idle_agents(state, agents) > 0;
    if (can_start && state.back() > 0) {
      start_one(state, mass, agents, pending);
    } else if (can_start && watch_ == Watch::probe) {
      pending[ChainState{}] += mass;
    } else {
      after.states.push_back(state);
      after.mass.push_back(mass);
    }
  }
  return after;
}

std::vector<Transition> LineSweep::leaving(const ChainState& state, const std::vector<int>& agents,
                                           double rate) const {
  std::vector<Transition> jumps;
  if (state.empty()) return jumps;
  const auto jump = [&](std::size_t place, int change, double at_rate) {
    if (at_rate <= 0.0) return;
    ChainState to = state;
    to[place] += change;
    jumps.push_back({std::move(to), at_rate});
  };
  const std::size_t queue = agents.size();
  const int waiting = state[queue];
  const double service_rate = 1.0 / model_.mean_handle_time;
  const int idle = idle_agents(state, agents);
  if (watch_ == Watch::everybody && idle == 0 && waiting < model_.queue_limit)
    jump(queue, +1, rate * (1.0 - model_.balking));
  jump(queue, -1, waiting / model_.mean_patience);
  for (std::size_t team = 0; team < agents.size(); ++team) {
    if (watch_ == Watch::everybody && idle > 0)
      jump(team, +1, rate * idle_of_team(state, agents, team) / idle);
    const double ends = state[team] * service_rate;
    const bool takes_next = state[team] <= agents[team];
    if (takes_next && waiting > 0) jump(queue, -1, ends);
    else if (takes_next && watch_ == Watch::probe && ends > 0.0)
      jumps.push_back({ChainState{}, ends});
    else jump(team, -1, ends);
  }
  return jumps;
}

LineLaw LineSweep::advance(LineLaw law, double from, double to, const Visit& visit) const {
  double time = from;
  while (time < to) {
    const double end = std::min(to, next_change(time));
    const std::vector<int> agents = on_duty(time);
    const double rate = arrival_rate(time);
    law = adjusted(law, time);
    const MarkovChain chain{law.states,
                            [&](const ChainState& state) { return leaving(state, agents, rate); }};
    Evolution evolution = evolve(chain, law.mass, end - time);
    if (visit) visit({time, end, rate, agents, chain, evolution.occupation});
    law = {chain.states(), std::move(evolution.at_end)};
    time = end;
  }
  return law;
}

}  // namespace staffsim::analytic
