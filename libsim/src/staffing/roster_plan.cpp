// SPDX-License-Identifier: Apache-2.0
#include "staffing/roster_plan.hpp"

#include <algorithm>
#include <map>

namespace staffsim::staffing {

RosterPlan::RosterPlan(const AgentGroupSpec& group) {
  const auto* roster = std::get_if<Roster>(&group.staffing);
  if (roster == nullptr) return;
  std::map<std::string, std::uint32_t> positions;
  for (const RosterDuty& duty : roster->duties) {
    const auto next = static_cast<std::uint32_t>(positions.size());
    const std::uint32_t position = positions.emplace(duty.person, next).first->second;
    duties_.push_back({.date = duty.date,
                       .start_s = duty.start.count(),
                       .length_s = length_between(duty.start, duty.end).count(),
                       .position = position,
                       .person = duty.person});
  }
  std::ranges::stable_sort(duties_, {}, &PlannedDuty::date);
}

std::span<const PlannedDuty> RosterPlan::on(Date date) const {
  return {std::ranges::lower_bound(duties_, date, {}, &PlannedDuty::date),
          std::ranges::upper_bound(duties_, date, {}, &PlannedDuty::date)};
}

}  // namespace staffsim::staffing
