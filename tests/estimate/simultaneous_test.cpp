// SPDX-License-Identifier: Apache-2.0
// The factor of intervals that are read together.
#include <staffsim/estimate/simultaneous.hpp>

#include "support/catch.hpp"

using namespace staffsim;

TEST_CASE("simultaneous: Bonferroni's factor of Student's quantiles") {
  const Simultaneous one = simultaneous(0.95, 1, 200);
  CHECK(one.each == Approx(0.95));
  CHECK(one.factor == 1.0);
  // tables of t with 10 degrees of freedom: 2.228 at 0.975, 3.169 at 0.995
  const Simultaneous five = simultaneous(0.95, 5, 11);
  CHECK(five.each == Approx(0.99));
  CHECK(five.factor == Approx(3.1692727 / 2.2281389).epsilon(1e-6));
  // so many replications that t is normal: 1.959964 and, at 1 - 0.025 / 336, 3.793048
  const Simultaneous week = simultaneous(0.95, 336, 10'000'000);
  CHECK(week.factor == Approx(3.793048 / 1.959964).epsilon(1e-5));
}

TEST_CASE("simultaneous: each half of an interval is widened") {
  const Estimate wide = widened({10.0, 8.0, 11.0}, 2.0);
  CHECK(wide.value == 10.0);
  CHECK(wide.low == 6.0);
  CHECK(wide.high == 12.0);
  CHECK_FALSE(widened({}, 2.0).is_known());
}

TEST_CASE("simultaneous: the cells of a measure and a row are counted, by week and by date") {
  Result result;
  const auto add = [&](Measure measure, RowIndex row, std::optional<Date> date) {
    IntervalEstimate entry;
    entry.measure = measure;
    entry.row = row;
    entry.date = date;
    result.intervals.push_back(entry);
  };
  CHECK(interval_cells(result, false) == 0);
  for (int cell = 0; cell < 3; ++cell)
    for (const RowIndex row : {0U, 1U}) {
      add(Measure::asa, row, date_of(2025, 9, 1));
      add(Measure::offered, row, date_of(2025, 9, 1));
    }
  for (int cell = 0; cell < 5; ++cell) add(Measure::offered, 0, std::nullopt);
  CHECK(interval_cells(result, true) == 3);
  CHECK(interval_cells(result, false) == 5);
}

TEST_CASE("simultaneous: what makes no sense is refused") {
  CHECK_THROWS_AS(simultaneous(1.0, 5, 200), std::invalid_argument);
  CHECK_THROWS_AS(simultaneous(0.95, 0, 200), std::invalid_argument);
  CHECK_THROWS_AS(simultaneous(0.95, 5, 1), std::invalid_argument);
}
