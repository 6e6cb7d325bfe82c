// SPDX-License-Identifier: Apache-2.0
// Specifications that no file wrote: what the scenario reader's tests cannot reach.
#include <staffsim/model/model.hpp>

#include "model/paths.hpp"
#include "support/catch.hpp"
#include "support/odd_numbers.hpp"

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

ModelSpec sound() {
  return {
      .contact_types = {{.name = "calls",
                         .arrivals = WeeklyArrivals{.per_day = 100},
                         .handle = Exponential{5min}}},
      .agent_groups = {{.name = "desk", .staffing = HeadCount{2}, .handles = {{.type = "calls"}}}}};
}

ModelSpec with_windows(std::vector<Window> windows) {
  ModelSpec spec = sound();
  spec.agent_groups[0].staffing = HeadCount{std::move(windows)};
  return spec;
}

Window window(DaySet days, Duration start, Duration end) {
  return {.days = days, .start = start, .end = end, .count = 1};
}

}  // namespace

TEST_CASE("a sound specification has no findings and makes a model", "[model][validate]") {
  CHECK(validate(sound()).empty());
  const Model model{sound()};
  CHECK(model.spec() == sound());
  CHECK(model.type_index("calls") == 0);
  CHECK(model.group_index("desk") == 0);
  CHECK_THROWS_AS(model.type_index("desk"), std::invalid_argument);
  CHECK(model.grid().intervals_per_day() == 48);
}

TEST_CASE("a model takes nothing unsound, and says all of it", "[model][validate]") {
  ModelSpec spec = sound();
  spec.horizon.days = 0;
  spec.agent_groups[0].shrinkage = 1.0;
  try {
    const Model model{spec};
    FAIL("no exception");
  } catch (const ScenarioError& error) {
    CHECK(error.diagnostics() == validate(spec));
    CHECK(error.diagnostics().size() == 2);
  }
}

TEST_CASE("numbers that are none are found everywhere", "[model][validate]") {
  ModelSpec spec = sound();
  auto& arrivals = std::get<WeeklyArrivals>(spec.contact_types[0].arrivals);
  arrivals.per_day = not_a_number;
  arrivals.weekday[3] = not_a_number;
  arrivals.dates[date_of(2025, 9, 2)] = not_a_number;
  spec.contact_types[0].busyness_cv = not_a_number;
  spec.contact_types[0].balk = not_a_number;
  spec.contact_types[0].service_level = ServiceLevelRule{.within = Duration{not_a_number}};
  spec.agent_groups[0].handles[0].speed = not_a_number;
  spec.agent_groups[0].shrinkage = not_a_number;
  spec.agent_groups[0].cost_per_hour = not_a_number;
  spec.agent_groups[0].contract_hours = not_a_number;
  spec.horizon.interval = Duration{not_a_number};
  spec.targets = {{.measure = "asa", .limit = not_a_number, .in_share = not_a_number}};
  CHECK(paths(spec) == Paths{"horizon.interval", "contact_types[0].per_day",
                             "contact_types[0].weekday[3]", "contact_types[0].dates.2025-09-02",
                             "contact_types[0].busyness.cv", "contact_types[0].patience.balk",
                             "contact_types[0].service_level.within",
                             "agent_groups[0].handles[0].speed", "agent_groups[0].shrinkage",
                             "agent_groups[0].cost_per_hour", "agent_groups[0].contract_hours",
                             "targets[0].at_least", "targets[0].in_share"});
}

TEST_CASE("a horizon ends before the calendar does", "[model][validate]") {
  ModelSpec spec = sound();
  spec.horizon.days = 2;
  spec.horizon.start = date_of(9999, 12, 30);
  CHECK(paths(spec).empty());
  spec.horizon.days = 3;
  CHECK(paths(spec) == Paths{"horizon.days"});
}

TEST_CASE("intervals divide a day", "[model][validate]") {
  for (const Duration good : {Duration{1min}, Duration{450s}, Duration{30min}, Duration{24h}}) {
    ModelSpec spec = sound();
    spec.horizon.interval = good;
    CHECK(paths(spec).empty());
  }
  for (const Duration bad : {Duration{0s}, Duration{59s}, Duration{7min}, Duration{25h}}) {
    ModelSpec spec = sound();
    spec.horizon.interval = bad;
    CHECK(paths(spec) == Paths{"horizon.interval"});
  }
}

TEST_CASE("windows that touch do not overlap", "[model][validate]") {
  const DaySet daily = DaySet::daily();
  CHECK(paths(with_windows({window(daily, 8h, 16h), window(daily, 16h, 24h)})).empty());
  CHECK(paths(with_windows({window(daily, 22h, 6h), window(daily, 6h, 22h)})).empty());
  CHECK(paths(with_windows({window(daily, 8h, 8h)})).empty());
  CHECK(paths(with_windows(
                  {window(DaySet::range(6, 6), 20h, 4h), window(DaySet::range(0, 0), 4h, 8h)}))
            .empty());
}

TEST_CASE("a date that takes one window's place for another's is no overlap", "[model][validate]") {
  const Date monday = date_of(2025, 9, 1);
  Window weekday = window(DaySet::range(0, 4), 8h, 16h);
  Window saturday = window(DaySet::range(5, 5), 8h, 16h);
  weekday.count = 3;
  saturday.dates[monday] = 5;
  CHECK(paths(with_windows({weekday, saturday})).size() == 1);
  weekday.dates[monday] = 0;
  CHECK(paths(with_windows({weekday, saturday})).empty());
}

TEST_CASE("windows without end are refused", "[model][validate]") {
  const std::vector<Window> many(1'001, window(DaySet::daily(), 8h, 16h));
  CHECK(paths(with_windows(many)) == Paths{"agent_groups[0].agents"});
}

TEST_CASE("windows overlap over midnight and over the week's end", "[model][validate]") {
  const Paths second{"agent_groups[0].agents[1].when"};
  CHECK(paths(with_windows({window(DaySet::range(0, 0), 22h, 6h),
                            window(DaySet::range(1, 1), 5h, 8h)})) == second);
  CHECK(paths(with_windows({window(DaySet::range(6, 6), 22h, 6h),
                            window(DaySet::range(0, 0), 5h, 8h)})) == second);
  // The long window of Sunday meets two of Monday's; each pair is named once.
  CHECK(paths(with_windows({window(DaySet::range(6, 6), 12h, 12h),
                            window(DaySet::range(0, 0), 1h, 2h),
                            window(DaySet::range(0, 0), 3h, 4h)})) ==
        Paths{"agent_groups[0].agents[1].when", "agent_groups[0].agents[2].when"});
}

TEST_CASE("names: twice, unknown, and none", "[model][validate]") {
  ModelSpec spec = sound();
  spec.contact_types.push_back(spec.contact_types[0]);
  spec.agent_groups[0].handles = {{.type = "cals"}};
  spec.targets = {{.measure = "asa", .contact_types = {"calls", "call"}}};
  CHECK(paths(spec) == Paths{"contact_types[1].name", "agent_groups[0].handles[0].type",
                             "targets[0].contact_types[1]"});
  CHECK(validate(spec)[1].hint == "did you mean \"calls\"?");
  // A type that has lost its name may be the one that is meant.
  spec.contact_types[1].name.clear();
  CHECK(paths(spec) == Paths{"contact_types[1].name"});
}

TEST_CASE("limits are named in the message", "[model][validate]") {
  ModelSpec spec = sound();
  spec.agent_groups[0].staffing = HeadCount{100'001};
  const Diagnostics found = validate(spec);
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "100,001 is too many: limit 100,000 agents");
  const Shift half{.name = "a", .start = 8h, .length = 8h, .agents = 60'000};
  Shift other = half;
  other.name = "b";
  spec.agent_groups[0].staffing = std::vector<Shift>{half, other};
  CHECK(validate(spec).at(0).message ==
        "120,000 agents on duty at once are too many: limit 100,000 agents");
}

TEST_CASE("shifts: breaks lie inside, one after the other", "[model][validate]") {
  ModelSpec spec = sound();
  Shift shift{.name = "day", .start = 8h, .length = 8h, .agents = 1};
  shift.breaks = {{.into = 4h, .length = 30min}, {.into = 2h, .length = 15min}};
  spec.agent_groups[0].staffing = std::vector<Shift>{shift};
  CHECK(paths(spec).empty());
  shift.breaks.push_back({.into = 7h + 45min, .length = 30min});
  shift.breaks.push_back({.into = 2h + 10min, .length = 1min});
  spec.agent_groups[0].staffing = std::vector<Shift>{shift};
  CHECK(paths(spec) == Paths{"agent_groups[0].shifts[0].breaks[2].into",
                             "agent_groups[0].shifts[0].breaks[3].into"});
}

TEST_CASE("two of an incident at one moment: a warning", "[model][validate]") {
  ModelSpec spec = sound();
  const Moment at{date_of(2025, 9, 3), 9h};
  spec.incidents = {{.name = "outage",
                     .starts = std::vector<Moment>{at, {at.date, 10h}, at},
                     .lasts = Deterministic{1h},
                     .withdraws = {{spec.agent_groups[0].name, 1}}}};
  const Diagnostics found = validate(spec);
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::warning);
  CHECK(found[0].key_path == "incidents[0].at[2]");
}

TEST_CASE("an incident may be sound and without effect: a warning", "[model][validate]") {
  ModelSpec spec = sound();
  spec.incidents = {{.name = "drill",
                     .starts = std::vector<Moment>{{.date = date_of(2025, 9, 3)}},
                     .lasts = Deterministic{1h}}};
  const Diagnostics found = validate(spec);
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::warning);
  CHECK_NOTHROW(Model{spec});
}
