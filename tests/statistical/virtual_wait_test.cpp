// SPDX-License-Identifier: Apache-2.0
// The service level of offered waits against Erlang A.
#include <staffsim/analytic/erlang_a.hpp>
#include <staffsim/estimate/simulate.hpp>

#include "support/catch.hpp"
#include "support/statistical.hpp"

using namespace staffsim;
using namespace std::chrono_literals;

// M/M/4+M: half a call a minute, handle time 7.5 min, patience 5 min; limits from a tenth of the
// mean wait to six times it.
// Null: the estimate's expectation is P(V <= T) of the steady state; a day of warm-up is 190 mean
// handle times, of which the start's trace is e^-100. Statistic: ratio over 400 replications of
// 14 days, Student t by the delta method; alpha 1e-6 for each limit. Power: the half width of such
// an interval is below 0.004, so an estimator that took everyone who gave up for late, which is off
// by more than 0.06 from T = 180 s on, is found with probability above 1 - 1e-6 (that is checked).
TEST_CASE("service level of virtual waits: M/M/4+M", "[statistical][virtual]") {
  const analytic::ErlangA exact{0.5, 7.5, 5.0, 4};
  for (const double within_min : {0.1, 1.0, 3.0, 6.0}) {
    ModelSpec spec;
    spec.horizon = {.start = date_of(2025, 9, 1), .days = 14, .warm_up_days = 1};
    spec.contact_types = {{.name = "calls",
                           .arrivals = WeeklyArrivals{.per_day = 720},
                           .handle = Exponential{450s},
                           .patience = Exponential{300s}}};
    spec.contact_types[0].service_level =
        ServiceLevelRule{Duration{60.0 * within_min}, std::nullopt};
    spec.agent_groups = {{.name = "desk", .staffing = HeadCount{4}, .handles = {{"calls"}}}};
    const ExperimentSpec experiment{
        .replications = 400,
        .seed = test::seed_from_name("service level of virtual waits: M/M/4+M"),
        .confidence = 1.0 - test::alpha};
    const Result result = simulate(Model{spec}, experiment);
    const Estimate& level = result.total(Measure::sl_virtual_wait);
    const double expected = 1.0 - exact.offered_wait_exceeds(within_min);
    INFO("within " << within_min << " min: exact " << expected << ", estimate " << level.value
                   << " +- " << level.half_width());
    CHECK(level.low <= expected);
    CHECK(expected <= level.high);
    CHECK(level.half_width() < 0.004);
    if (within_min >= 3.0) CHECK(result.total(Measure::sl_offered).value < expected - 0.06);
  }
}
