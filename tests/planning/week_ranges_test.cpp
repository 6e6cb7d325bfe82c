// SPDX-License-Identifier: Apache-2.0
#include "planning/week_ranges.hpp"
#include "support/catch.hpp"

using staffsim::planning::week_ranges;

namespace {

constexpr std::size_t per_day = 48;

void mark(std::vector<bool>& marked, std::size_t day, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) marked[day * per_day + i] = true;
}

}  // namespace

TEST_CASE("Equal days of a week are said together") {
  std::vector<bool> marked(7 * per_day, false);
  CHECK(week_ranges(marked).empty());
  for (std::size_t day = 0; day < 5; ++day) {
    mark(marked, day, 0, 16);
    mark(marked, day, 37, 48);
  }
  mark(marked, 5, 0, 48);
  mark(marked, 6, 0, 48);
  CHECK(week_ranges(marked) == "Mon-Fri 00:00-08:00 and 18:30-24:00; Sat-Sun 00:00-24:00");
}

TEST_CASE("A single interval of a single day") {
  std::vector<bool> marked(7 * per_day, false);
  mark(marked, 2, 47, 48);
  CHECK(week_ranges(marked) == "Wed 23:30-24:00");
}
