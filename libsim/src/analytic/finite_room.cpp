// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/finite_room.hpp>

#include "analytic/birth_death.hpp"
#include "analytic/require.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim::analytic {
namespace {

double abandon_rate(const FiniteRoom& queue) {
  return std::isinf(queue.mean_patience) ? 0.0 : 1.0 / queue.mean_patience;
}

BirthDeath process_of(const FiniteRoom& queue) {
  const double service = 1.0 / queue.mean_handle_time;
  const double abandon = abandon_rate(queue);
  const auto agents = static_cast<std::size_t>(queue.agents);
  return {.birth = [rate = queue.arrival_rate](std::size_t) { return rate; },
          .death =
              [=](std::size_t i) {
                const std::size_t busy = std::min(i, agents);
                return static_cast<double>(busy) * service +
                       static_cast<double>(i - busy) * abandon;
              }};
}

std::size_t mode_of(const BirthDeath& process, std::size_t last) {
  std::size_t i = 0;
  while (i < last && process.birth(i) > process.death(i + 1)) ++i;
  return i;
}

void validate_room(const FiniteRoom& queue) {
  require_domain(is_positive(queue.arrival_rate) && is_positive(queue.mean_handle_time) &&
                     queue.mean_patience > 0.0,
                 "steady_state(FiniteRoom): need arrival rate, handle time and patience > 0");
  require_domain(queue.agents >= 1 && queue.room >= queue.agents,
                 "steady_state(FiniteRoom): need agents >= 1 and room >= agents");
}

FiniteRoomMeasures add_states(const std::vector<double>& law, std::size_t agents) {
  FiniteRoomMeasures sums{};
  for (std::size_t i = 0; i < law.size(); ++i) {
    const std::size_t busy = std::min(i, agents);
    sums.mean_busy += law[i] * static_cast<double>(busy);
    sums.mean_queue += law[i] * static_cast<double>(i - busy);
    if (i >= agents && i + 1 < law.size()) sums.delayed += law[i];
  }
  sums.blocked = law.back();
  return sums;
}

}  // namespace

FiniteRoomMeasures steady_state(const FiniteRoom& queue) {
  validate_room(queue);
  const BirthDeath process = process_of(queue);
  const auto room = static_cast<std::size_t>(queue.room);
  const auto law = stationary_law(process, mode_of(process, room), room);
  FiniteRoomMeasures measures = add_states(law, static_cast<std::size_t>(queue.agents));
  measures.abandoned = abandon_rate(queue) * measures.mean_queue / queue.arrival_rate;
  measures.served = measures.mean_busy / (queue.arrival_rate * queue.mean_handle_time);
  measures.occupancy = measures.mean_busy / queue.agents;
  const double admitted = queue.arrival_rate * (1.0 - measures.blocked);
  measures.mean_wait_of_admitted = admitted > 0.0 ? measures.mean_queue / admitted : 0.0;
  return measures;
}

}  // namespace staffsim::analytic
