// SPDX-License-Identifier: Apache-2.0
// A first simulation: a desk of four, half a call a minute, and how long people wait.
#include <staffsim/staffsim.hpp>

#include <cstdio>

int main() {
  using namespace staffsim;
  using namespace std::chrono_literals;
  ModelSpec spec;
  spec.horizon = {.days = 7, .warm_up_days = 1};
  spec.contact_types = {{.name = "calls",
                         .arrivals = WeeklyArrivals{.per_day = 720},
                         .handle = Exponential{7.5min},
                         .patience = Exponential{5min}}};
  spec.agent_groups = {{.name = "desk", .staffing = HeadCount{4}, .handles = {{"calls"}}}};

  const Result result = simulate(Model{spec}, {.replications = 200});
  const Estimate& lost = result.total(Measure::abandonment_rate);
  const Estimate& wait = result.total(Measure::mean_wait);
  std::printf("%.1f %% give up (95 %% interval %.1f to %.1f), the mean wait is %.0f s\n",
              100 * lost.value, 100 * lost.low, 100 * lost.high, wait.value);
}
