// SPDX-License-Identifier: Apache-2.0
#include "demand/centre.hpp"
#include "demand/incident_draw.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <stdexcept>

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

IncidentResponse call_in(Duration after, int agents, Duration at_least) {
  return {after, CallIn{"desk", agents, at_least}};
}

std::vector<IncidentStep> steps_of(std::vector<IncidentSpec> incidents, int warm_up_days = 0) {
  ModelSpec spec = centre({contact_type("calls", 100.0)});
  spec.horizon.warm_up_days = warm_up_days;
  spec.incidents = std::move(incidents);
  return demand::draw_incidents(Model{spec}, 1, 0).steps;
}

IncidentStep called_in(double hour, double agents) {
  return {hour * hour_s, IncidentStep::Kind::called_in, 0, agents};
}

}  // namespace

TEST_CASE("incidents of the user's own laws come to an end, and not at every moment", "[demand]") {
  struct Drawn {
    double value_s;
    double operator()(Stream& /*stream*/) const { return value_s; }
    [[nodiscard]] double mean() const { return 3600.0; }
  };
  const auto steps_with = [](double gap_s, double length_s) {
    IncidentSpec incident{.name = "outage", .starts = Drawn{gap_s}, .lasts = Drawn{length_s}};
    incident.withdraws["desk"] = 1;
    return steps_of({incident}).size();
  };
  CHECK(steps_with(3600.0, 3600.0) > 0);
  CHECK_THROWS_AS(steps_with(0.0, 0.0), std::domain_error);
  CHECK_THROWS_AS(steps_with(HUGE_VAL, 3600.0), std::domain_error);
  CHECK_THROWS_AS(steps_with(3600.0, HUGE_VAL), std::domain_error);
}

TEST_CASE("handle factors of incidents at one time have a limit together", "[demand]") {
  const auto steps_with = [](double factor) {
    std::vector<IncidentSpec> incidents;
    for (const char* name : {"one", "two"}) {
      IncidentSpec incident{
          .name = name, .starts = std::vector{Moment{monday, 8h}}, .lasts = Deterministic{1h}};
      incident.affects["calls"] = {.handle_factor = factor};
      incidents.push_back(incident);
    }
    return steps_of(incidents).size();
  };
  CHECK(steps_with(1000.0) == 2);
  CHECK_THROWS_AS(steps_with(1001.0), std::domain_error);
}

TEST_CASE("agents called in stay until the incident has ended and at_least has passed",
          "[demand]") {
  IncidentSpec outage = incident_at("outage", 10.0, 2h);
  outage.responses = {call_in(30min, 2, 4h)};
  CHECK(steps_of({outage}) == std::vector{called_in(10.5, 2), called_in(14.5, 0)});
  outage.responses = {call_in(30min, 2, 1h)};
  CHECK(steps_of({outage}) == std::vector{called_in(10.5, 2), called_in(12.0, 0)});
}

TEST_CASE("nobody is called in once the incident has ended", "[demand]") {
  IncidentSpec outage = incident_at("outage", 10.0, 2h);
  outage.responses = {call_in(2h, 2, 4h)};
  CHECK(steps_of({outage}).empty());
  outage.responses = {call_in(119min, 2, 4h)};
  CHECK(steps_of({outage}).size() == 2);
}

TEST_CASE("call-ins of several responses and incidents add up", "[demand]") {
  IncidentSpec outage = incident_at("outage", 10.0, 2h);
  outage.responses = {call_in(0min, 2, 0h), call_in(1h, 1, 4h)};
  IncidentSpec flood = incident_at("flood", 11.0, 3h);
  flood.responses = {call_in(0min, 4, 0h)};
  CHECK(steps_of({outage, flood}) == std::vector{called_in(10, 2), called_in(11, 7),
                                                 called_in(12, 5), called_in(14, 1),
                                                 called_in(15, 0)});
}

TEST_CASE("who was called in before the run is there when it begins", "[demand]") {
  IncidentSpec outage = incident_at("outage", -3.0, 2h);
  outage.responses = {call_in(30min, 2, 4h)};
  CHECK(steps_of({outage}) == std::vector{called_in(0.0, 2), called_in(1.5, 0)});
  CHECK(steps_of({outage}, 1) == std::vector{called_in(21.5, 2), called_in(25.5, 0)});
}

TEST_CASE("steps stand by time, then handle factors, withdrawals and call-ins", "[demand]") {
  IncidentSpec outage = incident_at("outage", 10.0, 2h);
  outage.affects["calls"].handle_factor = 1.5;
  outage.withdraws["desk"] = 1;
  outage.responses = {call_in(0min, 2, 0h)};
  using Kind = IncidentStep::Kind;
  CHECK(steps_of({outage}) == std::vector<IncidentStep>{{10 * hour_s, Kind::handle_factor, 0, 1.5},
                                                        {10 * hour_s, Kind::withdrawn, 0, 1},
                                                        {10 * hour_s, Kind::called_in, 0, 2},
                                                        {12 * hour_s, Kind::handle_factor, 0, 1},
                                                        {12 * hour_s, Kind::withdrawn, 0, 0},
                                                        {12 * hour_s, Kind::called_in, 0, 0}});
}
