// SPDX-License-Identifier: Apache-2.0
#include "staffing/day_plan.hpp"

#include <algorithm>

namespace staffsim::staffing {
namespace {

/// Adds the part of [from, to) that lies in the day; from and to count from the day's midnight.
void add_within_day(std::vector<HeadStretch>& stretches, double from_s, double to_s, int heads) {
  from_s = std::max(from_s, 0.0);
  to_s = std::min(to_s, seconds_per_day);
  if (heads > 0 && from_s < to_s) stretches.push_back({from_s, to_s, heads});
}

/// The windows that start on a date.
void add_windows(const GroupPlan& plan, const HeadCount& head_count, Date date, double offset_s,
                 std::vector<HeadStretch>& stretches) {
  for (const Window& window : head_count.windows) {
    const int count = agents_on(window, date);
    if (count == 0) continue;
    const RollCall roll =
        plan.attendance.at(window.name, date, window.name.empty() ? window.start : Duration{});
    const double from_s = offset_s + window.start.count();
    add_within_day(stretches, from_s, from_s + length_between(window.start, window.end).count(),
                   roll.present(0, count + plan.group->extra_agents));
  }
}

/// The extra agents beside the persons whose duty starts on a date.
void add_extra(const GroupPlan& plan, Date date, double offset_s,
               std::vector<HeadStretch>& stretches) {
  const int extra = plan.group->extra_agents;
  if (const auto* shifts = std::get_if<std::vector<Shift>>(&plan.group->staffing)) {
    for (const Shift& shift : *shifts) {
      const int agents = agents_on(shift, date);
      const double from_s = offset_s + shift.start.count();
      if (agents > 0)
        add_within_day(stretches, from_s, from_s + shift.length.count(),
                       plan.attendance.at(shift.name, date).present(agents, extra));
    }
    return;
  }
  const int present = plan.attendance.at({}, date).present(0, extra);
  for (const PlannedDuty& duty : plan.roster.on(date)) {
    const double from_s = offset_s + duty.start_s;
    add_within_day(stretches, from_s, from_s + duty.length_s, present);
  }
}

}  // namespace

std::vector<HeadStretch> head_stretches(const GroupPlan& plan, Date date) {
  std::vector<HeadStretch> stretches;
  for (const Date start_date : {date - std::chrono::days{1}, date}) {
    const double offset_s = start_date == date ? 0.0 : -seconds_per_day;
    if (const auto* head_count = std::get_if<HeadCount>(&plan.group->staffing))
      add_windows(plan, *head_count, start_date, offset_s, stretches);
    else if (plan.group->extra_agents > 0) add_extra(plan, start_date, offset_s, stretches);
  }
  return stretches;
}

int heads_at(const std::vector<HeadStretch>& stretches, double at_s, bool just_before) noexcept {
  int heads =
      0;  // windows do not overlap and extra agents count once, so the largest is the number
  for (const HeadStretch& stretch : stretches) {
    const bool covers = just_before ? stretch.from_s < at_s && at_s <= stretch.to_s
                                    : stretch.from_s <= at_s && at_s < stretch.to_s;
    if (covers) heads = std::max(heads, stretch.heads);
  }
  return heads;
}

std::vector<double> edges_of(const std::vector<HeadStretch>& stretches) {
  std::vector<double> edges{0.0};
  for (const HeadStretch& stretch : stretches) {
    edges.push_back(stretch.from_s);
    if (stretch.to_s < seconds_per_day) edges.push_back(stretch.to_s);
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

std::vector<PlannedBreak> planned_breaks(const Shift& shift, int person) {
  std::vector<PlannedBreak> breaks;
  for (const BreakRule& rule : shift.breaks) {
    const double into_s = rule.into.count() + (rule.stagger ? person * rule.length.count() : 0.0);
    const double length = std::min(rule.length.count(), shift.length.count() - into_s);
    if (length > 0.0) breaks.push_back({into_s, length});
  }
  std::ranges::stable_sort(breaks, {}, &PlannedBreak::into_s);
  return breaks;
}

}  // namespace staffsim::staffing
