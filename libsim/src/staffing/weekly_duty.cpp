// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/staffing/schedule.hpp>

#include "core/week_parts.hpp"
#include "staffing/day_plan.hpp"

#include <algorithm>

namespace staffsim::staffing {
namespace {

AgentGroupSpec without_dates(AgentGroupSpec group) {
  if (auto* head_count = std::get_if<HeadCount>(&group.staffing))
    for (Window& window : head_count->windows) window.dates.clear();
  else if (auto* shifts = std::get_if<std::vector<Shift>>(&group.staffing))
    for (Shift& shift : *shifts) shift.dates.clear();
  return group;
}

void add_shift(WeekParts& week, const Shift& shift, int weekday) {
  const double start_s = weekday * seconds_per_day + shift.start.count();
  week.add(start_s, start_s + shift.length.count(), shift.agents);
  for (int person = 0; person < shift.agents; ++person)
    for (const PlannedBreak& pause : planned_breaks(shift, person))
      week.add(start_s + pause.into_s, start_s + pause.into_s + pause.length_s, -1.0);
}

void add_heads(WeekParts& week, const GroupPlan& plan, Date date, double weight) {
  const double midnight_s = weekday_of(date) * seconds_per_day;
  const std::vector<HeadStretch> stretches = head_stretches(plan, date);
  const std::vector<double> edges = edges_of(stretches);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const double to_s = i + 1 < edges.size() ? edges[i + 1] : seconds_per_day;
    week.add(midnight_s + edges[i], midnight_s + to_s,
             weight * heads_at(stretches, edges[i], false));
  }
}

/// A week as the windows or shifts repeat it, in head seconds.
std::vector<double> repeated_week(Duration part, const AgentGroupSpec& group) {
  const Date monday = date_of(2024, 1, 1);
  const GroupPlan plan{&group, RosterPlan{group}};
  WeekParts week{part.count(), "weekly_duty"};
  for (int weekday = 0; weekday < days_per_week; ++weekday) {
    add_heads(week, plan, monday + std::chrono::days{weekday}, 1.0);
    if (const auto* shifts = std::get_if<std::vector<Shift>>(&group.staffing))
      for (const Shift& shift : *shifts)
        if (shift.days.contains(weekday)) add_shift(week, shift, weekday);
  }
  return week.take();
}

/// The mean of the measured days of each weekday, in head seconds.
std::vector<double> mean_week(Duration part, const IntervalGrid& grid,
                              const AgentGroupSpec& group) {
  const GroupPlan plan{&group, RosterPlan{group}};
  WeekParts week{part.count(), "weekly_duty"};
  for (int day = 0; day < grid.days(); ++day) {
    const Date date = grid.start() + std::chrono::days{day};
    const double midnight_s = weekday_of(date) * seconds_per_day;
    const double weight = 1.0 / grid.occurrences(weekday_of(date));
    add_heads(week, plan, date, weight);
    for (const PlannedDuty& duty : plan.roster.on(date))
      week.add(midnight_s + duty.start_s,
               midnight_s + std::min(duty.start_s + duty.length_s, seconds_per_day), weight);
    for (const PlannedDuty& duty : plan.roster.on(date - std::chrono::days{1}))
      week.add(midnight_s, midnight_s + duty.start_s + duty.length_s - seconds_per_day, weight);
  }
  return week.take();
}

}  // namespace

std::vector<double> weekly_duty(const Model& model, std::size_t group, Duration part) {
  require(group < model.agent_groups().size(), "weekly_duty", "there is no such agent group");
  const AgentGroupSpec& spec = model.agent_groups()[group];
  std::vector<double> heads = std::holds_alternative<Roster>(spec.staffing)
                                  ? mean_week(part, model.grid(), spec)
                                  : repeated_week(part, without_dates(spec));
  for (double& value : heads) value /= part.count();
  return heads;
}

}  // namespace staffsim::staffing
