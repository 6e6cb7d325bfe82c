// SPDX-License-Identifier: Apache-2.0
#include <staffsim/staffing/schedule.hpp>

#include "core/kept_days.hpp"
#include "staffing/day_plan.hpp"

#include <algorithm>
#include <tuple>

namespace staffsim::staffing {
namespace {

void append_heads(const GroupPlan& plan, std::uint16_t index, const IntervalGrid& grid, int day,
                  std::vector<DutyChange>& changes) {
  const std::vector<HeadStretch> today = head_stretches(plan, grid.date_of_day(day));
  int level = 0;  // before midnight
  if (day > 0) {
    const std::vector<HeadStretch> yesterday = head_stretches(plan, grid.date_of_day(day - 1));
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

/// The changes of persons' duties, as far as they fall in [from, to).
class PersonChanges {
public:
  PersonChanges(double from_s, double to_s, std::uint16_t group, std::vector<DutyChange>& changes)
      : from_s_{from_s}, to_s_{to_s}, group_{group}, changes_{&changes} {}

  void append(double start_s, double length_s, const std::vector<PlannedBreak>& breaks,
              std::uint32_t position) {
    const double end_s = start_s + length_s;
    if (end_s <= 0.0) return;  // over before the run begins
    add(std::max(start_s, 0.0), DutyEvent::person_starts, position, 0.0);
    add(end_s, DutyEvent::person_ends, position, 0.0);
    add_breaks(start_s, breaks, position);
  }

private:
  /// Of those that fell due before the run, each after the one before, what is left at its start.
  void add_breaks(double start_s, const std::vector<PlannedBreak>& breaks, std::uint32_t position) {
    double until_s = std::min(start_s, 0.0);
    for (const PlannedBreak& pause : breaks) {
      const double due_s = start_s + pause.into_s;
      if (due_s < 0.0) until_s = std::max(due_s, until_s) + pause.length_s;
      else add(due_s, DutyEvent::break_due, position, pause.length_s);
    }
    if (until_s > 0.0) add(0.0, DutyEvent::break_due, position, until_s);
  }
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

void append_shifts(const GroupPlan& plan, std::uint16_t index, const IntervalGrid& grid, int day,
                   std::vector<DutyChange>& changes) {
  PersonChanges persons{day * seconds_per_day, (day + 1) * seconds_per_day, index, changes};
  std::uint32_t base = 0;
  for (const Shift& shift : std::get<std::vector<Shift>>(plan.group->staffing)) {
    for (const int start_day : {day - 1, day}) {
      const Date date = grid.date_of_day(start_day);
      const double start_s = start_day * seconds_per_day + shift.start.count();
      const RollCall roll = plan.attendance.at(shift.name, date);
      const int agents = agents_on(shift, date);
      for (int person = 0; person < agents; ++person)
        if (roll.comes(person))
          persons.append(start_s, shift.length.count(), planned_breaks(shift, person),
                         base + static_cast<std::uint32_t>(person));
    }
    base += static_cast<std::uint32_t>(most_agents(shift));
  }
}

/// Who goes on at once with another duty does not leave in between.
void join_adjoining_duties(std::vector<DutyChange>& duties) {
  std::ranges::sort(duties, {}, [](const DutyChange& change) {
    return std::tuple{change.position, change.at_s, change.event};
  });
  const auto meet = [](const DutyChange& end, const DutyChange& start) {
    return end.position == start.position && end.at_s == start.at_s;
  };
  for (auto pair = duties.begin();;) {
    pair = std::adjacent_find(pair, duties.end(), meet);
    if (pair == duties.end()) return;
    pair = duties.erase(pair, pair + 2);
  }
}

void append_roster(const GroupPlan& plan, std::uint16_t index, const IntervalGrid& grid, int day,
                   std::vector<DutyChange>& changes) {
  std::vector<DutyChange> duties;
  PersonChanges persons{day * seconds_per_day, (day + 1) * seconds_per_day, index, duties};
  for (const int start_day : {day - 1, day}) {
    const Date date = grid.date_of_day(start_day);
    for (const PlannedDuty& duty : plan.roster.on(date))
      if (plan.attendance.at(duty.person, date, Duration{duty.start_s}).comes(0))
        persons.append(start_day * seconds_per_day + duty.start_s, duty.length_s, {},
                       duty.position);
  }
  join_adjoining_duties(duties);
  changes.insert(changes.end(), duties.begin(), duties.end());
}

}  // namespace

struct Schedule::Plans {
  std::vector<GroupPlan> groups;
  bool has_absences = false;    // else the plan is the same in every run
  KeptDays<DutyChange> days{};  // without absences
};

Schedule::Schedule(const Model& model) : grid_{model.grid()}, plans_{std::make_unique<Plans>()} {
  for (const AgentGroupSpec& group : model.agent_groups()) {
    plans_->groups.push_back({&group, RosterPlan{group}});
    plans_->has_absences = plans_->has_absences || group.absence > 0.0;
  }
}
Schedule::~Schedule() = default;
Schedule::Schedule(Schedule&&) noexcept = default;

void Schedule::begin(std::uint64_t seed, std::uint64_t replication) {
  for (GroupPlan& plan : plans_->groups) plan.attendance = {*plan.group, seed, replication};
}

void Schedule::append_day(int day, std::vector<DutyChange>& changes) {
  const auto plan = [&](std::vector<DutyChange>& list) { plan_day(day, list); };
  if (plans_->has_absences) plan(changes);
  else plans_->days.append(day, changes, plan);
}

void Schedule::plan_day(int day, std::vector<DutyChange>& changes) const {
  const auto first = static_cast<std::ptrdiff_t>(changes.size());
  for (std::uint16_t g = 0; g < plans_->groups.size(); ++g) {
    const GroupPlan& plan = plans_->groups[g];
    append_heads(plan, g, grid_, day, changes);
    if (std::holds_alternative<std::vector<Shift>>(plan.group->staffing))
      append_shifts(plan, g, grid_, day, changes);
    else if (std::holds_alternative<Roster>(plan.group->staffing))
      append_roster(plan, g, grid_, day, changes);
  }
  std::sort(changes.begin() + first, changes.end());
}

}  // namespace staffsim::staffing
