// SPDX-License-Identifier: Apache-2.0
#include "core/kept_days.hpp"
#include "support/catch.hpp"

#include <vector>

namespace staffsim {
namespace {

/// Lists of `size` entries for each day, and how often one was made.
struct Lists {
  std::size_t size;
  KeptDays<int> days{};
  int made = 0;

  std::vector<int> of(int day) {
    std::vector<int> list{-1};  // what stands there already is left alone
    days.append(day, list, [&](std::vector<int>& out) {
      ++made;
      out.insert(out.end(), size, day);
    });
    return list;
  }
  [[nodiscard]] std::vector<int> expected(int day) const {
    std::vector<int> list(size + 1, day);
    list.front() = -1;
    return list;
  }
};

}  // namespace

TEST_CASE("days are made once while there is room", "[core][kept_days]") {
  Lists lists{KeptDays<int>::most_entries / 4};
  for (int run = 0; run < 3; ++run)
    for (int day = 0; day < 6; ++day) REQUIRE(lists.of(day) == lists.expected(day));
  CHECK(lists.made == 6 + 2 * 2);  // four find room, two are made in every run
}

TEST_CASE("a day out of turn is made, not kept", "[core][kept_days]") {
  Lists lists{3};
  CHECK(lists.of(5) == lists.expected(5));
  CHECK(lists.of(0) == lists.expected(0));
  CHECK(lists.of(5) == lists.expected(5));
  CHECK(lists.of(0) == lists.expected(0));
  CHECK(lists.made == 3);
}

TEST_CASE("an empty day is kept too", "[core][kept_days]") {
  Lists lists{0};
  for (int run = 0; run < 2; ++run)
    for (int day = 0; day < 2; ++day) REQUIRE(lists.of(day) == lists.expected(day));
  CHECK(lists.made == 2);
}

}  // namespace staffsim
