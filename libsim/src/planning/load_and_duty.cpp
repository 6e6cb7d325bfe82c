// SPDX-License-Identifier: Apache-2.0
#include <staffsim/demand/contact_source.hpp>
#include <staffsim/planning/feasibility.hpp>
#include <staffsim/staffing/schedule.hpp>

#include <algorithm>
#include <numeric>

namespace staffsim::planning {
namespace {

constexpr Duration hour{seconds_per_hour};

/// @param values  of 168 hours
WeekHours by_hour(const std::vector<double>& values) {
  WeekHours hours{};
  std::ranges::copy(values, hours.begin());
  return hours;
}

/// Invalid contacts have a handle time of their own.
double mean_drawn_s(const ContactTypeSpec& type) {
  if (!type.invalid) return type.handle.mean();
  const double share = type.invalid->share;
  return (1.0 - share) * type.handle.mean() + share * type.invalid->handle.mean();
}

/// A log may tell handle times; where it does not, they are drawn.
double mean_handle_s(const ContactTypeSpec& type) {
  const double drawn_s = mean_drawn_s(type);
  const auto* log = std::get_if<RecordedLog>(&type.arrivals);
  if (log == nullptr || log->contacts.empty()) return drawn_s;
  double sum_s = 0.0;
  for (const RecordedContact& contact : log->contacts)
    sum_s += contact.handle ? contact.handle->count() : drawn_s;
  return sum_s / static_cast<double>(log->contacts.size());
}

TypeLoad load_of(const Model& model, std::size_t index) {
  const ContactTypeSpec& type = model.contact_types()[index];
  const std::vector<double> arrivals = demand::weekly_arrivals(model, index, hour);
  TypeLoad load;
  load.name = type.name;
  load.contacts_per_week = std::accumulate(arrivals.begin(), arrivals.end(), 0.0);
  load.work_s = mean_handle_s(type) + type.wrap_up.mean();
  load.erlangs = by_hour(arrivals);
  for (double& value : load.erlangs) value *= load.work_s / seconds_per_hour;
  return load;
}

GroupDuty duty_of(const Model& model, std::size_t index) {
  const AgentGroupSpec& group = model.agent_groups()[index];
  GroupDuty duty;
  duty.name = group.name;
  duty.agents = by_hour(staffing::weekly_duty(model, index, hour));
  duty.planned_hours = std::accumulate(duty.agents.begin(), duty.agents.end(), 0.0);
  for (double& agents : duty.agents) agents *= 1.0 - group.absence;
  duty.duty_hours = (1.0 - group.absence) * duty.planned_hours;
  duty.paid_hours = duty.duty_hours / (1.0 - group.shrinkage);
  duty.people = group.people;
  if (group.contract_hours)
    duty.people_needed = duty.planned_hours / (1.0 - group.shrinkage) / *group.contract_hours;
  return duty;
}

}  // namespace

std::vector<GroupDuty> duty_of_groups(const Model& model) {
  std::vector<GroupDuty> groups;
  for (std::size_t i = 0; i < model.agent_groups().size(); ++i) groups.push_back(duty_of(model, i));
  return groups;
}

LoadAndDuty load_and_duty(const Model& model) {
  LoadAndDuty week{{}, duty_of_groups(model)};
  for (std::size_t i = 0; i < model.contact_types().size(); ++i)
    week.types.push_back(load_of(model, i));
  return week;
}

}  // namespace staffsim::planning
