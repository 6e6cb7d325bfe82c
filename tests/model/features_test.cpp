// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/laws.hpp>

#include "model/features.hpp"
#include "support/catch.hpp"

#include <chrono>

using namespace staffsim;
using namespace std::chrono_literals;

namespace {

ModelSpec with_outage() {
  ContactTypeSpec calls;
  calls.name = "calls";
  calls.handle = Exponential{6min};
  AgentGroupSpec desk;
  desk.name = "desk";
  desk.staffing = HeadCount{3};
  desk.handles = {{"calls"}};
  IncidentSpec outage;
  outage.name = "outage";
  outage.starts = AnyDistribution{Exponential{72h}};
  outage.lasts = Exponential{2h};
  outage.affects["calls"].arrivals_factor = 2.0;
  ModelSpec spec;
  spec.horizon.start = date_of(2025, 9, 1);
  spec.contact_types = {calls};
  spec.agent_groups = {desk};
  spec.incidents = {outage};
  return spec;
}

template <class Change>
bool same_after(Change change) {
  const ModelSpec before = with_outage();
  ModelSpec after = before;
  change(after);
  return same_contacts(Model{before}, Model{after});
}

}  // namespace

TEST_CASE("contacts do not depend on agents", "[model][features]") {
  CHECK(same_after([](ModelSpec&) {}));
  CHECK(same_after([](ModelSpec& spec) { spec.agent_groups[0].staffing = HeadCount{5}; }));
  CHECK(same_after([](ModelSpec& spec) { spec.agent_groups[0].name = "team"; }));
  CHECK(same_after([](ModelSpec& spec) { spec.incidents[0].withdraws["desk"] = 1; }));
  CHECK(same_after([](ModelSpec& spec) {
    spec.incidents[0].responses = {{30min, CallIn{.group = "desk", .agents = 2, .at_least = 1h}}};
  }));
}

TEST_CASE("contacts depend on all that brings or satisfies them", "[model][features]") {
  CHECK_FALSE(same_after([](ModelSpec& spec) { spec.horizon.days += 1; }));
  CHECK_FALSE(
      same_after([](ModelSpec& spec) { spec.contact_types[0].handle = Exponential{7min}; }));
  CHECK_FALSE(same_after([](ModelSpec& spec) { spec.day_factors.correlation = 0.5; }));
  CHECK_FALSE(same_after([](ModelSpec& spec) { spec.incidents.clear(); }));
  CHECK_FALSE(same_after(
      [](ModelSpec& spec) { spec.incidents[0].affects["calls"].arrivals_factor = 3.0; }));
  CHECK_FALSE(same_after([](ModelSpec& spec) {
    spec.incidents[0].responses = {{30min, Announcement{"calls", 0.5}}};
  }));
}

TEST_CASE("the same people call whatever is announced to them", "[model][features]") {
  const ModelSpec before = with_outage();
  ModelSpec after = before;
  after.incidents[0].responses = {{30min, Announcement{"calls", 0.5}}};
  CHECK(same_callers(Model{before}, Model{after}));
  after.incidents[0].affects["calls"].deflected = 0.5;
  CHECK_FALSE(same_callers(Model{before}, Model{after}));
}
