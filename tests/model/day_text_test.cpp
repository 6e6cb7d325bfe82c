// SPDX-License-Identifier: Apache-2.0
#include "model/day_text.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace std::chrono_literals;

TEST_CASE("days read as in scenario files", "[model]") {
  DaySet some;
  some.insert(0);
  some.insert(2);
  some.insert(5);
  CHECK(day_text(DaySet::daily()) == "daily");
  CHECK(day_text(DaySet::range(0, 4)) == "Mon-Fri");
  CHECK(day_text(DaySet::range(5, 6)) == "Sat-Sun");
  CHECK(day_text(DaySet::range(5, 0)) == "Sat-Mon");
  CHECK(day_text(DaySet::range(3, 3)) == "Thu");
  CHECK(day_text(some) == "Mon,Wed,Sat");
  CHECK(day_text(DaySet{}) == "no day");
}

TEST_CASE("times of day read as in scenario files", "[model]") {
  CHECK(clock_text(8h) == "08:00");
  CHECK(clock_text(24h) == "24:00");
  CHECK(clock_text(8h + 30s) == "08:00:30");
}
