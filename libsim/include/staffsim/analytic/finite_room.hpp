// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

namespace staffsim::analytic {

/// Poisson arrivals, exponential handle times, n agents, and room for a limited number of contacts.
///
/// A contact that finds the room full is blocked and leaves for good; a waiting contact abandons
/// after an exponential time. Rates and times in one unit, the caller's.
struct FiniteRoom {
  double arrival_rate = 0.0;
  double mean_handle_time = 0.0;
  int agents = 0;
  int room = 0;  ///< most contacts present, in service and waiting; >= agents
  double mean_patience = std::numeric_limits<double>::infinity();  ///< infinite: never abandons
};

/// Steady state of a FiniteRoom. Fractions are over all offered contacts, the blocked included.
struct FiniteRoomMeasures {
  double blocked;
  double delayed;  ///< admitted, but no agent was free
  double abandoned;
  double served;
  double mean_queue;
  double mean_busy;
  double occupancy;
  double mean_wait_of_admitted;  ///< served and abandoned together; 0 if nobody is admitted
};

/// Steady state of M/M/n/K and M/M/n/K+M from the birth-death balance.
///
/// @throws std::domain_error  if a rate or time is out of range, agents < 1 or room < agents
///
/// Cost O(room). Source: balance of a birth-death process, for instance Cooper 1981; room = agents
/// gives Erlang B.
[[nodiscard]] FiniteRoomMeasures steady_state(const FiniteRoom& queue);

}  // namespace staffsim::analytic
