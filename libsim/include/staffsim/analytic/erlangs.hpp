// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace staffsim::analytic {

/// Offered load: the mean number of agents that would be busy if nobody ever had to wait.
///
/// The wrapper keeps a load from being passed where a rate or a duration is meant.
struct Erlangs {
  double value;
};

/// Offered load a = lambda * E[handle time].
///
/// @param arrival_rate      contacts per time unit; >= 0
/// @param mean_handle_time  in the same time unit; >= 0
/// @throws std::domain_error  if an argument is negative, infinite or NaN
[[nodiscard]] Erlangs offered_load(double arrival_rate, double mean_handle_time);

}  // namespace staffsim::analytic
