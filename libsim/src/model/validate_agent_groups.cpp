// SPDX-License-Identifier: Apache-2.0
#include "core/wording.hpp"
#include "model/validate.hpp"

#include <algorithm>
#include <set>

namespace staffsim::validation {
namespace {

constexpr int most_people = 1'000'000;
constexpr double most_cost = 1e9;

/// A number that is itself too large, which is reported, counts as the limit.
double counted(int agents) { return std::min(agents, limits::agents); }

/// The larger of the usual number and those on single dates.
template <class Staffed>
double most(int usual, const Staffed& staffed) {
  double agents = counted(usual);
  for (const auto& [date, number] : staffed.dates) agents = std::max(agents, counted(number));
  return agents;
}

double peak(const HeadCount& heads) {
  double agents = 0.0;
  for (const Window& window : heads.windows) agents = std::max(agents, most(window.count, window));
  return agents;
}

double peak(const std::vector<Shift>& shifts) {
  double agents = 0.0;
  for (const Shift& shift : shifts) agents += most(shift.agents, shift);
  return agents;
}

double peak(const Roster& roster) {
  std::set<std::string> persons;
  for (const RosterDuty& duty : roster.duties) persons.insert(duty.person);
  return static_cast<double>(persons.size());
}

}  // namespace

double most_agents(const AgentGroupSpec& group) {
  return counted(group.extra_agents) +
         std::visit([](const auto& staffing) { return peak(staffing); }, group.staffing);
}

double called_in(const ModelSpec& spec, const std::string& group) {
  double agents = 0.0;
  for (const IncidentSpec& incident : spec.incidents)
    for (const IncidentResponse& response : incident.responses)
      if (const auto* call = std::get_if<CallIn>(&response.action); call && call->group == group)
        agents += counted(call->agents);
  return agents;
}

void check_dates(const std::map<Date, int>& dates, const std::string& path, Diagnostics& out) {
  for (const auto& [date, count] : dates) {
    const std::string where = child(path, date_text(date));
    check_date(out, where, date);
    check_count(out, where, count, 0, limits::agents, "agents");
  }
}

void check_agent_group(const AgentGroupSpec& group, const std::string& path, Diagnostics& out) {
  check_name(out, child(path, "name"), group.name, "an agent group");
  if (const auto* heads = std::get_if<HeadCount>(&group.staffing))
    check_windows(heads->windows, child(path, "agents"), out);
  else if (const auto* shifts = std::get_if<std::vector<Shift>>(&group.staffing))
    check_shifts(*shifts, child(path, "shifts"), out);
  else check_roster(std::get<Roster>(group.staffing), child(path, "roster"), out);
  check_count(out, child(path, "extra_agents"), group.extra_agents, 0, limits::agents, "agents");
  check_skills(group.handles, child(path, "handles"), out);
  check_share_below_one(out, child(path, "absence"), group.absence);
  check_share_below_one(out, child(path, "shrinkage"), group.shrinkage);
  check_number(out, child(path, "cost_per_hour"), group.cost_per_hour, 0.0, most_cost);
  if (group.people)
    check_count(out, child(path, "people"), *group.people, 0, most_people, "people");
  if (group.contract_hours)
    check_positive(out, child(path, "contract_hours"), *group.contract_hours, hours_per_week);
}

}  // namespace staffsim::validation
