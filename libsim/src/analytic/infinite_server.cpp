// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/infinite_server.hpp>

#include "analytic/require.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace staffsim::analytic {

double infinite_server_mean(std::span<const RateStep> arrivals, double mean_handle_time,
                            double time) {
  require_domain(is_positive(mean_handle_time) && is_non_negative(time),
                 "infinite_server_mean: need mean handle time > 0 and time >= 0");
  require_argument(!arrivals.empty() && arrivals.front().from == 0.0,
                   "infinite_server_mean: need arrival steps from 0");
  double mean = 0.0;
  for (std::size_t i = 0; i < arrivals.size() && arrivals[i].from < time; ++i) {
    const double end = i + 1 < arrivals.size() ? std::min(time, arrivals[i + 1].from) : time;
    require_argument(end > arrivals[i].from, "infinite_server_mean: need sorted arrival steps");
    require_domain(is_non_negative(arrivals[i].rate), "infinite_server_mean: need rates >= 0");
    const double decay = (end - arrivals[i].from) / mean_handle_time;
    mean = mean * std::exp(-decay) - arrivals[i].rate * mean_handle_time * std::expm1(-decay);
  }
  return mean;
}

double infinite_server_delay(double mean_present, int agents) {
  require_domain(is_non_negative(mean_present) && agents >= 0,
                 "infinite_server_delay: need mean >= 0 and agents >= 0");
  if (agents == 0) return 1.0;
  if (mean_present == 0.0) return 0.0;
  return boost::math::gamma_p(static_cast<double>(agents), mean_present);
}

int infinite_server_agents(double mean_present, double target) {
  constexpr double most_present = 1e8;
  require_domain(is_non_negative(mean_present) && mean_present <= most_present && target > 0.0 &&
                     target <= 1.0,
                 "infinite_server_agents: need mean from 0 to 1e8 and target in (0, 1]");
  int enough = 1;
  while (infinite_server_delay(mean_present, enough) > target) enough *= 2;
  int too_few = -1;
  while (enough - too_few > 1) {
    const int middle = too_few + (enough - too_few) / 2;
    (infinite_server_delay(mean_present, middle) > target ? too_few : enough) = middle;
  }
  return enough;
}

}  // namespace staffsim::analytic
