// SPDX-License-Identifier: Apache-2.0
// Intervals of percentiles hold the exact percentile at least as often as they say: they end at the
// far edges of the histogram's buckets, so they err on the wide side.
//
// Null: of 2,000 independent studies a share of 0.95 at least holds it (all cells of a study at
// once in the joint case). Statistic: their number; exact binomial, alpha 1e-6. Power: a coverage
// below 0.915 is found with 93 %.
#include <staffsim/estimate/simultaneous.hpp>

#include "estimate/student_t.hpp"
#include "estimate/wait_quantiles.hpp"
#include "statistical/known_laws.hpp"
#include "support/catch.hpp"
#include "support/coverage.hpp"

#include <cstdio>

using namespace staffsim;
using namespace staffsim::test;

namespace {

constexpr int studies = 2000;
constexpr double quiet_mean_s = 30.0;
constexpr double busy_mean_s = 90.0;

/// Waits of one replication are alike, as in a queue: a day is quiet or busy, and from 1 to 40
/// calls wait.
WaitQuantiles study_of(int replications, Stream& stream) {
  WaitQuantiles quantiles;
  engine::WaitHistogram pooled;
  for (int r = 0; r < replications; ++r) {
    const double mean_s = stream.open01() < 0.5 ? quiet_mean_s : busy_mean_s;
    const int calls = 1 + static_cast<int>(40.0 * stream.open01());
    WaitLevels levels;
    for (int call = 0; call < calls; ++call) {
      const std::uint32_t bucket = engine::wait_bucket::of(mean_s * exponential(stream));
      levels.add(bucket, 1);
      pooled.add(bucket);
    }
    levels.cumulate();
    quantiles.add(levels);
  }
  quantiles.merge(pooled);
  return quantiles;
}

/// Calls of quiet and of busy days are equally many: a mixture of two exponentials.
double exact_quantile_s(double probability) {
  double low_s = 0.0;
  double high_s = 10'000.0;
  for (int i = 0; i < 100; ++i) {
    const double x_s = 0.5 * (low_s + high_s);
    const double above = 0.5 * std::exp(-x_s / quiet_mean_s) + 0.5 * std::exp(-x_s / busy_mean_s);
    (1.0 - above < probability ? low_s : high_s) = x_s;
  }
  return low_s;
}

bool holds(const Estimate& estimate, double exact) {
  return estimate.low <= exact && exact <= estimate.high;
}

int covered(std::string_view test, double probability, int replications) {
  const double exact_s = exact_quantile_s(probability);
  const double t = interval_factor(0.95, replications);
  int count = 0;
  for (std::uint64_t study = 0; study < studies; ++study) {
    Stream stream = stream_of(test, study);
    const WaitQuantiles waits = study_of(replications, stream);
    count += holds(waits.quantile(probability, replications, t), exact_s) ? 1 : 0;
  }
  return count;
}

struct JointCount {
  int exact = 0;   ///< studies in which all cells hold at the confidence for each
  int scaled = 0;  ///< the same with the printed intervals times the factor
};

JointCount joint_covered(std::string_view test, double probability, int cells, int replications) {
  const double exact_s = exact_quantile_s(probability);
  const Simultaneous joint = simultaneous(0.95, cells, replications);
  const double t = interval_factor(0.95, replications);
  JointCount count;
  for (std::uint64_t study = 0; study < studies; ++study) {
    Stream stream = stream_of(test, study);
    bool exact = true;
    bool scaled = true;
    for (int cell = 0; cell < cells; ++cell) {
      const WaitQuantiles waits = study_of(replications, stream);
      exact = exact && holds(waits.quantile(probability, replications, t * joint.factor), exact_s);
      scaled = scaled &&
               holds(widened(waits.quantile(probability, replications, t), joint.factor), exact_s);
    }
    count.exact += exact ? 1 : 0;
    count.scaled += scaled ? 1 : 0;
  }
  return count;
}

/// Ten 90 % points that are to hold at once.
void check_joint(std::string_view test, int replications, double least) {
  const JointCount count = joint_covered(test, 0.9, 10, replications);
  const auto verdict = coverage_within(count.exact, studies, least, 1.0);
  check(verdict);
}

}  // namespace

TEST_CASE("percentile coverage: one at a time", "[statistical][coverage]") {
  for (const double probability : {0.5, 0.9, 0.95}) {
    const auto verdict = coverage_within(
        covered("percentile coverage: one at a time", probability, 100), studies, 0.95, 1.0);
    INFO(probability << ": " << verdict.text);
    CHECK(verdict.passed);
  }
}

// Normal use for percentiles that are read together is 200 replications or more. With 50 each
// interval reaches far into the tail of a law that 50 values hardly know, and falls short.
TEST_CASE("percentile coverage: ten together, normal use", "[statistical][coverage]") {
  check_joint("percentile coverage: ten together, normal use", 200, 0.95);
}

// Null: the shortfall is what docs/background/statistics.md says, about 92 %: no less than 91 %.
// The interval itself was found to fall short of its 95 % here, with other seeds: 1,845 of 2,000.
// Power: a coverage below 0.867 is found with 90 %.
TEST_CASE("percentile coverage: ten together, few replications", "[statistical][coverage]") {
  check_joint("percentile coverage: ten together, few replications", 50, 0.91);
}

// The tables of docs/background/statistics.md. Run by name.
TEST_CASE("measure the coverage of percentiles", "[.measure]") {
  for (const double probability : {0.5, 0.9, 0.95, 0.99})
    for (const int replications : {5, 10, 20, 50, 100, 200})
      std::printf("p%.0f, %3d replications: %.1f %%\n", 100.0 * probability, replications,
                  100.0 *
                      covered("measure the coverage of percentiles", probability, replications) /
                      studies);
  for (const double probability : {0.5, 0.9})
    for (const int replications : {20, 50, 200}) {
      const JointCount count =
          joint_covered("measure the coverage of percentiles", probability, 10, replications);
      std::printf("p%.0f, 10 cells, %3d replications: %.1f %%, scaled %.1f %%\n",
                  100.0 * probability, replications, 100.0 * count.exact / studies,
                  100.0 * count.scaled / studies);
    }
}
