// SPDX-License-Identifier: Apache-2.0
// Redials, rosters, logs, reservation, responses: specifications that no file wrote, and what the
// scenario reader's tests cannot reach.
#include <staffsim/model/model.hpp>

#include "model/paths.hpp"
#include "support/catch.hpp"
#include "support/odd_numbers.hpp"

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

ContactTypeSpec calls(std::string name) {
  return {.name = std::move(name),
          .arrivals = WeeklyArrivals{.per_day = 100},
          .handle = Exponential{5min}};
}

/// Two types of calls and e-mail, and a desk of two who take them all.
ModelSpec sound_centre() {
  ModelSpec spec;
  spec.contact_types = {calls("a"), calls("b"), calls("mail")};
  spec.contact_types[2].channel = Channel::email;
  AgentGroupSpec desk{.name = "desk", .staffing = HeadCount{2}};
  desk.handles = {{.type = "a"}, {.type = "b"}, {.type = "mail"}};
  spec.agent_groups = {desk};
  return spec;
}

Paths errors(const ModelSpec& spec) {
  Paths found;
  for (const Diagnostic& finding : validate(spec))
    if (finding.severity == Severity::error) found.push_back(finding.key_path);
  return found;
}

RosterDuty duty(std::string person, unsigned day, Duration start, Duration end) {
  return {.person = std::move(person), .date = date_of(2025, 9, day), .start = start, .end = end};
}

ModelSpec with_roster(std::vector<RosterDuty> duties) {
  ModelSpec spec = sound_centre();
  spec.agent_groups[0].staffing = Roster{.file = "r.csv", .duties = std::move(duties)};
  return spec;
}

ModelSpec with_log(std::vector<RecordedContact> contacts) {
  ModelSpec spec = sound_centre();
  spec.contact_types[0].arrivals = RecordedLog{.file = "l.csv",
                                               .arrived = "at",
                                               .queue = {},
                                               .only = {},
                                               .handled = {},
                                               .contacts = std::move(contacts)};
  return spec;
}

RecordedContact recorded(unsigned day, Duration time_of_day) {
  return {.arrived = {.date = date_of(2025, 9, day), .time_of_day = time_of_day}, .handle = {}};
}

}  // namespace

TEST_CASE("the whole centre is sound", "[model][validate]") {
  ModelSpec spec = sound_centre();
  spec.contact_types[0].redial = RedialRule{.probability = 1, .again = 1, .delay = Exponential{1h}};
  spec.contact_types[0].returns = ReturnRule{.probability = 1, .delay = Deterministic{0s}};
  spec.contact_types[0].invalid = InvalidShare{.share = 1, .handle = Exponential{1min}};
  spec.contact_types[0].transfers = {{"b", 0.7}, {"mail", 0.3}};
  spec.contact_types[2].due = 24h;
  spec.lines = 1;
  spec.agent_groups[0].absence = 0.99;
  spec.agent_groups[0].handles[2].preempt_by = {"a", "b"};
  spec.agent_groups[0].handles[1].preempt_by = {"a"};
  CHECK(paths(spec) == Paths{});
}

TEST_CASE("numbers of the whole centre that are none are found", "[model][validate]") {
  ModelSpec spec = sound_centre();
  spec.contact_types[0].busyness_cv = 0.1;
  spec.contact_types[0].redial = RedialRule{
      .probability = not_a_number, .again = not_a_number, .delay = Never{}, .attempts = 0};
  spec.contact_types[0].returns = ReturnRule{.probability = not_a_number, .delay = Never{}};
  spec.contact_types[0].invalid = InvalidShare{.share = not_a_number, .handle = Never{}};
  spec.contact_types[0].transfers = {{"b", not_a_number}};
  spec.contact_types[2].due = Duration{not_a_number};
  spec.day_factors = {.correlation = not_a_number, .day_to_day = not_a_number};
  spec.lines = 0;
  spec.agent_groups[0].absence = not_a_number;
  spec.agent_groups[0].handles[0].switch_time = Duration{not_a_number};
  spec.agent_groups[0].handles[0].overflow_after = Duration{not_a_number};
  CHECK(paths(spec) ==
        Paths{"contact_types[0].redial.probability", "contact_types[0].redial.again",
              "contact_types[0].redial.delay", "contact_types[0].redial.attempts",
              "contact_types[0].returns.probability", "contact_types[0].returns.delay",
              "contact_types[0].invalid.share", "contact_types[0].invalid.handle",
              "contact_types[0].transfer[0].probability", "contact_types[2].due",
              "day_factors.correlation", "day_factors.day_to_day", "lines.total",
              "agent_groups[0].handles[0].switch", "agent_groups[0].handles[0].overflow_after",
              "agent_groups[0].absence"});
}

TEST_CASE("transfers that add up to 1 in decimals are sound", "[model][validate]") {
  ModelSpec spec = sound_centre();
  for (int i = 0; i < 9; ++i) spec.contact_types.push_back(calls("t" + std::to_string(i)));
  for (int i = 0; i < 9; ++i)
    spec.contact_types[0].transfers.push_back({"t" + std::to_string(i), 0.1});
  spec.contact_types[0].transfers.push_back({"b", 0.1});
  CHECK(errors(spec) == Paths{});
  spec.contact_types[0].transfers.back().probability = 0.100'001;
  CHECK(errors(spec) == Paths{"contact_types[0].transfer"});
}

TEST_CASE("e-mail never gives up, and calls are not due", "[model][validate]") {
  ModelSpec spec = sound_centre();
  spec.contact_types[0].due = 1h;
  spec.contact_types[2].patience = Exponential{1h};
  spec.contact_types[2].redial = RedialRule{.probability = 0.5, .delay = Exponential{1h}};
  CHECK(paths(spec) ==
        Paths{"contact_types[0].due", "contact_types[2].patience", "contact_types[2].redial"});
  spec = sound_centre();
  spec.contact_types[2].balk = 0.1;
  CHECK(paths(spec) == Paths{"contact_types[2].patience.balk"});
}

TEST_CASE("duties of a person that touch do not overlap", "[model][validate]") {
  CHECK(paths(with_roster({duty("Ada", 1, 8h, 16h), duty("Ada", 1, 16h, 24h),
                           duty("Ada", 2, 0h, 0h), duty("Ada", 3, 0h, 6h)}))
            .empty());
  CHECK(paths(with_roster({duty("Ada", 1, 22h, 6h), duty("Ada", 2, 6h, 22h)})).empty());
  CHECK(paths(with_roster({duty("Ada", 1, 8h, 16h), duty("Bo", 1, 8h, 16h)})).empty());
}

TEST_CASE("duties of a person that overlap, in whatever order", "[model][validate]") {
  const Paths roster{"agent_groups[0].roster"};
  CHECK(paths(with_roster(
            {duty("Ada", 2, 5h, 8h), duty("Bo", 2, 5h, 8h), duty("Ada", 1, 22h, 6h)})) == roster);
  CHECK(paths(with_roster({duty("Ada", 1, 8h, 16h), duty("Ada", 1, 8h, 16h)})) == roster);
  // Both later ones lie in the first, and are told one by one.
  CHECK(paths(with_roster({duty("Ada", 1, 0h, 24h), duty("Ada", 1, 1h, 2h),
                           duty("Ada", 1, 3h, 4h)})) == Paths{roster[0], roster[0]});
}

TEST_CASE("rosters: who, and when", "[model][validate]") {
  CHECK(paths(with_roster({})) == Paths{"agent_groups[0].roster"});
  const Paths first{"agent_groups[0].roster[0]"};
  CHECK(paths(with_roster({duty("", 1, 8h, 16h)})) == first);
  CHECK(paths(with_roster({duty("Ada", 1, 24h, 16h)})) == first);
  CHECK(paths(with_roster({duty("Ada", 1, 8h, 25h)})) == first);
  CHECK(paths(with_roster({duty("Ada", 1, 8h, Duration{not_a_number})})) == first);
}

TEST_CASE("logs: in order, within days, not of negative length", "[model][validate]") {
  CHECK(paths(with_log({recorded(1, 8h), recorded(1, 8h), recorded(2, 0h)})).empty());
  CHECK(paths(with_log({})) == Paths{"contact_types[0].log"});
  CHECK(paths(with_log({recorded(2, 0h), recorded(1, 8h)})) == Paths{"contact_types[0].log"});
  CHECK(paths(with_log({recorded(1, 24h)})) == Paths{"contact_types[0].log[0]"});
  RecordedContact negative = recorded(1, 8h);
  negative.handle = -1s;
  CHECK(paths(with_log({negative})) == Paths{"contact_types[0].log[0]"});
}

TEST_CASE("logs: no surge, no busy days", "[model][validate]") {
  ModelSpec spec = with_log({recorded(1, 8h)});
  spec.contact_types[0].busyness_cv = 0.2;
  IncidentSpec outage{
      .name = "outage", .starts = std::vector{recorded(1, 8h).arrived}, .lasts = Deterministic{1h}};
  outage.affects["a"].arrivals_factor = 1.5;
  outage.affects["b"].arrivals_factor = 1.5;
  spec.incidents = {outage};
  CHECK(paths(spec) ==
        Paths{"contact_types[0].busyness", "incidents[0].affects.a.arrivals_factor"});
  spec.incidents[0].affects["a"].arrivals_factor = 0.5;
  spec.contact_types[0].busyness_cv = 0.0;
  CHECK(paths(spec).empty());
}

TEST_CASE("logs: a horizon without any of their contacts is a warning", "[model][validate]") {
  ModelSpec spec = with_log({recorded(20, 8h)});
  spec.horizon.days = 19;
  CHECK(paths(spec) == Paths{"contact_types[0].log"});
  CHECK(errors(spec).empty());
  spec.horizon.days = 20;
  CHECK(paths(spec).empty());
  spec.horizon.start = date_of(2025, 9, 21);
  CHECK(paths(spec) == Paths{"contact_types[0].log"});
  spec.horizon.warm_up_days = 1;
  CHECK(paths(spec).empty());
}

TEST_CASE("duty of the night before the horizon reaches into it", "[model][validate]") {
  ModelSpec spec = sound_centre();
  Window night{.name = "night", .start = 22h, .end = 6h, .count = 1};
  night.dates[spec.horizon.start - std::chrono::days{1}] = 5;
  spec.agent_groups[0].staffing = HeadCount{std::vector<Window>{night}};
  CHECK(paths(spec).empty());
  night.dates.clear();
  night.dates[spec.horizon.start - std::chrono::days{2}] = 5;
  spec.agent_groups[0].staffing = HeadCount{std::vector<Window>{night}};
  CHECK(paths(spec).size() == 1);
}

TEST_CASE("pre-emption in a circle, however long", "[model][validate]") {
  ModelSpec spec = sound_centre();
  auto& handles = spec.agent_groups[0].handles;
  handles[0].preempt_by = {"b"};
  handles[1].preempt_by = {"mail"};
  CHECK(errors(spec).empty());
  handles[2].preempt_by = {"a"};
  CHECK(errors(spec) == Paths{"agent_groups[0].handles[2].preempt_by"});
  CHECK(validate(spec)[0].message ==
        "each of these may interrupt the one before, in a circle: \"a\", \"b\", \"mail\", \"a\"");
  // Another group may see it the other way round.
  handles[2].preempt_by.clear();
  AgentGroupSpec other = spec.agent_groups[0];
  other.name = "other";
  other.handles = {{.type = "a"}, {.type = "b"}};
  other.handles[1].preempt_by = {"a"};
  spec.agent_groups.push_back(other);
  CHECK(errors(spec).empty());
}

TEST_CASE("e-mail that interrupts calls: a warning", "[model][validate]") {
  ModelSpec spec = sound_centre();
  spec.agent_groups[0].handles[0].preempt_by = {"b"};  // a call by another
  spec.agent_groups[0].handles[2].preempt_by = {"a"};  // e-mail by calls
  CHECK(paths(spec).empty());
  spec.agent_groups[0].handles[1].preempt_by = {"mail"};
  spec.agent_groups[0].handles[2].preempt_by.clear();
  CHECK(errors(spec).empty());
  CHECK(paths(spec) == Paths{"agent_groups[0].handles[1].preempt_by"});
}

TEST_CASE("what nobody may start, or not at once: warnings", "[model][validate]") {
  ModelSpec spec = sound_centre();
  spec.agent_groups[0].handles[0].keep_free = 2;
  spec.agent_groups[0].handles[1].overflow_after = 1min;
  CHECK(errors(spec).empty());
  CHECK(paths(spec) ==
        Paths{"agent_groups[0].handles[0].keep_free", "agent_groups[0].handles[1].overflow_after"});
  spec.agent_groups[0].extra_agents = 1;
  AgentGroupSpec other{.name = "other", .staffing = HeadCount{1}};
  other.handles = {{.type = "b"}};
  spec.agent_groups.push_back(other);
  CHECK(paths(spec).empty());
}

TEST_CASE("agents who are called in count towards the limit", "[model][validate]") {
  ModelSpec spec = sound_centre();
  spec.incidents = {{.name = "outage",
                     .starts = std::vector{recorded(1, 8h).arrived},
                     .lasts = Deterministic{1h}}};
  spec.incidents[0].responses = {{30min, CallIn{.group = "desk", .agents = 99'998}}};
  CHECK(paths(spec).empty());
  spec.incidents[0].responses.push_back({1h, CallIn{.group = "desk", .agents = 1}});
  CHECK(paths(spec) == Paths{"agent_groups"});
  spec.incidents[0].responses = {{Duration{not_a_number}, CallIn{.group = "", .agents = -1}},
                                 {30min, Announcement{.type = "c", .deflected = not_a_number}}};
  CHECK(paths(spec) == Paths{"incidents[0].responses[0].after",
                             "incidents[0].responses[0].call_in.agents",
                             "incidents[0].responses[1].announce.deflected",
                             "incidents[0].responses[0].call_in.group",
                             "incidents[0].responses[1].announce.type"});
}

// One day of the week has all of its contacts: 7 x 2e7 on that day.
TEST_CASE("the limit of a day counts what weekdays and dates make of it", "[model][validate]") {
  ModelSpec spec = sound_centre();
  spec.horizon = {.start = date_of(2025, 9, 1), .days = 1};
  auto& arrivals = std::get<WeeklyArrivals>(spec.contact_types[0].arrivals);
  arrivals.per_day = 2e7;
  arrivals.weekday = {0, 0, 0, 0, 0, 0, 1};
  CHECK(errors(spec) == Paths{"contact_types[0].weekday"});
  arrivals.weekday = {1, 1, 1, 1, 1, 1, 0.001};
  CHECK(errors(spec).empty());
  arrivals.dates = {{date_of(2025, 9, 1), 5.0}};  // a Monday
  CHECK(errors(spec) == Paths{"contact_types[0].dates.2025-09-01"});
  arrivals.dates = {{date_of(2025, 9, 7), 5.0}};  // a Sunday
  CHECK(errors(spec).empty());
}

// Sundays alone have contacts, 7e7 each; a date with a factor of 2 adds one more.
TEST_CASE("the limit of a replication counts the days that it has", "[model][validate]") {
  ModelSpec spec = sound_centre();
  auto& arrivals = std::get<WeeklyArrivals>(spec.contact_types[0].arrivals);
  arrivals.per_day = 1e7;
  arrivals.weekday = {0, 0, 0, 0, 0, 0, 1};
  spec.horizon = {.start = date_of(2025, 9, 1), .days = 14 * 7 + 6};  // 14 Sundays
  CHECK(errors(spec).empty());
  ++spec.horizon.days;  // 15 of them
  CHECK(errors(spec) == Paths{"horizon.days"});
  arrivals.weekday = {1, 1, 1, 1, 1, 1, 1};
  spec.horizon.days = 99;
  CHECK(errors(spec).empty());
  arrivals.dates = {{date_of(2025, 9, 3), 3.0}};
  CHECK(errors(spec) == Paths{"horizon.days"});
}

TEST_CASE("dates of another year, and hours without a price, are warned of", "[model][validate]") {
  ModelSpec spec = sound_centre();
  spec.horizon = {.start = date_of(2025, 12, 1), .days = 30, .warm_up_days = 1};
  auto& dates = std::get<WeeklyArrivals>(spec.contact_types[0].arrivals).dates;
  dates = {{date_of(2024, 12, 25), 0.1}, {date_of(2026, 12, 25), 0.1}};
  auto& window = std::get<HeadCount>(spec.agent_groups[0].staffing).windows[0];
  window.dates = {{date_of(2025, 12, 31), 1}};
  CHECK(paths(spec) == Paths{"contact_types[0].dates", "agent_groups[0].agents[0].dates"});
  dates[date_of(2025, 12, 30)] = 0.1;           // the last day
  window.dates = {{date_of(2025, 11, 30), 1}};  // the warm-up
  CHECK(paths(spec).empty());
  spec.agent_groups.push_back(spec.agent_groups[0]);
  spec.agent_groups[1].name = "officers";
  spec.agent_groups[1].cost_per_hour = 30.0;
  CHECK(paths(spec) == Paths{"agent_groups[0].cost_per_hour"});
  spec.agent_groups[0].staffing = HeadCount{0};  // hires nobody
  CHECK(paths(spec).empty());
}

TEST_CASE("an incident has a time of day", "[model][validate]") {
  ModelSpec spec = sound_centre();
  IncidentSpec outage{.name = "outage", .lasts = Exponential{1h}};
  outage.withdraws = {{"desk", 1}};
  for (const double time_s : {-1.0, 86400.0, 1e9, not_a_number}) {
    outage.starts = std::vector<Moment>{{spec.horizon.start, Duration{time_s}}};
    spec.incidents = {outage};
    CHECK(errors(spec) == Paths{"incidents[0].at[0]"});
  }
}
