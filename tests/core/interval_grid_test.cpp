// SPDX-License-Identifier: Apache-2.0
// Dates and intervals of a run, counted on paper: 1 September 2025 is a Monday.
#include <staffsim/core/interval_grid.hpp>

#include "support/catch.hpp"

#include <chrono>
#include <stdexcept>
#include <vector>

using namespace staffsim;
using namespace std::chrono_literals;

namespace {

constexpr Date monday = date_of(2025, 9, 1);

}  // namespace

TEST_CASE("days of the week and between dates", "[core][interval_grid]") {
  CHECK(weekday_of(monday) == 0);
  CHECK(weekday_of(date_of(2025, 9, 7)) == 6);
  CHECK(weekday_of(date_of(1900, 1, 1)) == 0);
  CHECK(days_between(monday, date_of(2025, 10, 1)) == 30);
  CHECK(days_between(date_of(2025, 3, 1), date_of(2025, 2, 28)) == -1);
  CHECK(date_of(2025, 2, 30) == date_of(2025, 3, 2));
}

TEST_CASE("how often a weekday comes in the days measured", "[core][interval_grid]") {
  const auto occurrences = [](Date start, int days) {
    const IntervalGrid grid{start, days, 3, 1800.0};
    std::vector<int> counts;
    for (int weekday = 0; weekday < days_per_week; ++weekday)
      counts.push_back(grid.occurrences(weekday));
    return counts;
  };
  CHECK(occurrences(monday, 7) == std::vector{1, 1, 1, 1, 1, 1, 1});
  CHECK(occurrences(monday, 10) == std::vector{2, 2, 2, 1, 1, 1, 1});
  CHECK(occurrences(monday, 3) == std::vector{1, 1, 1, 0, 0, 0, 0});
  CHECK(occurrences(date_of(2025, 9, 6), 3) == std::vector{1, 0, 0, 0, 0, 1, 1});
  CHECK(occurrences(date_of(2025, 9, 7), 15) == std::vector{2, 2, 2, 2, 2, 2, 3});
}

TEST_CASE("the clock starts with the warm-up", "[core][interval_grid]") {
  const IntervalGrid grid{monday, 10, 3, 1800.0};
  CHECK(grid.first_day() == date_of(2025, 8, 29));
  CHECK(grid.date_of_day(3) == monday);
  CHECK(grid.days_in_run() == 13);
  CHECK(grid.measured_from_s() == 3 * seconds_per_day);
  CHECK(grid.end_s() == 13 * seconds_per_day);
  CHECK(grid.intervals_per_week() == 336);
  CHECK(grid.seconds_of({monday, 90min}) == 3 * seconds_per_day + 5400.0);
  CHECK(grid.seconds_of({date_of(2025, 8, 28), 23h}) == -3600.0);
}

TEST_CASE("a grid has whole intervals in a day", "[core][interval_grid]") {
  CHECK_THROWS_AS((IntervalGrid{monday, 1, 0, 0.0}), std::invalid_argument);
  CHECK_THROWS_AS((IntervalGrid{monday, 1, 0, 7000.0}), std::invalid_argument);
  CHECK_THROWS_AS((IntervalGrid{monday, 0, 0, 3600.0}), std::invalid_argument);
  CHECK_THROWS_AS((IntervalGrid{monday, 1, -1, 3600.0}), std::invalid_argument);
}

// 86,399.99999999999 s over a 33rd of a day is rounded up to 33.
TEST_CASE("a moment is in the interval that begins at or before it", "[core][interval_grid]") {
  const IntervalGrid halves{monday, 1, 0, 1800.0};
  CHECK(halves.interval_holding(0.0) == 0);
  CHECK(halves.interval_holding(1799.999) == 0);
  CHECK(halves.interval_holding(1800.0) == 1);
  const IntervalGrid thirds{monday, 1, 0, 2618.181818181818};
  CHECK(thirds.interval_holding(86399.99999999999) == 32);
}
