// SPDX-License-Identifier: Apache-2.0
// Windows and shifts, breaks and extra agents: worked out on paper.
#include <staffsim/model/day_set.hpp>

#include "staffing/plans.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

DutyChange pause(double hour, std::uint32_t position, double length_h) {
  return {.at_s = hour * hour_s,
          .event = DutyEvent::break_due,
          .position = position,
          .length_s = length_h * hour_s};
}

std::vector<DutyChange> changes_with(std::vector<Window> windows, int days, int extra = 0) {
  AgentGroupSpec group = agent_group("desk", HeadCount{std::move(windows)});
  group.extra_agents = extra;
  return changes_of(centre({group}, days));
}

std::vector<DutyChange> changes_with(std::vector<Shift> shifts, int days, int extra = 0) {
  AgentGroupSpec group = agent_group("desk", std::move(shifts));
  group.extra_agents = extra;
  return changes_of(centre({group}, days));
}

/// Means of the half-hours of a week.
std::vector<double> week_of(std::vector<Shift> shifts) {
  return staffing::weekly_duty(Model{centre({agent_group("desk", std::move(shifts))}, 7)}, 0,
                               Duration{1800.0});
}

double hours_of(const std::vector<double>& week) {
  return std::accumulate(week.begin(), week.end(), 0.0) / 2.0;
}

}  // namespace

TEST_CASE("windows adjoin, and end at midnight or on the next day", "[staffing]") {
  CHECK(changes_with({window("day", 8, 18, 5), window("late", 18, 24, 2)}, 1) ==
        std::vector{heads(8, 5), heads(18, 2)});  // who leaves at 24:00 leaves on the next day
  CHECK(changes_with({window("night", 22, 6, 2)}, 2) ==
        std::vector{heads(0, 2), heads(6, 0), heads(22, 2), heads(30, 0), heads(46, 2)});
}

TEST_CASE("a window has another number on single dates", "[staffing]") {
  Window day = window("day", 8, 18, 5);
  day.days = DaySet::range(0, 0);  // Mondays
  day.dates = {{monday, 1}, {monday + std::chrono::days{1}, 2}};
  CHECK(changes_with({day}, 3) ==
        std::vector{heads(8, 1), heads(18, 0), heads(32, 2), heads(42, 0)});
}

TEST_CASE("extra agents come with a window that has anyone", "[staffing]") {
  CHECK(changes_with({window("day", 8, 18, 5), window("none", 18, 20, 0)}, 1, 2) ==
        std::vector{heads(8, 7), heads(18, 0)});
}

TEST_CASE("a shift's agents have their breaks, staggered or together", "[staffing]") {
  Shift early = shift("early", 6, 8, 2);
  early.breaks = {{.into = 4h, .length = 30min, .stagger = true}, {.into = 2h, .length = 15min}};
  CHECK(changes_with({early}, 1) == std::vector{starts(6, 0), starts(6, 1), pause(8, 0, 0.25),
                                                pause(8, 1, 0.25), pause(10, 0, 0.5),
                                                pause(10.5, 1, 0.5), ends(14, 0), ends(14, 1)});
}

TEST_CASE("a break is cut by the end of the shift, or is none", "[staffing]") {
  Shift brief = shift("brief", 6, 4, 3);
  brief.breaks = {{.into = 3h + 15min, .length = 30min, .stagger = true}};
  CHECK(changes_with({brief}, 1) == std::vector{starts(6, 0), starts(6, 1), starts(6, 2),
                                                pause(9.25, 0, 0.5), pause(9.75, 1, 0.25),
                                                ends(10, 0), ends(10, 1), ends(10, 2)});
}

TEST_CASE("a break of the night before is under way when the run begins", "[staffing]") {
  Shift night = shift("night", 22, 8, 1);
  night.days = DaySet::range(6, 6);  // Sundays
  night.breaks = {{.into = 1h + 45min, .length = 30min}};
  CHECK(changes_with({night}, 1) == std::vector{starts(0, 0), pause(0, 0, 0.25), ends(6, 0)});
}

// The second agent's turn of the first break is at 23:45, for 45 minutes; the other, of both, falls
// due during it at 23:50 and lasts until 0:50.
TEST_CASE("breaks of the night before follow each other into the run", "[staffing]") {
  Shift night = shift("night", 22, 8, 2);
  night.days = DaySet::range(6, 6);  // Sundays
  night.breaks = {{.into = 3h, .length = 15min},
                  {.into = 1h + 50min, .length = 20min},
                  {.into = 1h, .length = 45min, .stagger = true}};
  CHECK(changes_with({night}, 1) == std::vector{starts(0, 0), starts(0, 1), pause(0, 0, 1.0 / 6),
                                                pause(0, 1, 5.0 / 6), pause(1, 0, 0.25),
                                                pause(1, 1, 0.25), ends(6, 0), ends(6, 1)});
}

TEST_CASE("a shift has another number on single dates", "[staffing]") {
  Shift early = shift("early", 6, 8, 1);
  early.dates = {{monday, 2}, {monday + std::chrono::days{1}, 0}};
  CHECK(changes_with({early}, 2) ==
        std::vector{starts(6, 0), starts(6, 1), ends(14, 0), ends(14, 1)});
}

// Where shifts overlap they count once.
TEST_CASE("extra agents are heads while a shift is on", "[staffing]") {
  std::vector<DutyChange> of_heads;
  for (const DutyChange& change :
       changes_with({shift("early", 6, 8, 1), shift("late", 12, 8, 1)}, 1, 3))
    if (change.event == DutyEvent::heads) of_heads.push_back(change);
  CHECK(of_heads == std::vector{heads(6, 3), heads(20, 0)});
}

TEST_CASE("a week's duty leaves breaks out and goes on over its end", "[staffing]") {
  Shift night = shift("night", 22, 8, 2);
  night.days = DaySet::range(6, 6);  // Sundays
  night.breaks = {{.into = 3h, .length = 15min, .stagger = true}};
  const std::vector<double> week = week_of({night});
  CHECK(hours_of(week) == Approx(2 * 7.75));
  CHECK(week[6 * 48 + 44] == Approx(2.0));  // Sunday 22:00
  CHECK(week[0] == Approx(2.0));            // Monday 00:00
  CHECK(week[2] == Approx(1.0));            // from 01:00 one after the other has a break
  CHECK(week[11] == Approx(2.0));
  CHECK(week[12] == 0.0);  // 06:00
}

TEST_CASE("the parts of a week that weekly_duty tells divide a day", "[staffing]") {
  const Model model{centre({agent_group("desk", std::vector<Shift>{shift("early", 6, 8, 2)})}, 7)};
  for (const double part_s : {0.0, 0.5, -3600.0, 5.0 * hour_s, 48.0 * hour_s, HUGE_VAL,
                              std::numeric_limits<double>::quiet_NaN()})
    CHECK_THROWS_AS(staffing::weekly_duty(model, 0, Duration{part_s}), std::invalid_argument);
  CHECK(staffing::weekly_duty(model, 0, Duration{seconds_per_day}).size() == 7);
}
