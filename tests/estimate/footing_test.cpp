// SPDX-License-Identifier: Apache-2.0
// Intervals of ratios that only a few replications tell of.
#include "estimate/moments.hpp"
#include "support/catch.hpp"

using namespace staffsim;

namespace {

constexpr double t_99 = 1.984216952;  // 95 %, a hundred replications
constexpr double t_1 = 12.706204736;  // two of them
constexpr Formula<2> ratio{.numerator = {1.0, 0.0}, .denominator = {0.0, 1.0}};

/// A hundred replications, of which the first have something to tell.
Moments<2> hundred(const std::vector<std::array<double, 2>>& told) {
  Moments<2> moments;
  for (std::size_t i = 0; i < 100; ++i)
    moments.add(i < told.size() ? told[i] : std::array<double, 2>{});
  return moments;
}

}  // namespace

TEST_CASE("a ratio rests on the replications that tell", "[estimate][footing]") {
  CHECK(replications_that_tell(6.0, 12.0) == 3.0);  // 2, 2, 2
  CHECK(hundred({{1.0, 2.0}, {1.0, 2.0}, {1.0, 2.0}}).telling({0.0, 1.0}) == Approx(3.0));
  CHECK(footing_of(100.0, 100, t_99).t == t_99);
  CHECK(footing_of(50.0, 100, t_99).variance_factor == 1.0);
  CHECK(footing_of(1.9, 2, t_1).t == t_1);
}

TEST_CASE("what one replication alone tells has no bounds", "[estimate][footing]") {
  const Estimate estimate = estimate_ratio(hundred({{14.0, 1.0}}), ratio, t_99);
  CHECK(estimate.value == Approx(14.0));
  CHECK(std::isinf(estimate.low));
  CHECK(std::isinf(estimate.half_width()));
}

// 10 and 30 of one each: their mean is 20 and its standard error 10, as if there were no others.
TEST_CASE("what two replications tell is as sure as two replications", "[estimate][footing]") {
  const Estimate estimate = estimate_ratio(hundred({{10.0, 1.0}, {30.0, 1.0}}), ratio, t_99);
  CHECK(estimate.value == Approx(20.0));
  CHECK(estimate.half_width() == Approx(10.0 * t_1));
}

// Every call is deflected or gives up within T: the means do not add up to 0, the sums do.
TEST_CASE("a ratio of which nothing was observed is none, whatever the rounding of means",
          "[estimate][footing]") {
  constexpr Formula<4> level{.numerator = {0.0, 0.0, 0.0, 1.0},
                             .denominator = {1.0, -1.0, -1.0, 0.0}};
  Moments<4> moments;
  int rounded = 0;
  for (int i = 0; i < 200; ++i) {
    const double deflected = i * i % 11;
    const double gave_up = i * 7 % 13;
    moments.add({deflected + gave_up, deflected, gave_up, 0.0});
    rounded += dot(level.denominator, moments.mean()) > 0.0 ? 1 : 0;
    CHECK_FALSE(estimate_ratio(moments, level, t_99).is_known());
  }
  CHECK(rounded > 0);
}
