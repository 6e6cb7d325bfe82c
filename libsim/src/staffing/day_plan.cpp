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

int count_on(const Window& window, Date date) {
  if (const auto special = window.dates.find(date); special != window.dates.end())
    return special->second;
  return window.days.contains(date) ? window.count : 0;
}

double length_s(const Window& window) {
  const double length = (window.end - window.start).count();
  return length > 0.0 ? length : length + seconds_per_day;
}

}  // namespace

int agents_on(const Shift& shift, Date date) {
  if (const auto special = shift.dates.find(date); special != shift.dates.end())
    return special->second;
  return shift.days.contains(date) ? shift.agents : 0;
}

int most_agents(const Shift& shift) {
  int most = shift.agents;
  for (const auto& [date, agents] : shift.dates) most = std::max(most, agents);
  return most;
}

std::vector<HeadStretch> head_stretches(const AgentGroupSpec& group, Date date) {
  std::vector<HeadStretch> stretches;
  const Date yesterday = date - std::chrono::days{1};
  for (const Date start_date : {yesterday, date}) {
    const double offset_s = start_date == date ? 0.0 : -seconds_per_day;
    if (const auto* head_count = std::get_if<HeadCount>(&group.staffing)) {
      for (const Window& window : head_count->windows) {
        const int count = count_on(window, start_date);
        const double from_s = offset_s + window.start.count();
        add_within_day(stretches, from_s, from_s + length_s(window),
                       count > 0 ? count + group.extra_agents : 0);
      }
    } else if (group.extra_agents > 0) {
      for (const Shift& shift : std::get<std::vector<Shift>>(group.staffing)) {
        const double from_s = offset_s + shift.start.count();
        if (agents_on(shift, start_date) > 0)
          add_within_day(stretches, from_s, from_s + shift.length.count(), group.extra_agents);
      }
    }
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
  return breaks;
}

}  // namespace staffsim::staffing
