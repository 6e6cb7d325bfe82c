// SPDX-License-Identifier: Apache-2.0
// Named persons and their duties: worked out on paper.
#include "staffing/plans.hpp"
#include "support/catch.hpp"

#include <numeric>

using namespace staffsim;
using namespace staffsim::test;

namespace {

ModelSpec with_roster(std::vector<RosterDuty> duties, int days = 2, int extra_agents = 0) {
  AgentGroupSpec group = agent_group("desk", Roster{"september.csv", std::move(duties)});
  group.extra_agents = extra_agents;
  return centre({group}, days);
}

}  // namespace

TEST_CASE("persons stand at positions in the order in which they first appear", "[staffing]") {
  const auto changes =
      changes_of(with_roster({duty("Bo", 1, 8, 16), duty("Al", 0, 9, 17), duty("Bo", 0, 12, 20)}));
  CHECK(changes == std::vector{starts(9, 1), starts(12, 0), ends(17, 1), ends(20, 0), starts(32, 0),
                               ends(40, 0)});
}

TEST_CASE("a duty that ends at or before its start ends on the next day", "[staffing]") {
  CHECK(changes_of(with_roster({duty("Al", 0, 22, 6)})) == std::vector{starts(22, 0), ends(30, 0)});
  CHECK(changes_of(with_roster({duty("Al", 0, 8, 8)})) == std::vector{starts(8, 0), ends(32, 0)});
  CHECK(changes_of(with_roster({duty("Al", 0, 16, 24)})) ==
        std::vector{starts(16, 0), ends(24, 0)});
}

TEST_CASE("a person may have several duties on a date", "[staffing]") {
  CHECK(changes_of(with_roster({duty("Al", 0, 8, 12), duty("Al", 0, 13, 17)})) ==
        std::vector{starts(8, 0), ends(12, 0), starts(13, 0), ends(17, 0)});
}

TEST_CASE("a person does not leave between duties that adjoin", "[staffing]") {
  CHECK(changes_of(with_roster({duty("Al", 0, 8, 12), duty("Al", 0, 12, 16)})) ==
        std::vector{starts(8, 0), ends(16, 0)});
  CHECK(
      changes_of(with_roster({duty("Al", 0, 16, 24), duty("Al", 1, 0, 6), duty("Bo", 1, 6, 9)})) ==
      std::vector{starts(16, 0), ends(30, 0), starts(30, 1), ends(33, 1)});
}

TEST_CASE("a duty of the night before is under way when the run begins", "[staffing]") {
  CHECK(changes_of(with_roster({duty("Al", -1, 22, 6), duty("Bo", -1, 8, 16)})) ==
        std::vector{starts(0, 0), ends(6, 0)});
}

TEST_CASE("duties outside the horizon are nobody's business", "[staffing]") {
  CHECK(changes_of(with_roster({duty("Al", -3, 8, 16), duty("Al", 2, 8, 16)})).empty());
}

TEST_CASE("extra agents are there whenever anyone of the roster is planned", "[staffing]") {
  const auto changes = changes_of(
      with_roster({duty("Al", 0, 8, 12), duty("Bo", 0, 10, 14), duty("Al", 0, 22, 2)}, 2, 3));
  std::vector<DutyChange> of_heads;
  for (const DutyChange& change : changes)
    if (change.event == DutyEvent::heads) of_heads.push_back(change);
  CHECK(of_heads == std::vector{heads(8, 3), heads(14, 0), heads(22, 3), heads(26, 0)});
}

TEST_CASE("weekly duty of a roster is the mean over the horizon's days", "[staffing]") {
  // Two Mondays: 8 to 16 on one of them; a night into Tuesday on the other, with an extra agent.
  ModelSpec spec = with_roster({duty("Al", 0, 8, 16), duty("Bo", 7, 22, 6)}, 14, 1);
  const std::vector<double> week = staffing::weekly_duty(Model{spec}, 0, Duration{1800.0});
  REQUIRE(week.size() == 7 * 48);
  CHECK(week[15] == 0.0);
  CHECK(week[16] == 1.0);  // half of two
  CHECK(week[31] == 1.0);
  CHECK(week[32] == 0.0);
  CHECK(week[44] == 1.0);
  CHECK(week[48 + 11] == 1.0);
  CHECK(week[48 + 12] == 0.0);
  CHECK(std::accumulate(week.begin(), week.end(), 0.0) == 16.0 + 16.0);
}

TEST_CASE("weekly duty of a roster leaves out what lies outside the horizon", "[staffing]") {
  const ModelSpec spec = with_roster({duty("Al", -1, 22, 6), duty("Al", 6, 22, 6)}, 7);
  const std::vector<double> week = staffing::weekly_duty(Model{spec}, 0, Duration{1800.0});
  CHECK(week[0] == 1.0);  // of the Sunday before
  CHECK(week[6 * 48 + 44] == 1.0);
  CHECK(std::accumulate(week.begin(), week.end(), 0.0) == 12.0 + 4.0);
}
