// SPDX-License-Identifier: Apache-2.0
// Absence: a draw for each person or head and each shift, window or duty, by a key of its own.
#include "staffing/attendance.hpp"
#include "staffing/plans.hpp"
#include "support/catch.hpp"
#include "support/statistical.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace staffsim;
using namespace staffsim::test;

namespace {

AgentGroupSpec absent(AgentGroupSpec group, double absence) {
  group.absence = absence;
  return group;
}

/// Whether a head comes, worked out from the key.
bool comes(double absence, const std::string& entity, Date date, std::uint64_t head,
           std::uint64_t start_s = 0) {
  const auto day = static_cast<std::uint64_t>(date.time_since_epoch().count());
  const std::uint64_t key = mix(key_of({1, Purpose::absence, entity, 0, day}) ^ start_s);
  return open01_of(mix(key ^ head)) >= absence;
}

/// Who starts, by the day of the run: only shifts within a day.
std::map<int, std::set<std::uint32_t>> persons_by_day(const ModelSpec& spec) {
  std::map<int, std::set<std::uint32_t>> persons;
  for (const DutyChange& change : changes_of(spec))
    if (change.event == DutyEvent::person_starts)
      persons[static_cast<int>(change.at_s / seconds_per_day)].insert(change.position);
  return persons;
}

/// The head count of the first group at a moment.
int heads_at(const std::vector<DutyChange>& changes, double at_s, std::uint16_t group = 0) {
  int heads = 0;
  for (const DutyChange& change : changes)
    if (change.event == DutyEvent::heads && change.group == group && change.at_s <= at_s)
      heads = change.heads;
  return heads;
}

std::vector<DutyChange> of_group(const std::vector<DutyChange>& changes, std::uint16_t group) {
  std::vector<DutyChange> some;
  for (DutyChange change : changes)
    if (change.group == group) {
      change.group = 0;
      some.push_back(change);
    }
  return some;
}

}  // namespace

TEST_CASE("each person of a shift has a draw for each date", "[staffing]") {
  const auto spec =
      centre({absent(agent_group("desk", std::vector{shift("day", 8, 8, 6)}), 0.4)}, 14);
  const auto persons = persons_by_day(spec);
  std::size_t missing = 0;
  for (int day = 0; day < 14; ++day)
    for (std::uint32_t person = 0; person < 6; ++person) {
      const bool is_there = persons.contains(day) && persons.at(day).contains(person);
      CHECK(is_there == comes(0.4, "desk\nday", monday + std::chrono::days{day}, person));
      if (!is_there) ++missing;
    }
  CHECK(missing > 0);
}

TEST_CASE("each head of a window has a draw for each date", "[staffing]") {
  const HeadCount windows{{window("day", 8, 16, 6), window("night", 22, 6, 3)}};
  const auto changes = changes_of(centre({absent(agent_group("desk", windows), 0.4)}, 14));
  for (int day = 0; day < 14; ++day) {
    const Date date = monday + std::chrono::days{day};
    int by_day = 0;
    int by_night = 0;
    for (std::uint64_t head = 0; head < 6; ++head)
      by_day += static_cast<int>(comes(0.4, "desk\nday", date, head));
    for (std::uint64_t head = 0; head < 3; ++head)
      by_night += static_cast<int>(comes(0.4, "desk\nnight", date, head));
    CHECK(heads_at(changes, day * seconds_per_day + 12 * hour_s) == by_day);
    CHECK(heads_at(changes, day * seconds_per_day + 23 * hour_s) == by_night);
    CHECK(heads_at(changes, (day + 1) * seconds_per_day + 5 * hour_s) == by_night);
  }
}

TEST_CASE("under a bare number each head has a draw for each day", "[staffing]") {
  const auto changes = changes_of(centre({absent(agent_group("desk", HeadCount{6}), 0.4)}, 14));
  for (int day = 0; day < 14; ++day) {
    int present = 0;
    for (std::uint64_t head = 0; head < 6; ++head)
      present += static_cast<int>(comes(0.4, "desk\n", monday + std::chrono::days{day}, head));
    CHECK(heads_at(changes, day * seconds_per_day) == present);
    CHECK(heads_at(changes, (day + 1) * seconds_per_day - 1.0) == present);
  }
}

TEST_CASE("nameless windows have draws of their own", "[staffing]") {
  const HeadCount windows{{window("", 8, 12, 1), window("", 13, 17, 1)}};
  const auto changes = changes_of(centre({absent(agent_group("desk", windows), 0.5)}, 50));
  int different = 0;
  for (int day = 0; day < 50; ++day) {
    const double midnight_s = day * seconds_per_day;
    const int morning = heads_at(changes, midnight_s + 9 * hour_s);
    const int afternoon = heads_at(changes, midnight_s + 14 * hour_s);
    const Date date = monday + std::chrono::days{day};
    CHECK(morning == static_cast<int>(comes(0.5, "desk\n", date, 0, 8 * 3600)));
    different += static_cast<int>(morning != afternoon);
  }
  CHECK(different > 0);
}

TEST_CASE("each duty of a roster has a draw of its own", "[staffing]") {
  std::vector<RosterDuty> duties;
  for (int day = 0; day < 30; ++day) {
    duties.push_back(duty("Al", day, 8, 12));
    duties.push_back(duty("Al", day, 13, 17));
  }
  const auto changes =
      changes_of(centre({absent(agent_group("desk", Roster{"", duties}), 0.5)}, 30));
  std::vector<DutyChange> expected;
  for (int day = 0; day < 30; ++day)
    for (const double hour : {8.0, 13.0}) {
      if (!comes(0.5, "desk\nAl", monday + std::chrono::days{day}, 0,
                 static_cast<std::uint64_t>(hour) * 3600))
        continue;
      expected.push_back(starts(day * 24 + hour, 0));
      expected.push_back(ends(day * 24 + hour + 4, 0));
    }
  CHECK(changes == expected);
  CHECK(expected.size() < 120);
}

// Null: each of 400 persons misses each of 50 shifts with probability 0.05. Exact binomial over
// 20,000, alpha. Power 0.9: 0.0596.
TEST_CASE("the share of absences is exact", "[staffing]") {
  const auto spec =
      centre({absent(agent_group("desk", std::vector{shift("day", 8, 8, 400)}), 0.05)}, 50);
  std::size_t there = 0;
  for (const DutyChange& change :
       changes_of(spec, 0, seed_from_name("the share of absences is exact")))
    there += static_cast<std::size_t>(change.event == DutyEvent::person_starts);
  check(proportion_equals(20'000 - there, 20'000, 0.05));
}

// Null: the absences of one person on neighbouring days, and of neighbours on one day, are
// uncorrelated. 20,000 pairs, alpha / 2 each. Power 0.9: a correlation of 0.045.
TEST_CASE("absences are independent", "[staffing]") {
  const AgentGroupSpec group = absent(agent_group("desk", HeadCount{1}), 0.5);
  const staffing::Attendance attendance{group, seed_from_name("absences are independent"), 0};
  std::vector<double> today;
  std::vector<double> tomorrow;
  std::vector<double> neighbour;
  for (int day = 0; day < 200; ++day)
    for (int head = 0; head < 100; ++head) {
      const Date date = monday + std::chrono::days{day};
      today.push_back(attendance.at("day", date).comes(head) ? 1.0 : 0.0);
      tomorrow.push_back(attendance.at("day", date + std::chrono::days{1}).comes(head) ? 1.0 : 0.0);
      neighbour.push_back(attendance.at("day", date).comes(head + 1) ? 1.0 : 0.0);
    }
  check(uncorrelated(today, tomorrow, alpha / 2));
  check(uncorrelated(today, neighbour, alpha / 2));
}

TEST_CASE("one more person disturbs nobody", "[staffing]") {
  const auto with = [](int agents) {
    return persons_by_day(
        centre({absent(agent_group("desk", std::vector{shift("day", 8, 8, agents)}), 0.4)}, 30));
  };
  auto six = with(6);
  for (auto& [day, persons] : six) persons.erase(5);
  std::erase_if(six, [](const auto& day) { return day.second.empty(); });
  CHECK(six == with(5));
}

TEST_CASE("an extra agent misses what one more head would miss", "[staffing]") {
  const auto with = [](int count, int extra_agents) {
    AgentGroupSpec group =
        absent(agent_group("desk", HeadCount{{window("day", 8, 16, count)}}), 0.4);
    group.extra_agents = extra_agents;
    return changes_of(centre({group}, 30));
  };
  CHECK(with(3, 2) == with(5, 0));
  CHECK(with(3, 2) != with(3, 0));
}

TEST_CASE("another group, window or shift changes nobody's absence", "[staffing]") {
  const AgentGroupSpec desk = absent(
      agent_group("desk", HeadCount{{window("day", 8, 16, 5), window("night", 22, 6, 2)}}), 0.4);
  const AgentGroupSpec officers =
      absent(agent_group("officers", std::vector{shift("late", 14, 8, 5)}), 0.3);
  const auto alone = changes_of(centre({desk}, 30));
  CHECK(of_group(changes_of(centre({officers, desk}, 30)), 1) == alone);
  AgentGroupSpec fuller = desk;
  std::get<HeadCount>(fuller.staffing)
      .windows.insert(std::get<HeadCount>(fuller.staffing).windows.begin(),
                      window("early", 6, 8, 4));
  const auto changes = changes_of(centre({fuller}, 30));
  for (int day = 0; day < 30; ++day)
    for (const double hour : {12.0, 23.0}) {
      const double at_s = day * seconds_per_day + hour * hour_s;
      CHECK(heads_at(changes, at_s) == heads_at(alone, at_s));
    }
}

TEST_CASE("a longer warm-up moves no absence", "[staffing]") {
  ModelSpec spec = centre({absent(agent_group("desk", HeadCount{6}), 0.4)}, 7);
  const auto before = changes_of(spec);
  spec.horizon.warm_up_days = 5;
  const auto after = changes_of(spec);
  for (int day = 0; day < 7; ++day)
    CHECK(heads_at(after, (day + 5) * seconds_per_day) == heads_at(before, day * seconds_per_day));
}

TEST_CASE("absences differ from replication to replication", "[staffing]") {
  const ModelSpec spec = centre({absent(agent_group("desk", HeadCount{6}), 0.4)}, 7);
  CHECK(changes_of(spec, 0) != changes_of(spec, 1));
  CHECK(changes_of(spec, 0) == changes_of(spec, 0));
}

TEST_CASE("weekly duty is the plan, absences not taken out", "[staffing]") {
  const Model model{centre({absent(agent_group("desk", HeadCount{6}), 0.4)}, 7)};
  CHECK(staffing::weekly_duty(model, 0, Duration{1800.0}) == std::vector<double>(7 * 48, 6.0));
}
