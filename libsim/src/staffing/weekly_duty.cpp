// SPDX-License-Identifier: Apache-2.0
#include <staffsim/staffing/schedule.hpp>

#include "staffing/day_plan.hpp"

#include <algorithm>

namespace staffsim::staffing {
namespace {

/// Head counts of the intervals of a week, filled from stretches of time.
class Week {
public:
  explicit Week(const IntervalGrid& grid)
      : interval_s_{grid.interval_s()},
        means_(static_cast<std::size_t>(grid.intervals_per_week()), 0.0) {}

  /// Adds `heads` over [from, to), in seconds from Monday's midnight; what is over the week's end
  /// belongs to its beginning.
  void add(double from_s, double to_s, double heads) {
    auto interval = static_cast<std::size_t>(from_s / interval_s_);
    while (from_s < to_s) {
      const double edge_s = std::min(to_s, static_cast<double>(interval + 1) * interval_s_);
      means_[interval % means_.size()] += heads * (edge_s - from_s) / interval_s_;
      from_s = edge_s;
      ++interval;
    }
  }
  [[nodiscard]] std::vector<double> take() { return std::move(means_); }

private:
  double interval_s_;
  std::vector<double> means_;
};

AgentGroupSpec without_dates(AgentGroupSpec group) {
  if (auto* head_count = std::get_if<HeadCount>(&group.staffing))
    for (Window& window : head_count->windows) window.dates.clear();
  else
    for (Shift& shift : std::get<std::vector<Shift>>(group.staffing)) shift.dates.clear();
  return group;
}

void add_shift(Week& week, const Shift& shift, int weekday) {
  const double start_s = weekday * seconds_per_day + shift.start.count();
  week.add(start_s, start_s + shift.length.count(), shift.agents);
  for (int person = 0; person < shift.agents; ++person)
    for (const PlannedBreak& pause : planned_breaks(shift, person))
      week.add(start_s + pause.into_s, start_s + pause.into_s + pause.length_s, -1.0);
}

}  // namespace

std::vector<double> weekly_duty(const Model& model, std::size_t index) {
  const AgentGroupSpec group = without_dates(model.agent_groups()[index]);
  const Date monday = date_of(2024, 1, 1);
  Week week{model.grid()};
  for (int weekday = 0; weekday < days_per_week; ++weekday) {
    const auto stretches = head_stretches(group, monday + std::chrono::days{weekday});
    const std::vector<double> edges = edges_of(stretches);
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const double to_s = i + 1 < edges.size() ? edges[i + 1] : seconds_per_day;
      const double midnight_s = weekday * seconds_per_day;
      week.add(midnight_s + edges[i], midnight_s + to_s, heads_at(stretches, edges[i], false));
    }
    if (const auto* shifts = std::get_if<std::vector<Shift>>(&group.staffing))
      for (const Shift& shift : *shifts)
        if (shift.days.contains(weekday)) add_shift(week, shift, weekday);
  }
  return week.take();
}

}  // namespace staffsim::staffing
