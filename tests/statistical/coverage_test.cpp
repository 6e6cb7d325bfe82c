// SPDX-License-Identifier: Apache-2.0
// How often 95 % intervals of simulated measures hold what theory says: two and three agents who
// take the same calls (Erlang A), in 2,000 independent studies.
//
// Null: each interval covers with probability 0.95. Statistic: the number of studies that do,
// exactly binomial; alpha 1e-6 two-sided, 1,849 to 1,944. Percentiles: at least nominal, for the
// histogram's buckets are added to their intervals; only the lower bound is an alarm. Power: see
// tests/estimate/coverage_test.cpp. The run ends with some calls waiting, which are neither
// answered nor abandoned: about one in a thousand, which moves the abandonment by less than a tenth
// of a standard error.
#include <staffsim/analytic/erlang_a.hpp>
#include <staffsim/estimate/comparison.hpp>
#include <staffsim/random/laws.hpp>

#include "support/catch.hpp"
#include "support/coverage.hpp"
#include "support/statistical.hpp"

#include <map>
#include <utility>
#include <vector>

using namespace staffsim;
using namespace staffsim::test;

namespace {

constexpr int studies = 2000;
constexpr int replications = 60;  // the fewest that are adjusted for both controls
constexpr double calls_per_day = 300.0;
constexpr double handle_min = 7.0;
constexpr double patience_min = 4.0;

Model model_with(int agents) {
  ModelSpec spec;
  spec.horizon = {.days = 1, .warm_up_days = 1};
  spec.contact_types = {{.name = "calls",
                         .arrivals = WeeklyArrivals{.per_day = calls_per_day},
                         .handle = Exponential{std::chrono::minutes{7}},
                         .patience = Exponential{std::chrono::minutes{4}}}};
  spec.agent_groups = {{.name = "desk", .staffing = HeadCount{agents}, .handles = {{"calls"}}}};
  return Model{spec};
}

std::map<Measure, double> truth(int agents) {
  const analytic::ErlangA theory{calls_per_day / 1440.0, handle_min, patience_min, agents};
  return {{Measure::queue_mean, theory.mean_queue()},
          {Measure::occupancy, theory.occupancy()},
          {Measure::abandonment_rate, theory.abandonment()},
          {Measure::mean_wait, 60.0 * theory.mean_wait()},
          {Measure::wait_p90, 60.0 * theory.wait_quantile(0.9)}};
}

bool covers(const Estimate& estimate, double value) {
  return estimate.low <= value && value <= estimate.high;
}

/// An empty interval, which covers nothing, where nothing was adjusted.
Estimate adjusted_total(const Result& result, Measure measure) {
  for (const MeasureEstimate& entry : result.measures)
    if (entry.measure == measure && &entry.estimate == &result.total(measure) && entry.adjusted)
      return entry.adjusted->estimate;
  return {};
}

}  // namespace

TEST_CASE("intervals of simulated measures and their differences cover",
          "[statistical][coverage]") {
  const Model two = model_with(2);
  const Model three = model_with(3);
  const std::map<Measure, double> of_two = truth(2);
  const std::map<Measure, double> of_three = truth(3);
  std::map<Measure, int> plain;
  std::map<Measure, int> paired;
  std::map<Measure, int> adjusted;
  const std::uint64_t first = seed_from_name("intervals of simulated measures cover");
  for (int study = 0; study < studies; ++study) {
    const Comparison comparison =
        compare(two, three,
                {.replications = replications, .seed = first + static_cast<std::uint64_t>(study)});
    for (const auto& [measure, value] : of_two) {
      const MeasureDifference& of = comparison.total(measure);
      if (covers(comparison.a.total(measure), value)) ++plain[measure];
      if (covers(of.difference, of_three.at(measure) - value)) ++paired[measure];
      if (covers(adjusted_total(comparison.a, measure), value)) ++adjusted[measure];
    }
  }
  for (const auto& [measure, value] : of_two) {
    const bool is_percentile = measure == Measure::wait_p90;
    std::vector<std::pair<const char*, int>> counted{{"plain", plain[measure]},
                                                     {"paired", paired[measure]}};
    if (!is_percentile) counted.emplace_back("adjusted", adjusted[measure]);
    for (const auto& [kind, covered] : counted) {
      const test::Verdict verdict =
          coverage_within(covered, studies, 0.95, is_percentile ? 1.0 : 0.95);
      INFO(kind << ' ' << info(measure).id << ": " << verdict.text);
      CHECK(verdict.passed);
    }
  }
}
