// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/agent_group.hpp>

#include "staffing/attendance.hpp"
#include "staffing/roster_plan.hpp"

#include <vector>

namespace staffsim::staffing {

/// What is planned for a group, and who misses it.
struct GroupPlan {
  const AgentGroupSpec* group = nullptr;
  RosterPlan roster;
  Attendance attendance = {};
};

/// A number of nameless heads during a part of one day, in seconds from its midnight.
struct HeadStretch {
  double from_s = 0.0;
  double to_s = 0.0;
  int heads = 0;
};

/// The head count of a group on a date: its windows and what reaches in from the day before, or the
/// extra agents of a group of persons; absent ones left out. Stretches do not overlap, except those
/// of extra agents, which count once.
///
/// Extra agents are numbered after those that are planned, so that one more of them misses what one
/// more planned head would miss. Under a roster each is there, or absent, for a whole date.
[[nodiscard]] std::vector<HeadStretch> head_stretches(const GroupPlan& plan, Date date);

/// The head count at a moment of the day, or just before it.
[[nodiscard]] int heads_at(const std::vector<HeadStretch>& stretches, double at_s,
                           bool just_before) noexcept;

/// Midnight and all moments of the day at which the head count may change, sorted.
[[nodiscard]] std::vector<double> edges_of(const std::vector<HeadStretch>& stretches);

struct PlannedBreak {
  double into_s = 0.0;
  double length_s = 0.0;  ///< cut by the end of the shift
};
/// The breaks of the shift's `person`-th agent, from 0; those that would start after the end are
/// none.
[[nodiscard]] std::vector<PlannedBreak> planned_breaks(const Shift& shift, int person);

}  // namespace staffsim::staffing
