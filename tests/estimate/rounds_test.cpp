// SPDX-License-Identifier: Apache-2.0
// When a study looks at its precision, and how far it believes that it has to go.
#include "estimate/rounds.hpp"
#include "support/catch.hpp"

#include <vector>

using namespace staffsim;

namespace {

ExperimentSpec wanting(int replications, const std::vector<int>& at_most) {
  ExperimentSpec experiment{.replications = replications};
  for (const int most : at_most)
    experiment.precision.push_back({.measure = "asa", .half_width = 1.0, .at_most = most});
  return experiment;
}

std::vector<int> ends(const ExperimentSpec& experiment, int count) {
  std::vector<int> list;
  for (int i = 0; i < count; ++i)
    list.push_back(round_end(experiment, list.empty() ? 0 : list.back() + 1));
  return list;
}

PrecisionResult reached(std::size_t target, double half_width, double wanted) {
  return {.target = target,
          .estimate = {10.0, 10.0 - half_width, 10.0 + half_width},
          .wanted = wanted,
          .reached = half_width,
          .is_met = half_width <= wanted};
}

}  // namespace

TEST_CASE("rounds: without a wanted precision there is one") {
  CHECK(round_end({.replications = 7}, 0) == 7);
  CHECK(round_end({.replications = 7}, 7) == 7);
  CHECK(replications_needed({.replications = 7}, {}, 7) == 7);
}

TEST_CASE("rounds: each adds an eighth to the first, which has at least 100 replications") {
  CHECK(ends(wanting(800, {100'000}), 4) == std::vector{800, 900, 1012, 1138});
  CHECK(ends(wanting(5, {100'000}), 4) == std::vector{100, 112, 126, 141});
}

TEST_CASE("rounds: none passes by an at_most, and the next begins there") {
  CHECK(ends(wanting(200, {230, 10'000, 230}), 5) == std::vector{200, 225, 230, 258, 290});
}

TEST_CASE("rounds: a study that goes on looks where it would have looked") {
  const ExperimentSpec experiment = wanting(200, {1000});
  const std::vector<int> all = ends(experiment, 10);
  std::size_t round = 0;
  for (int done = 0; done <= all.back(); ++done) {
    if (done > all[round]) ++round;
    CHECK(round_end(experiment, done) == all[round]);
  }
}

TEST_CASE("rounds: half widths fall with the square root of the replications") {
  const ExperimentSpec experiment = wanting(200, {1000, 100'000});
  const auto needed = [&](const std::vector<PrecisionResult>& results, int done) {
    return replications_needed(experiment, results, done);
  };
  CHECK(needed({reached(0, 1.0, 1.0), reached(1, 0.5, 1.0)}, 200) == 200);
  CHECK(needed({reached(0, 2.0, 1.0), reached(1, 3.0, 1.0)}, 200) == 1800);
  CHECK(needed({reached(0, 3.0, 1.0), reached(1, 1.0, 1.0)}, 200) == 1000);  // given up there
  CHECK(needed({reached(0, 3.0, 1.0), reached(1, 1.0, 1.0)}, 1000) == 1000);
  CHECK(needed({reached(1, 1.000001, 1.0)}, 200) == 201);
  CHECK(needed({reached(1, Estimate::none, 1.0)}, 200) == 100'000);  // nothing observed yet
}
