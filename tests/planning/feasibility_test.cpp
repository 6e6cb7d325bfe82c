// SPDX-License-Identifier: Apache-2.0
#include <staffsim/planning/feasibility.hpp>
#include <staffsim/random/laws.hpp>

#include "planning/small_centres.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> messages(const ModelSpec& spec) {
  std::vector<std::string> result;
  for (const Diagnostic& warning : planning::feasibility_warnings(Model{spec})) {
    CHECK(warning.severity == Severity::warning);
    CHECK_FALSE(warning.key_path.empty());
    result.push_back(warning.message);
  }
  return result;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("A centre that works has no warnings") {
  ModelSpec spec = small_centre();
  spec.agent_groups[0].people = 6;
  spec.agent_groups[0].contract_hours = 40.0;
  spec.agent_groups[0].shrinkage = 0.3;
  CHECK(messages(spec) == Messages{});
}

TEST_CASE("Calls when nobody is there: when, and how many") {
  ModelSpec spec = small_centre();
  spec.agent_groups[0].staffing = from_to(8, 20, 2);
  CHECK(messages(spec) == Messages{"nobody who handles \"calls\" is on duty when 50.0 % of its "
                                   "contacts arrive: daily 00:00-08:00 and 20:00-24:00"});
}

TEST_CASE("E-mail may wait for the morning, but not for ever") {
  ModelSpec spec = small_centre();
  spec.contact_types[0] = mail("mail", 48);
  spec.agent_groups[0].handles = {{"mail"}};
  spec.agent_groups[0].staffing = from_to(8, 20, 2);
  CHECK(messages(spec) == Messages{});
  spec.agent_groups[0].staffing = HeadCount{0};
  CHECK(messages(spec).at(0) == "nobody who handles \"mail\" is on duty when 100.0 % of its "
                                "contacts arrive: daily 00:00-24:00");
}

TEST_CASE("A type that no group handles") {
  ModelSpec spec = small_centre();
  spec.contact_types.push_back(calls("complaints", 10));
  CHECK(messages(spec) ==
        Messages{"no agent group handles \"complaints\": its contacts are never answered"});
}

TEST_CASE("Work above capacity where nobody gives up") {
  ModelSpec spec = small_centre();
  spec.contact_types[0] = calls("calls", 300);
  CHECK(messages(spec) == Messages{});
  spec.contact_types[0].patience = Never{};
  CHECK(messages(spec) ==
        Messages{"\"calls\" brings 175 hours of work a week, more than the 168 h of all who handle "
                 "it, and nobody gives up: its queue grows without end"});
  spec.contact_types[0].balk = 0.1;  // 157.5 hours stay
  CHECK(messages(spec) == Messages{});
  spec.contact_types[0].balk = 0.0;
  spec.agent_groups[0].handles[0].speed = 1.1;
  CHECK(messages(spec) == Messages{});
}

TEST_CASE("E-mail has no patience to state") {
  ModelSpec spec = small_centre();
  spec.contact_types = {mail("mail", 300)};
  spec.agent_groups[0].handles = {{"mail"}};
  const Diagnostics warnings = planning::feasibility_warnings(Model{spec});
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].key_path == "contact_types[0].name");
  CHECK(warnings[0].hint == "add agents");
}

TEST_CASE("A short horizon is judged by its own days") {
  ModelSpec spec = small_centre();
  spec.horizon.days = 2;
  spec.contact_types[0].arrivals = RateTable{std::chrono::hours{1}, {15.0}};  // 30 h a day
  spec.contact_types[0].handle = Deterministic{5min};
  spec.contact_types[0].patience = Never{};
  spec.agent_groups[0].staffing = HeadCount{1};
  CHECK(
      messages(spec) ==
      Messages{"\"calls\" brings 60 hours of work in the days simulated, more than the 48 h of all "
               "who handle it, and nobody gives up: its queue grows without end"});
  spec.agent_groups[0].staffing = HeadCount{2};
  CHECK(messages(spec) == Messages{});
}

TEST_CASE("Days that a short horizon has not are not missed") {
  ModelSpec spec = small_centre();  // from a Monday
  Window office;
  office.days = DaySet::range(0, 4);
  office.count = 3;
  spec.agent_groups[0].staffing = HeadCount{std::vector{office}};
  spec.horizon.days = 5;
  CHECK(messages(spec) == Messages{});
  spec.horizon.days = 6;
  CHECK(messages(spec).size() == 1);
  CHECK(messages(spec).at(0).find("when 16.7 %") != std::string::npos);
}

TEST_CASE("A busy signal keeps a queue from growing") {
  ModelSpec spec = small_centre();
  spec.contact_types[0] = calls("calls", 300);
  spec.contact_types[0].patience = Never{};
  spec.lines = 5;
  CHECK(messages(spec) == Messages{});
}

TEST_CASE("The load of a log is that of the handle times that it tells") {
  ModelSpec spec = small_centre();
  RecordedLog log;
  const Date day = spec.horizon.start;
  log.contacts = {{{day, std::chrono::hours{9}}, 1h}, {{day, std::chrono::hours{10}}, {}}};
  spec.contact_types[0].arrivals = log;
  spec.contact_types[0].handle = Deterministic{30min};
  spec.horizon.days = 1;
  CHECK(planning::load_and_duty(Model{spec}).types[0].work_s == 2700.0);
}

TEST_CASE("Work of several types above the capacity of all who share it") {
  ModelSpec spec = small_centre();
  spec.contact_types = {calls("calls", 200), calls("mail", 100), calls("elsewhere", 100)};
  spec.contact_types[1].patience = Never{};
  spec.agent_groups = {group("desk", 1, {{"calls"}, {"mail"}}), group("away", 9, {{"elsewhere"}})};
  CHECK(messages(spec) ==
        Messages{"\"calls\", \"mail\" bring 175 hours of work a week, more than the 168 h of all "
                 "who handle them, and \"mail\" never gives up: they wait until enough others have "
                 "given up, or for ever"});
}

TEST_CASE("People who cannot keep a seat round the clock") {
  ModelSpec spec = small_centre();
  spec.agent_groups[0].staffing = from_to(0, 16, 1);
  spec.agent_groups[0].people = 4;
  spec.agent_groups[0].contract_hours = 40.0;
  spec.agent_groups[0].shrinkage = 0.3;
  spec.contact_types[0] = mail("mail", 48);
  spec.agent_groups[0].handles = {{"mail"}};
  CHECK(messages(spec) == Messages{"4 people at 40 h and 30 % shrinkage give 112 duty hours a "
                                   "week: they cannot keep one seat round the clock (168 h)"});
}

TEST_CASE("People who cannot fill their duty") {
  ModelSpec spec = small_centre();
  spec.agent_groups[0].staffing = HeadCount{2};
  spec.agent_groups[0].people = 8;
  spec.agent_groups[0].contract_hours = 40.0;
  spec.agent_groups[0].shrinkage = 0.3;
  CHECK(messages(spec) ==
        Messages{"8 people at 40 h and 30 % shrinkage give 224 duty hours a week, and \"desk\" has "
                 "336 to fill: 112 h a week are left to overtime, or to nobody"});
  CHECK(planning::feasibility_warnings(Model{spec})[0].hint == "it takes 12 people");
  spec.agent_groups[0].contract_hours = 39.9;  // 12.03 people: 12 would not do
  CHECK(planning::feasibility_warnings(Model{spec})[0].hint == "it takes 12.1 people");
}

TEST_CASE("Office hours need no seat round the clock") {
  ModelSpec spec = small_centre();
  WeeklyArrivals arrivals;
  arrivals.per_day = 48;
  DayProfile office;
  office.weights.assign(24, 0.0);
  std::fill(office.weights.begin() + 8, office.weights.begin() + 16, 1.0);
  arrivals.profiles = {office};
  spec.contact_types[0].arrivals = arrivals;
  spec.agent_groups[0].staffing = from_to(8, 16, 1);
  spec.agent_groups[0].people = 2;
  spec.agent_groups[0].contract_hours = 40.0;
  CHECK(messages(spec) == Messages{});
}

TEST_CASE("Calls behind old e-mail") {
  ModelSpec spec = small_centre();
  spec.contact_types.push_back(mail("mail", 10));
  spec.agent_groups[0].handles = {{"calls"}, {"mail"}};
  CHECK(messages(spec) == Messages{});
  spec.routing.contact = ContactSelection::longest_waiting;
  CHECK(messages(spec) ==
        Messages{"\"desk\" takes calls and e-mail by longest waiting: calls stand "
                 "behind old e-mail"});
}

TEST_CASE("Calls behind e-mail without a deadline, or behind a long queue of it") {
  ModelSpec spec = small_centre();
  spec.contact_types.push_back(mail("mail", 10));
  spec.agent_groups[0].handles = {{"calls"}, {"mail"}};
  spec.routing.contact = ContactSelection::earliest_due;
  CHECK(messages(spec) ==
        Messages{"\"desk\" takes calls and e-mail by earliest deadline, and e-mail "
                 "has none: calls stand behind old e-mail"});
  spec.contact_types[1].due = 24h;
  CHECK(messages(spec) == Messages{});
  spec.routing.contact = ContactSelection::longest_queue;
  CHECK(messages(spec) == Messages{"\"desk\" takes calls and e-mail from the longest queue: calls "
                                   "stand behind a backlog of e-mail"});
  spec.agent_groups.push_back(group("writers", 1, {{"mail"}}));
  spec.agent_groups[0].handles = {{"calls"}};
  CHECK(messages(spec) == Messages{});
}

TEST_CASE("Incidents and responses that never come") {
  ModelSpec spec = small_centre();
  spec.horizon.start = Date{std::chrono::year{2025} / 9 / 1};
  spec.horizon.days = 28;
  spec.horizon.warm_up_days = 7;
  const auto at = [](int month, int day, Duration time) {
    return Moment{Date{std::chrono::year{2025} / month / day}, time};
  };
  IncidentSpec outage;
  outage.name = "outage";
  outage.lasts = Deterministic{2h};
  outage.withdraws = {{"desk", 1}};
  const auto with = [&](std::vector<Moment> moments) {
    outage.starts = std::move(moments);
    spec.incidents = {outage};
    return messages(spec);
  };
  CHECK(with({at(8, 25, 0s), at(9, 28, 23h)}).empty());
  CHECK(with({at(8, 24, 23h)}).empty());  // reaches into the warm-up
  const Messages never{"\"outage\" never happens: it starts outside of the days simulated, "
                       "2025-08-25 to 2025-09-28"};
  CHECK(with({at(9, 29, 0s)}) == never);
  CHECK(with({at(8, 24, 22h)}) == never);
  outage.affects["calls"] = {.arrivals_factor = 2.0, .decay = 1h};
  CHECK(with({at(8, 24, 22h)}).empty());  // its surge reaches into the warm-up
  outage.affects.clear();
  CHECK(with({at(9, 10, 0s), at(10, 1, 0s)}) ==
        Messages{"1 of 2 moments of \"outage\" lies outside of the days simulated, 2025-08-25 to "
                 "2025-09-28"});
  outage.responses = {{119min, Announcement{"calls", 0.5}}, {2h, Announcement{"calls", 0.5}}};
  CHECK(with({at(9, 10, 0s)}) ==
        Messages{"\"outage\" lasts 2 h: what is to be done after 2 h is never done"});
  outage.lasts = Exponential{2h};
  CHECK(with({at(9, 10, 0s), at(1, 1, 0s)}).empty());  // may last so long
}

TEST_CASE("Agents called in when nobody calls") {
  ModelSpec spec = small_centre();
  auto& arrivals = std::get<WeeklyArrivals>(spec.contact_types[0].arrivals);
  IncidentSpec outage;
  outage.name = "outage";
  outage.starts = Exponential{15 * 24h};
  outage.lasts = Exponential{2h};
  outage.withdraws = {{"desk", 1}};
  outage.responses = {{30min, CallIn{.group = "desk", .agents = 2, .at_least = 1h}}};
  spec.incidents = {outage};
  CHECK(messages(spec).empty());
  arrivals.weekday = {1, 1, 1, 1, 1, 1, 0};
  CHECK(messages(spec) ==
        Messages{"\"outage\" comes at any hour, and agents are called in for it when nobody calls "
                 "or writes: Sun 00:00-24:00"});
  spec.incidents[0].starts = std::vector{Moment{spec.horizon.start, 9h}};
  CHECK(messages(spec).empty());
}

TEST_CASE("The absent are not on duty") {
  ModelSpec spec = small_centre();
  spec.agent_groups[0].staffing = HeadCount{2};
  spec.agent_groups[0].absence = 0.25;
  spec.agent_groups[0].shrinkage = 0.3;
  spec.agent_groups[0].people = 9;
  spec.agent_groups[0].contract_hours = 40.0;
  const planning::LoadAndDuty week = planning::load_and_duty(Model{spec});
  CHECK(week.groups[0].agents[0] == Approx(1.5));
  CHECK(week.groups[0].duty_hours == Approx(252.0));
  CHECK(week.groups[0].paid_hours == Approx(360.0));
  CHECK(messages(spec) ==  // those who are absent were to fill hours too
        Messages{"9 people at 40 h and 30 % shrinkage give 252 duty hours a week, and \"desk\" has "
                 "336 to fill: 84 h a week are left to overtime, or to nobody"});
  spec.agent_groups[0].people = 12;
  CHECK(messages(spec) == Messages{});  // 12 x 40 h x 0.7 are the 336 h
}

TEST_CASE("Capacity is that of those who come") {
  ModelSpec spec = small_centre();
  spec.contact_types[0] = calls("calls", 280);  // 163.3 hours a week
  spec.contact_types[0].patience = Never{};
  CHECK(messages(spec) == Messages{});
  spec.agent_groups[0].absence = 0.05;
  CHECK(messages(spec) ==
        Messages{"\"calls\" brings 163.3 hours of work a week, more than the 159.6 h of all who "
                 "handle it, and nobody gives up: its queue grows without end"});
}
