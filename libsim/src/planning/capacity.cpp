// SPDX-License-Identifier: Apache-2.0
#include "planning/capacity.hpp"

#include <algorithm>

namespace staffsim::planning {
namespace {

/// Of the hours of those days of the week that the horizon has.
double sum_of(const WeekHours& hours, const IntervalGrid& grid) {
  constexpr std::size_t per_day = 24;
  double sum = 0.0;
  const Weekdays has = weekdays_of(grid);
  for (std::size_t hour = 0; hour < hours.size(); ++hour)
    if (has[hour / per_day]) sum += hours[hour];
  return sum;
}

bool touches(const ModelSpec& spec, const Cluster& cluster, const AgentGroupSpec& group) {
  return std::ranges::any_of(
      cluster.types, [&](std::size_t type) { return handles(group, spec.contact_types[type]); });
}

double fastest(const AgentGroupSpec& group) {
  return group.handles.empty() ? 1.0 : std::ranges::max(group.handles, {}, &Skill::speed).speed;
}

/// Appends all of `other`; what both have stands twice then.
void absorb(Cluster& cluster, const Cluster& other) {
  cluster.types.insert(cluster.types.end(), other.types.begin(), other.types.end());
  cluster.groups.insert(cluster.groups.end(), other.groups.begin(), other.groups.end());
}

Cluster cluster_around(const ModelSpec& spec, std::size_t group) {
  Cluster cluster;
  cluster.groups.push_back(group);
  for (std::size_t type = 0; type < spec.contact_types.size(); ++type)
    if (handles(spec.agent_groups[group], spec.contact_types[type])) cluster.types.push_back(type);
  return cluster;
}

void keep_each_once(std::vector<std::size_t>& indices) {
  std::ranges::sort(indices);
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

}  // namespace

Weekdays weekdays_of(const IntervalGrid& grid) {
  Weekdays has{};
  const int days = std::min(grid.days(), days_per_week);
  for (int day = grid.warm_up_days(); day < grid.warm_up_days() + days; ++day)
    has[static_cast<std::size_t>(weekday_of(grid.date_of_day(day)))] = true;
  return has;
}

bool handles(const AgentGroupSpec& group, const ContactTypeSpec& type) {
  return std::ranges::find(group.handles, type.name, &Skill::type) != group.handles.end();
}

std::vector<Cluster> clusters(const ModelSpec& spec) {
  std::vector<Cluster> result;
  for (std::size_t g = 0; g < spec.agent_groups.size(); ++g) {
    Cluster joined = cluster_around(spec, g);
    if (joined.types.empty()) continue;
    const auto apart = std::stable_partition(result.begin(), result.end(), [&](const Cluster& c) {
      return !touches(spec, c, spec.agent_groups[g]);
    });
    for (auto it = apart; it != result.end(); ++it) absorb(joined, *it);
    result.erase(apart, result.end());
    keep_each_once(joined.types);
    keep_each_once(joined.groups);
    result.push_back(std::move(joined));
  }
  return result;
}

double work_capacity(const Model& model, const LoadAndDuty& week,
                     const std::vector<std::size_t>& groups) {
  double hours = 0.0;
  for (const std::size_t g : groups)
    hours += sum_of(week.groups[g].agents, model.grid()) * fastest(model.agent_groups()[g]);
  return hours;
}

double work_that_stays(const Model& model, const LoadAndDuty& week,
                       const std::vector<std::size_t>& types) {
  double hours = 0.0;
  for (const std::size_t t : types)
    hours += sum_of(week.types[t].erlangs, model.grid()) * (1.0 - model.contact_types()[t].balk);
  return hours;
}

}  // namespace staffsim::planning
