// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/erlang_b.hpp>

#include "analytic/inverse_blocking.hpp"
#include "analytic/require.hpp"

namespace staffsim::analytic {

double erlang_b_blocking(Erlangs load, int agents) {
  require_domain(is_non_negative(load.value) && agents >= 0,
                 "erlang_b_blocking: need load >= 0 and agents >= 0");
  if (load.value == 0.0) return agents == 0 ? 1.0 : 0.0;
  return 1.0 / inverse_blocking(load.value, agents);
}

int erlang_b_agents(Erlangs load, double target) {
  constexpr double most_load = 1e8;  // agents are counted up to it one by one
  require_domain(load.value >= 0.0 && load.value <= most_load && target > 0.0 && target <= 1.0,
                 "erlang_b_agents: need load from 0 to 1e8 and target in (0, 1]");
  if (load.value == 0.0) return target == 1.0 ? 0 : 1;
  int agents = 0;
  for (double inverse = 1.0; inverse * target < 1.0;) {
    ++agents;
    inverse = next_inverse_blocking(inverse, load.value, agents);
  }
  return agents;
}

}  // namespace staffsim::analytic
