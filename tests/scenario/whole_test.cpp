// SPDX-License-Identifier: Apache-2.0
// whole.toml, which has every key that hotline.toml and families.toml leave out.
#include <staffsim/random/laws.hpp>

#include "scenario/scenario_files.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace std::chrono_literals;

namespace {

const scenario::Study& whole() {
  static const scenario::Study study = [] {
    const auto file = tests::scenario_folder("valid") / "whole.toml";
    return scenario::read(tests::text_of(file), tests::beside(file));
  }();
  return study;
}

ModelSpec row(std::size_t index) { return whole().rows.at(index).model.spec(); }

Moment moment(unsigned day, Duration time_of_day) {
  return {.date = date_of(2025, 9, day), .time_of_day = time_of_day};
}

}  // namespace

TEST_CASE("redials, returns, invalid contacts, transfers and deadlines arrive", "[scenario]") {
  const ModelSpec base = row(0);
  const ContactTypeSpec& procedure = base.contact_types[0];
  CHECK(procedure.redial ==
        RedialRule{.probability = 0.5, .again = 0.4, .delay = Exponential{15min}, .attempts = 5});
  CHECK(procedure.returns == ReturnRule{.probability = 0.05, .delay = Exponential{4h}});
  CHECK(procedure.invalid == InvalidShare{.share = 0.03, .handle = Lognormal{1min, 1.0}});
  CHECK(procedure.transfers ==
        std::vector<TransferRule>{{.to = "support calls", .probability = 0.05},
                                  {.to = "support.e-mail", .probability = 0.01}});
  CHECK_FALSE(procedure.due);
  CHECK(base.contact_types[2].due == Duration{24h});
}

TEST_CASE("what is left out of a redial and of invalid contacts", "[scenario]") {
  const ModelSpec base = row(0);
  const ContactTypeSpec& support = base.contact_types[1];
  CHECK_FALSE(support.redial->again);  // as `probability`
  CHECK(support.redial->attempts == limits::attempts);
  CHECK(support.invalid->handle == support.handle);
  // A candidate finds the file as it was written: `again` still follows `probability`.
  CHECK(row(1).contact_types[1].redial->probability == 0.3);
  CHECK_FALSE(row(1).contact_types[1].redial->again);
}

TEST_CASE("a log arrives in order, with what the file knows of it", "[scenario]") {
  const ModelSpec base = row(0);
  const auto& replayed = std::get<RecordedLog>(base.contact_types[3].arrivals);
  CHECK(replayed.file == "calls.csv");
  CHECK(replayed.arrived == "arrived");
  CHECK(replayed.queue == "queue");
  CHECK(replayed.only == std::vector<std::string>{"PS", "PE \"old\""});
  CHECK(replayed.handled == "handled_s");
  CHECK(replayed.contacts == std::vector<RecordedContact>{
                                 {.arrived = moment(1, 8h + 15min + 29.5s), .handle = std::nullopt},
                                 {.arrived = moment(1, 8h + 15min + 30s), .handle = 180s},
                                 {.arrived = moment(2, 0s), .handle = 75.25s},
                                 {.arrived = moment(8, 24h - 1s), .handle = 0s}});
  const auto& all = std::get<RecordedLog>(base.contact_types[4].arrivals);
  CHECK(all.contacts.size() == 5);
  CHECK(all.contacts[1] == RecordedContact{.arrived = moment(1, 8h + 15min + 30s), .handle = {}});
}

TEST_CASE("a roster arrives as it stands in the file", "[scenario]") {
  const ModelSpec base = row(0);
  const Roster expected{
      .file = "september.csv",
      .duties = {{.person = "Ada", .date = date_of(2025, 9, 1), .start = 8h, .end = 16h},
                 {.person = "Ada", .date = date_of(2025, 9, 1), .start = 16h, .end = 24h},
                 {.person = "O'Neil, Bo", .date = date_of(2025, 9, 1), .start = 22h, .end = 6h},
                 {.person = "Ada", .date = date_of(2025, 9, 2), .start = 0h, .end = 0h}}};
  CHECK(std::get<Roster>(base.agent_groups[1].staffing) == expected);
}

TEST_CASE("skills, absence, lines, day factors and routing arrive", "[scenario]") {
  const ModelSpec base = row(0);
  CHECK(base.day_factors == DayFactorsSpec{.correlation = 0.3, .day_to_day = 0.2});
  CHECK(base.lines == 30);
  CHECK(base.agent_groups[0].absence == 0.05);
  CHECK(base.agent_groups[0].handles[2] == Skill{.type = "support.e-mail",
                                                 .speed = 1.0,
                                                 .keep_free = 1,
                                                 .preempt_by = {"support calls", "procedure calls"},
                                                 .switch_time = 30s,
                                                 .overflow_after = 0s});
  CHECK(base.agent_groups[1].handles[2].overflow_after == Duration{2min});
  CHECK(base.routing ==
        RoutingSpec{ContactSelection::earliest_due, AgentSelection::least_occupied});
}

TEST_CASE("what management does about an incident arrives", "[scenario]") {
  const IncidentSpec outage = row(0).incidents.at(0);
  CHECK(outage.affects.at("support calls").deflected == 0.2);
  REQUIRE(outage.responses.size() == 3);
  CHECK(outage.responses[0] ==
        IncidentResponse{30min, CallIn{.group = "officers", .agents = 2, .at_least = 4h}});
  CHECK(std::get<CallIn>(outage.responses[1].action).at_least == Duration{0s});
  CHECK(outage.responses[2] ==
        IncidentResponse{15min, Announcement{.type = "support calls", .deflected = 0.3}});
}

TEST_CASE("candidates reach the new keys by names, and what has none by number", "[scenario]") {
  const ModelSpec redials = row(1);
  CHECK(redials.contact_types[1].redial->probability == 0.3);
  CHECK(redials.contact_types[1].redial->attempts == 3);
  CHECK(redials.contact_types[0].returns->probability == 0.1);
  CHECK(redials.contact_types[0].invalid->share == 0.0);
  CHECK(redials.contact_types[0].transfers[1].probability == 0.02);
  CHECK(redials.contact_types[2].due == Duration{48h});
  const ModelSpec lines = row(2);
  CHECK(lines.lines == 20);
  CHECK(lines.day_factors.correlation == 0.5);
  CHECK(lines.routing.contact == ContactSelection::longest_queue);
  const ModelSpec people = row(3);
  CHECK(people.agent_groups[0].absence == 0.1);
  CHECK(people.agent_groups[0].handles[2].keep_free == 2);
  CHECK(std::get<CallIn>(people.incidents[0].responses[0].action).agents == 4);
}

TEST_CASE("keys that exclude each other replace each other in candidates", "[scenario]") {
  const ModelSpec people = row(3);
  CHECK(std::get<HeadCount>(people.agent_groups[1].staffing) == HeadCount{3});
  CHECK(std::get<Announcement>(people.incidents[0].responses[1].action).type == "procedure calls");
  const ModelSpec recorded = row(4);
  CHECK(std::get<Roster>(recorded.agent_groups[0].staffing).duties.size() == 4);
  CHECK(std::get<RecordedLog>(recorded.contact_types[1].arrivals).contacts.size() == 1);
  CHECK(recorded.contact_types[1].busyness_cv == 0.0);
  CHECK(std::get<WeeklyArrivals>(recorded.contact_types[3].arrivals).per_day == 10.0);
}

TEST_CASE("numbers for what has no name count from 1", "[scenario]") {
  const auto file = tests::scenario_folder("valid") / "whole.toml";
  scenario::Overrides overrides = tests::beside(file);
  for (const char* number : {"0", "4", "x", "-1", "1x"}) {
    overrides.set = {"incidents.portal outage.responses." + std::string{number} + ".after=5 min"};
    const scenario::Reading reading = scenario::check(tests::text_of(file), overrides);
    INFO(number);
    REQUIRE(has_errors(reading.diagnostics));
    CHECK(reading.diagnostics[0].hint ==
          "its entries have no names: number them from 1, or set the whole list");
  }
}
