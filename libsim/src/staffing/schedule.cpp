// SPDX-License-Identifier: Apache-2.0
#include <staffsim/staffing/schedule.hpp>

#include "staffing/day_plan.hpp"

#include <algorithm>

namespace staffsim::staffing {
namespace {

void append_heads(const AgentGroupSpec& group, std::uint16_t index, const IntervalGrid& grid,
                  int day, std::vector<DutyChange>& changes) {
  const std::vector<HeadStretch> today = head_stretches(group, grid.date_of_day(day));
  int level = 0;  // before midnight
  if (day > 0) {
    const std::vector<HeadStretch> yesterday = head_stretches(group, grid.date_of_day(day - 1));
    level = heads_at(yesterday, seconds_per_day, true);
  }
  for (const double at_s : edges_of(today)) {
    const int next = heads_at(today, at_s, false);
    if (next == level) continue;
    changes.push_back({.at_s = day * seconds_per_day + at_s,
                       .event = DutyEvent::heads,
                       .group = index,
                       .heads = next});
    level = next;
  }
}

/// The changes of the persons whose shift starts at `start_s`, as far as they fall in [from, to).
class PersonChanges {
public:
  PersonChanges(double from_s, double to_s, std::uint16_t group, std::vector<DutyChange>& changes)
      : from_s_{from_s}, to_s_{to_s}, group_{group}, changes_{&changes} {}

  void append(const Shift& shift, double start_s, int person, std::uint32_t position) {
    const double end_s = start_s + shift.length.count();
    if (end_s <= 0.0) return;  // over before the run begins
    add(std::max(start_s, 0.0), DutyEvent::person_starts, position, 0.0);
    add(end_s, DutyEvent::person_ends, position, 0.0);
    for (const PlannedBreak& pause : planned_breaks(shift, person)) {
      const double due_s = start_s + pause.into_s;
      const double left_s =
          due_s + pause.length_s - std::max(due_s, 0.0);  // one may be under way at 0
      if (left_s > 0.0) add(std::max(due_s, 0.0), DutyEvent::break_due, position, left_s);
    }
  }

private:
  void add(double at_s, DutyEvent event, std::uint32_t position, double length_s) {
    if (at_s >= from_s_ && at_s < to_s_)
      changes_->push_back({.at_s = at_s,
                           .event = event,
                           .group = group_,
                           .position = position,
                           .length_s = length_s});
  }
  double from_s_;
  double to_s_;
  std::uint16_t group_;
  std::vector<DutyChange>* changes_;
};

void append_persons(const std::vector<Shift>& shifts, std::uint16_t index, const IntervalGrid& grid,
                    int day, std::vector<DutyChange>& changes) {
  const double from_s = day * seconds_per_day;
  PersonChanges persons{from_s, from_s + seconds_per_day, index, changes};
  std::uint32_t base = 0;
  for (const Shift& shift : shifts) {
    for (const int start_day : {day - 1, day}) {
      const int agents = agents_on(shift, grid.date_of_day(start_day));
      for (int person = 0; person < agents; ++person)
        persons.append(shift, start_day * seconds_per_day + shift.start.count(), person,
                       base + static_cast<std::uint32_t>(person));
    }
    base += static_cast<std::uint32_t>(most_agents(shift));
  }
}

}  // namespace

Schedule::Schedule(const Model& model) : spec_{&model.spec()}, grid_{model.grid()} {}

void Schedule::append_day(int day, std::vector<DutyChange>& changes) const {
  const auto first = static_cast<std::ptrdiff_t>(changes.size());
  for (std::uint16_t g = 0; g < spec_->agent_groups.size(); ++g) {
    const AgentGroupSpec& group = spec_->agent_groups[g];
    append_heads(group, g, grid_, day, changes);
    if (const auto* shifts = std::get_if<std::vector<Shift>>(&group.staffing))
      append_persons(*shifts, g, grid_, day, changes);
  }
  std::sort(changes.begin() + first, changes.end());
}

}  // namespace staffsim::staffing
