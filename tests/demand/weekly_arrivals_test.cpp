// SPDX-License-Identifier: Apache-2.0
// What an average week brings, interval by interval.
#include "demand/centre.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

constexpr int minutes_per_week = 7 * 24 * 60;

// Three rates of 50 min each fit neither intervals nor days: minute by minute.
std::vector<double> added_by_minutes(const RateTable& table, int days, int first_minute) {
  std::vector<double> means(minutes_per_week / 30, 0.0);
  for (int minute = 0; minute < days * 24 * 60; ++minute) {
    const auto part = static_cast<std::size_t>(minute / 50) % table.per_hour.size();
    const auto in_week = static_cast<std::size_t>((first_minute + minute) % minutes_per_week);
    means[in_week / 30] += table.per_hour[part] / 60.0 / (days / 7);
  }
  return means;
}

}  // namespace

TEST_CASE("mean arrivals of rates that fit no interval", "[demand]") {
  const RateTable table{.every = 50min, .per_hour = {6.0, 0.0, 30.0}};
  for (const int weekday : {0, 2, 6}) {
    ModelSpec spec = centre({contact_type("calls", 1.0)}, 14);
    spec.horizon.start = monday + std::chrono::days{weekday};
    spec.contact_types[0].arrivals = table;
    const std::vector<double> means = demand::weekly_arrivals(Model{spec}, 0);
    const std::vector<double> expected = added_by_minutes(table, 14, weekday * 24 * 60);
    REQUIRE(means.size() == expected.size());
    for (std::size_t i = 0; i < means.size(); ++i) CHECK(means[i] == Approx(expected[i]));
  }
}

TEST_CASE("dates with a factor are no part of a usual week", "[demand]") {
  ModelSpec spec = centre({contact_type("calls", 48.0)});
  auto& arrivals = std::get<WeeklyArrivals>(spec.contact_types[0].arrivals);
  arrivals.weekday = {1, 1, 1, 1, 1, 2, 0};
  arrivals.dates = {{monday, 5.0}};
  const std::vector<double> means = demand::weekly_arrivals(Model{spec}, 0);
  CHECK(means.front() == Approx(1.0));
  CHECK(means[5 * 48] == Approx(2.0));
  CHECK(means.back() == 0.0);
}

TEST_CASE("the parts of a week that weekly_arrivals tells divide a day", "[demand]") {
  const Model model{centre({contact_type("calls", 48.0)})};
  for (const double part_s : {0.0, 0.5, -3600.0, 5.0 * hour_s, 48.0 * hour_s, HUGE_VAL,
                              std::numeric_limits<double>::quiet_NaN()})
    CHECK_THROWS_AS(demand::weekly_arrivals(model, 0, Duration{part_s}), std::invalid_argument);
  CHECK(demand::weekly_arrivals(model, 0, Duration{seconds_per_day}).size() == 7);
}
