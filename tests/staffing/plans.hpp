// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Small models for the tests of staffing, and the changes of duty that are planned for them.
#include <staffsim/random/laws.hpp>
#include <staffsim/staffing/schedule.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::test {

inline constexpr Date monday = date_of(2025, 9, 1);
inline constexpr double hour_s = 3600.0;

inline AgentGroupSpec agent_group(const std::string& name,
                                  decltype(AgentGroupSpec::staffing) staffing) {
  AgentGroupSpec group;
  group.name = name;
  group.staffing = std::move(staffing);
  group.handles = {{"calls"}};
  return group;
}

inline Shift shift(const std::string& name, double start_h, double length_h, int agents) {
  Shift shift;
  shift.name = name;
  shift.start = Duration{start_h * hour_s};
  shift.length = Duration{length_h * hour_s};
  shift.agents = agents;
  return shift;
}

inline Window window(const std::string& name, double start_h, double end_h, int count) {
  Window window;
  window.name = name;
  window.start = Duration{start_h * hour_s};
  window.end = Duration{end_h * hour_s};
  window.count = count;
  return window;
}

inline RosterDuty duty(const std::string& person, int day, double start_h, double end_h) {
  return {person, monday + std::chrono::days{day}, Duration{start_h * hour_s},
          Duration{end_h * hour_s}};
}

inline ModelSpec centre(std::vector<AgentGroupSpec> groups, int days = 7) {
  ContactTypeSpec calls;
  calls.name = "calls";
  calls.handle = Exponential{std::chrono::minutes{6}};
  ModelSpec spec;
  spec.horizon.start = monday;
  spec.horizon.days = days;
  spec.contact_types = {calls};
  spec.agent_groups = std::move(groups);
  return spec;
}

/// All changes of a run, in the order of time.
inline std::vector<DutyChange> changes_of(const ModelSpec& spec, std::uint64_t replication = 0,
                                          std::uint64_t seed = 1) {
  const Model model{spec};
  staffing::Schedule schedule{model};
  schedule.begin(seed, replication);
  std::vector<DutyChange> changes;
  for (int day = 0; day < model.grid().days_in_run(); ++day) schedule.append_day(day, changes);
  return changes;
}

inline DutyChange starts(double hour, std::uint32_t position) {
  return {.at_s = hour * hour_s, .event = DutyEvent::person_starts, .position = position};
}
inline DutyChange ends(double hour, std::uint32_t position) {
  return {.at_s = hour * hour_s, .event = DutyEvent::person_ends, .position = position};
}
inline DutyChange heads(double hour, int count) {
  return {.at_s = hour * hour_s, .event = DutyEvent::heads, .heads = count};
}

}  // namespace staffsim::test
