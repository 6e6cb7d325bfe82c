// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

namespace staffsim::test {

/// 96 calls of one minute each on a day, spread evenly, and agents who are always there: one agent
/// alone is busy for 96 of 1,440 minutes.
[[nodiscard]] inline ModelSpec small_desk(int agents, int days) {
  ModelSpec spec;
  spec.horizon.days = days;
  ContactTypeSpec calls;
  calls.name = "calls";
  calls.arrivals = WeeklyArrivals{.per_day = 96};
  calls.handle = Deterministic{Duration{60.0}};
  AgentGroupSpec group;
  group.name = "desk";
  group.staffing = HeadCount{agents};
  group.handles = {{"calls"}};
  spec.contact_types = {calls};
  spec.agent_groups = {group};
  return spec;
}

}  // namespace staffsim::test
