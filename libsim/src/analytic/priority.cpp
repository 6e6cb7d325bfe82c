// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/erlang_c.hpp>
#include <staffsim/analytic/priority.hpp>

#include "analytic/require.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace staffsim::analytic {
namespace {

double delay_probability(std::span<const double> arrival_rates, double mean_handle_time,
                         int agents) {
  require_domain(is_positive(mean_handle_time) && agents >= 1,
                 "priority: need mean handle time > 0 and agents >= 1");
  for (const double rate : arrival_rates)
    require_domain(is_non_negative(rate), "priority: need arrival rates >= 0");
  const double rate = std::accumulate(arrival_rates.begin(), arrival_rates.end(), 0.0);
  return erlang_c_wait_probability(Erlangs{rate * mean_handle_time}, agents);
}

}  // namespace

std::vector<double> priority_mean_waits(std::span<const double> arrival_rates,
                                        double mean_handle_time, int agents) {
  const double until_first_end =
      delay_probability(arrival_rates, mean_handle_time, agents) * mean_handle_time / agents;
  std::vector<double> waits;
  double higher = 1.0;  // 1 - load of the types before, per agent
  for (const double rate : arrival_rates) {
    const double with_own = std::max(0.0, higher - rate * mean_handle_time / agents);
    waits.push_back(with_own > 0.0 ? until_first_end / (higher * with_own)
                                   : std::numeric_limits<double>::infinity());
    higher = with_own;
  }
  return waits;
}

double highest_priority_wait_exceeds(std::span<const double> arrival_rates, double mean_handle_time,
                                     int agents, double limit) {
  require_domain(!arrival_rates.empty(), "priority: need a contact type");
  require_limit(limit);
  const double delayed = delay_probability(arrival_rates, mean_handle_time, agents);
  const double drain = agents / mean_handle_time - arrival_rates.front();
  if (limit < 0.0 || drain <= 0.0) return 1.0;
  return delayed * std::exp(-drain * limit);
}

std::vector<double> single_server_priority_mean_waits(std::span<const PriorityType> types) {
  double residual = 0.0;  // mean work left in the contact in service
  double load = 0.0;
  for (const PriorityType& type : types) {
    require_domain(is_non_negative(type.arrival_rate) && is_non_negative(type.mean_handle_time) &&
                       is_non_negative(type.second_moment),
                   "priority: need rates and moments >= 0");
    residual += 0.5 * type.arrival_rate * type.second_moment;
    load += type.arrival_rate * type.mean_handle_time;
  }
  require_domain(load < 1.0, "priority: no steady state, load >= 1");
  std::vector<double> waits;
  double higher = 1.0;
  for (const PriorityType& type : types) {
    const double with_own = higher - type.arrival_rate * type.mean_handle_time;
    waits.push_back(residual / (higher * with_own));
    higher = with_own;
  }
  return waits;
}

}  // namespace staffsim::analytic
