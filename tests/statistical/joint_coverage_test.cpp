// SPDX-License-Identifier: Apache-2.0
// Intervals that are read together, widened by the Bonferroni factor, all hold at once.
//
// Null: in 2,000 independent studies all cells hold their exact values with a probability of 0.95
// at least. Statistic: the number of studies in which they do; exact binomial, alpha 1e-6. Power: a
// joint coverage below 0.915 is found with 93 %; without widening it is 0.08, 0.36 and 0.89.
#include <staffsim/estimate/simultaneous.hpp>

#include "estimate/moments.hpp"
#include "estimate/student_t.hpp"
#include "statistical/known_laws.hpp"
#include "support/catch.hpp"
#include "support/coverage.hpp"

#include <cstdio>
#include <vector>

using namespace staffsim;
using namespace staffsim::test;

namespace {

constexpr int studies = 2000;

struct Cells {
  int count = 0;
  int replications = 0;
  double common = 0.0;  ///< share of the variance that all cells of a replication have together
};

/// Whether all cells of a study hold their mean, 0.
bool all_hold(const Cells& cells, double factor, const KnownLaw& law, Stream stream) {
  const double common = std::sqrt(cells.common);
  const double own = std::sqrt(1.0 - cells.common);
  std::vector<Moments<1>> moments(static_cast<std::size_t>(cells.count));
  for (int r = 0; r < cells.replications; ++r) {
    const double shared = common * (law.draw(stream) - law.mean);
    for (Moments<1>& cell : moments) cell.add({shared + own * (law.draw(stream) - law.mean)});
  }
  const double t = interval_factor(0.95, cells.replications);
  for (const Moments<1>& cell : moments) {
    const Estimate estimate = widened(estimate_mean(cell, {1.0}, Rate{}, t), factor);
    if (estimate.low > 0.0 || estimate.high < 0.0) return false;
  }
  return true;
}

int joint_coverage(std::string_view test, const Cells& cells, double factor, const KnownLaw& law) {
  int held = 0;
  for (std::uint64_t study = 0; study < studies; ++study)
    held += all_hold(cells, factor, law, stream_of(test, study)) ? 1 : 0;
  return held;
}

double factor_of(const Cells& cells) {
  return simultaneous(0.95, cells.count, cells.replications).factor;
}

void check_joint(std::string_view test, const Cells& cells) {
  const auto verdict = coverage_within(joint_coverage(test, cells, factor_of(cells), normal_law),
                                       studies, 0.95, 1.0);
  check(verdict);
}

}  // namespace

TEST_CASE("joint coverage: many independent cells", "[statistical][coverage]") {
  const Cells cells{.count = 48, .replications = 20};
  check_joint("joint coverage: many independent cells", cells);
  CHECK(joint_coverage("joint coverage: many independent cells", cells, 1.0, normal_law) < 400);
}

TEST_CASE("joint coverage: cells that share their busy days", "[statistical][coverage]") {
  check_joint("joint coverage: cells that share their busy days",
              {.count = 48, .replications = 20, .common = 0.5});
}

TEST_CASE("joint coverage: candidates on the same callers", "[statistical][coverage]") {
  check_joint("joint coverage: candidates on the same callers",
              {.count = 5, .replications = 10, .common = 0.9});
}

// The table of docs/background/statistics.md. Run by name.
TEST_CASE("measure the joint coverage", "[.measure]") {
  for (const KnownLaw& law : {normal_law, exponential_law})
    for (const int count : {1, 5, 48, 336})
      for (const int replications : {20, 50, 200, 1000}) {
        const Cells cells{.count = count, .replications = replications};
        if (count * replications > 100'000) continue;
        const int held = joint_coverage("measure the joint coverage", cells, factor_of(cells), law);
        std::printf("%-24s %3d cells, %4d replications: %.1f %%\n", law.name.data(), count,
                    replications, 100.0 * held / studies);
      }
}
