// SPDX-License-Identifier: Apache-2.0
// Is one more agent worth it? Two staffings meet the same callers.
#include <staffsim/staffsim.hpp>

#include <cstdio>
#include <vector>

int main() {
  using namespace staffsim;
  using namespace std::chrono_literals;
  ModelSpec spec;
  spec.horizon = {.days = 28, .warm_up_days = 1};
  spec.contact_types = {{.name = "calls",
                         .arrivals = WeeklyArrivals{.per_day = 720},
                         .handle = Uniform{5min, 10min},
                         .patience = Exponential{5min},
                         .service_level = ServiceLevelRule{.within = 60s}}};
  std::vector<Model> staffings;
  for (const int agents : {4, 5}) {
    spec.agent_groups = {{.name = "desk", .staffing = HeadCount{agents}, .handles = {{"calls"}}}};
    staffings.emplace_back(spec);
  }

  const std::vector<Result> results = simulate_all(staffings, {.replications = 100});
  std::printf("agents  abandoned %%  service level %%  occupancy %%\n");
  for (std::size_t i = 0; i < results.size(); ++i)
    std::printf("%6zu  %11.1f  %15.1f  %11.1f\n", i + 4,
                100 * results[i].total(Measure::abandonment_rate).value,
                100 * results[i].total(Measure::service_level).value,
                100 * results[i].total(Measure::occupancy).value);
}
