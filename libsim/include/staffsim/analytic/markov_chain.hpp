// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace staffsim::analytic {

/// A state of a Markov chain: whatever whole numbers describe it (contacts waiting, agents busy).
using ChainState = std::vector<int>;

/// A jump out of a state: where to, and how often (per time unit, > 0; equal targets add up).
struct Transition {
  ChainState to;
  double rate;
};

/// The jumps out of a state; an empty list makes it absorbing.
using Leaving = std::function<std::vector<Transition>(const ChainState&)>;

/// A finite Markov chain in continuous time, found by following the jumps from some states on.
class MarkovChain {
public:
  /// @param start       states to begin with; they come first in states(), in this order
  /// @param leaving     jumps out of a state; must keep the number of reachable states finite, so
  ///                    queues need a bound here
  /// @param max_states  bound on the number of states
  /// @throws std::invalid_argument  if start is empty or a rate is not positive and finite
  /// @throws std::length_error      if more than max_states are reachable
  MarkovChain(const std::vector<ChainState>& start, const Leaving& leaving,
              std::size_t max_states = 2'000'000);

  struct Inflow {
    std::size_t from;
    double rate;
  };

  [[nodiscard]] std::size_t size() const noexcept { return states_.size(); }
  [[nodiscard]] const std::vector<ChainState>& states() const noexcept { return states_; }
  /// @param state  below size(), here and in `inflow`: not checked
  [[nodiscard]] double exit_rate(std::size_t state) const { return exit_rates_[state]; }
  [[nodiscard]] double largest_exit_rate() const noexcept { return largest_exit_rate_; }
  /// Jumps into a state.
  [[nodiscard]] std::span<const Inflow> inflow(std::size_t state) const;

private:
  std::vector<ChainState> states_;
  std::vector<double> exit_rates_;
  std::vector<Inflow> inflows_;             // by target
  std::vector<std::size_t> inflow_starts_;  // size() + 1
  double largest_exit_rate_ = 0.0;
};

/// The stationary distribution of an irreducible chain, by states().
///
/// Sparse LU factorisation of the balance equations. Cost grows with the fill-in: some 10^5 states
/// of two numbers, some 10^4 of four, in seconds.
/// @throws std::domain_error  if the chain has no unique stationary distribution
[[nodiscard]] std::vector<double> stationary_distribution(const MarkovChain& chain);

/// The same by Gauss-Seidel sweeps, in memory proportional to the transitions: for chains whose
/// factors would fill up (queues kept as strings of types) and that forget their start fast.
///
/// @param tolerance  sweeps end when no probability changes by more than this share of itself;
///                   those below 1e-16 do not count
/// @throws std::domain_error   if a state can never be left, or tolerance <= 0
/// @throws std::runtime_error  if 100,000 sweeps are not enough
[[nodiscard]] std::vector<double> stationary_by_sweeps(const MarkovChain& chain,
                                                       double tolerance = 1e-13);

/// Where a chain is after a while, and the mean time it spent in each state on the way.
struct Evolution {
  std::vector<double> at_end;      ///< probabilities, by states()
  std::vector<double> occupation;  ///< expected times, by states(); they sum to the duration
};

/// The transient distribution by uniformisation (A. Jensen 1953), positive terms only: absolute
/// error about 1e-15 per unit of largest_exit_rate() * duration, to which the cost is proportional.
///
/// @param start     probabilities, by states(); at most chain.size() of them, the rest are 0
/// @param duration  in the chain's time unit; >= 0
/// @throws std::invalid_argument  if start is longer than the chain has states
/// @throws std::domain_error      if duration is negative, infinite or NaN
[[nodiscard]] Evolution evolve(const MarkovChain& chain, std::span<const double> start,
                               double duration);

/// Sum over the states of law[i] * value(state i): the mean of a quantity of the state.
/// @throws std::invalid_argument  unless the law has one probability for each state
[[nodiscard]] double mean_over(const MarkovChain& chain, std::span<const double> law,
                               const std::function<double(const ChainState&)>& value);

}  // namespace staffsim::analytic
