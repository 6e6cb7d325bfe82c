// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace staffsim::analytic {

/// Mean waits of contact types in order of priority in M/M/n: nobody abandons, all have the same
/// exponential handle time, a contact in service is never interrupted, first come first served
/// within a type.
///
/// @param arrival_rates     highest priority first, contacts per time unit; each >= 0
/// @param mean_handle_time  > 0, in the same time unit
/// @param agents            >= 1
/// @return                  mean wait of each type; infinite from the type on with which the load
///                          reaches the number of agents
/// @throws std::domain_error  outside these ranges
/// Sources: A. Cobham 1954 (Priority assignment in waiting line problems); O. Kella, U. Yechiali
/// 1985 (Waiting times in the non-preemptive priority M/M/c queue).
[[nodiscard]] std::vector<double> priority_mean_waits(std::span<const double> arrival_rates,
                                                      double mean_handle_time, int agents);

/// P(wait > limit) of the type with the highest priority in the same system: once delayed, it waits
/// an exponential time with rate n mu - lambda_1. 1 for a negative limit, and when that type alone
/// fills all agents.
/// @throws std::domain_error  as priority_mean_waits, and if arrival_rates is empty
[[nodiscard]] double highest_priority_wait_exceeds(std::span<const double> arrival_rates,
                                                   double mean_handle_time, int agents,
                                                   double limit);

/// A contact type of M/G/1 with priorities, by the first two moments of its handle time.
struct PriorityType {
  double arrival_rate;
  double mean_handle_time;
  double second_moment;  ///< E[handle time squared]
};

/// Mean waits in M/G/1 with non-preemptive priorities, highest first.
/// @throws std::domain_error  if a number is negative, or the load is not below 1
/// Source: A. Cobham 1954.
[[nodiscard]] std::vector<double>
single_server_priority_mean_waits(std::span<const PriorityType> types);

}  // namespace staffsim::analytic
