// SPDX-License-Identifier: Apache-2.0
// Percentiles of waits that move together, worked out on paper.
#include "estimate/paired_waits.hpp"
#include "support/catch.hpp"

#include <cmath>

using namespace staffsim;

namespace {

constexpr double t = 2.262;  // 95 %, ten replications

/// A replication's 100 waits, all within a second.
engine::WaitHistogram waits_of(double wait_s) {
  engine::WaitHistogram waits;
  waits.add(engine::wait_bucket::of(wait_s), 100);
  return waits;
}

WaitLevels levels_of(const engine::WaitHistogram& waits) {
  WaitLevels levels;
  levels.add_all(waits);
  levels.cumulate();
  return levels;
}

struct TenReplications {
  WaitQuantiles quantiles;
  PairedWaits with_itself;

  explicit TenReplications(double first_s, double step_s) {
    for (int i = 0; i < 10; ++i) {
      const engine::WaitHistogram waits = waits_of(first_s + i * step_s);
      const WaitLevels levels = levels_of(waits);
      quantiles.merge(waits);
      quantiles.add(levels);
      with_itself.add(levels, levels);
    }
  }
};

}  // namespace

// The share below a wait is 0 or 1 in each replication: with p = 1/2 its standard error over ten is
// 1/6, and the bounds are the waits at 0.5 -+ 0.377, of the second replication and of the ninth.
TEST_CASE("waits of a night move together, though they differ by a few percent",
          "[estimate][quantiles]") {
  const TenReplications nights{36'000.0, 700.0};
  const Estimate median = nights.quantiles.quantile(0.5, 10, t);
  CHECK(median.low <= 36'700.0);
  CHECK(median.high >= 41'600.0);
}

TEST_CASE("percentiles go with themselves entirely", "[estimate][quantiles]") {
  for (const double step_s : {3.0, 40.0, 700.0}) {
    const TenReplications runs{20.0, step_s};
    const PairedSpread spread =
        paired_spread(runs.quantiles, runs.quantiles, runs.with_itself, 0.5, 10, t);
    CHECK(spread.variance_of_a > 0.0);
    CHECK(spread.variance == Approx(0.0).margin(1e-9 * spread.variance_of_a));
  }
}

// At p = 0.9 the standard error is 0.1, and 0.9 + 0.226 is above all waits; at 0.1 the lower bound
// is below all.
TEST_CASE("a percentile has no upper bound where the interval reaches above all waits",
          "[estimate][quantiles]") {
  const TenReplications runs{20.0, 40.0};
  const Estimate high = runs.quantiles.quantile(0.9, 10, t);
  CHECK(high.value == Approx(340.0).epsilon(0.01));
  CHECK(high.low == Approx(260.0).epsilon(0.01));  // at 0.674: the seventh
  CHECK(std::isinf(high.high));
  const Estimate low = runs.quantiles.quantile(0.1, 10, t);
  CHECK(low.low == 0.0);
  CHECK(low.high == Approx(140.0).epsilon(0.01));  // at 0.326: the fourth
  CHECK(std::isinf(
      paired_spread(runs.quantiles, runs.quantiles, runs.with_itself, 0.9, 10, t).variance));
}

TEST_CASE("a percentile of one replication's waits among many has no bounds",
          "[estimate][quantiles]") {
  WaitQuantiles quantiles;
  quantiles.merge(waits_of(100.0));
  quantiles.add(levels_of(waits_of(100.0)));
  const Estimate median = quantiles.quantile(0.5, 10, t);
  CHECK(median.value == Approx(100.0).epsilon(0.01));
  CHECK(median.low == 0.0);
  CHECK(std::isinf(median.high));
}
