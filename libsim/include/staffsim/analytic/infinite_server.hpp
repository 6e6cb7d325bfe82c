// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <staffsim/analytic/transient_queue.hpp>

#include <span>

namespace staffsim::analytic {

/// Mean number present at `time` when every contact is served at once, nobody present at time 0.
///
/// Exponential handle times and piecewise constant rates: m' = lambda(t) - m / mean handle time,
/// solved exactly on each step. The number present is Poisson with this mean; with mean patience
/// equal to mean handle time that is also its law with any finite staffing.
/// Source: S. G. Eick, W. A. Massey, W. Whitt 1993 (The physics of the M(t)/G/infinity queue).
/// @param arrivals  sorted, the first from 0; the last rate holds for ever; those that begin at
///                  `time` or later are not looked at
/// @throws std::domain_error      if a time or rate is out of range
/// @throws std::invalid_argument  if the steps are missing, unsorted or do not begin at 0
[[nodiscard]] double infinite_server_mean(std::span<const RateStep> arrivals,
                                          double mean_handle_time, double time);

/// P(N >= agents) for a Poisson number present: an arrival would find no agent free.
/// @throws std::domain_error  if mean_present < 0 or agents < 0
[[nodiscard]] double infinite_server_delay(double mean_present, int agents);

/// Smallest number of agents with infinite_server_delay(mean_present, agents) <= target.
/// Source: O. B. Jennings, A. Mandelbaum, W. A. Massey, W. Whitt 1996 use its normal form.
/// @param mean_present  from 0 to 1e8
/// @param target        in (0, 1]
/// @throws std::domain_error  if an argument is out of range
[[nodiscard]] int infinite_server_agents(double mean_present, double target);

}  // namespace staffsim::analytic
