// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <staffsim/analytic/markov_chain.hpp>
#include <staffsim/analytic/transient_queue.hpp>

#include <functional>
#include <vector>

namespace staffsim::analytic {

/// The law of a TransientModel at one time. A state lists the busy agents of each team and then the
/// contacts waiting; the empty state is that of a probe that has been answered.
struct LineLaw {
  std::vector<ChainState> states;
  std::vector<double> mass;
};

/// Who is watched: everybody, or one contact of endless patience and those ahead of it.
enum class Watch { everybody, probe };

/// Carries a LineLaw through the steps of a model.
class LineSweep {
public:
  LineSweep(const TransientModel& model, Watch watch) : model_{model}, watch_{watch} {}

  struct Stretch {
    double from;
    double to;
    double arrival_rate;
    const std::vector<int>& on_duty;  // of each team
    const MarkovChain& chain;
    const std::vector<double>& occupation;
  };
  using Visit = std::function<void(const Stretch&)>;

  /// Law at `to`, before any change of staffing at that time.
  [[nodiscard]] LineLaw advance(LineLaw law, double from, double to, const Visit& visit) const;

  /// Law after the staffing of that time has come into force.
  [[nodiscard]] LineLaw adjusted(const LineLaw& law, double time) const;

  [[nodiscard]] std::vector<int> on_duty(double time) const;

private:
  /// Of the period in which a time lies; not after it.
  [[nodiscard]] double begin_of_period(double time) const;
  /// Later than `time`.
  [[nodiscard]] double next_change(double time) const;
  [[nodiscard]] double arrival_rate(double time) const;
  [[nodiscard]] std::vector<Transition> leaving(const ChainState& state,
                                                const std::vector<int>& agents, double rate) const;

  const TransientModel& model_;
  Watch watch_;
};

/// Agents on duty and not busy.
[[nodiscard]] int idle_agents(const ChainState& state, const std::vector<int>& on_duty);

}  // namespace staffsim::analytic
