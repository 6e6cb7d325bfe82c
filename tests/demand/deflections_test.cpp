// SPDX-License-Identifier: Apache-2.0
#include "demand/centre.hpp"
#include "demand/deflections.hpp"
#include "demand/incident_draw.hpp"
#include "support/catch.hpp"

using namespace staffsim;
using namespace staffsim::test;
using namespace std::chrono_literals;

namespace {

/// The share of the first type that is deflected at some hours from Monday's midnight.
std::vector<double> shares_at(std::vector<IncidentSpec> incidents,
                              const std::vector<double>& hours) {
  ModelSpec spec = centre({contact_type("calls", 100.0), contact_type("mails", 100.0)});
  spec.incidents = std::move(incidents);
  const Model model{spec};
  demand::Deflections deflections{model};
  deflections.begin(demand::draw_incidents(model, 1, 0));
  std::vector<double> shares;
  for (const double hour : hours) shares.push_back(deflections.share(0, hour * 3600.0));
  CHECK_FALSE(deflections.has_any(1));
  return shares;
}

IncidentResponse announce(Duration after, double deflected) {
  return {after, Announcement{"calls", deflected}};
}

}  // namespace

TEST_CASE("a status message deflects from the start of an incident to its end", "[demand]") {
  IncidentSpec outage = incident_at("outage", 10.0, 2h);
  outage.affects["calls"].deflected = 0.25;
  outage.affects["calls"].decay = 1h;  // of arrivals alone
  CHECK(shares_at({outage}, {9.99, 10.0, 11.99, 12.0}) == std::vector{0.0, 0.25, 0.25, 0.0});
}

TEST_CASE("an announcement deflects from its moment to the incident's end", "[demand]") {
  IncidentSpec outage = incident_at("outage", 10.0, 2h);
  outage.responses = {announce(30min, 0.5)};
  CHECK(shares_at({outage}, {10.0, 10.49, 10.5, 11.99, 12.0}) ==
        std::vector{0.0, 0.0, 0.5, 0.5, 0.0});
  outage.responses = {announce(2h, 0.5)};  // the incident is over by then
  CHECK(shares_at({outage}, {11.99, 12.0, 12.01}) == std::vector{0.0, 0.0, 0.0});
}

TEST_CASE("deflections combine as if each asked those whom the others left", "[demand]") {
  IncidentSpec outage = incident_at("outage", 10.0, 2h);
  outage.affects["calls"].deflected = 0.5;
  outage.responses = {announce(30min, 0.5)};
  IncidentSpec flood = incident_at("flood", 11.0, 3h);
  flood.affects["calls"].deflected = 0.25;
  CHECK(shares_at({outage, flood}, {10.0, 10.5, 11.0, 12.0, 14.0}) ==
        std::vector{0.5, 0.75, 1.0 - 0.25 * 0.75, 0.25, 0.0});
}

TEST_CASE("an incident under way when the run begins deflects at once", "[demand]") {
  IncidentSpec outage = incident_at("outage", -3.0, 4h);
  outage.affects["calls"].deflected = 0.25;
  CHECK(shares_at({outage}, {0.0, 0.99, 1.0}) == std::vector{0.25, 0.25, 0.0});
}
