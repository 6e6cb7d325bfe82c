// SPDX-License-Identifier: Apache-2.0
#include "staffing/attendance.hpp"

namespace staffsim::staffing {

RollCall Attendance::at(const std::string& duty, Date date, Duration start) const {
  if (group_ == nullptr || group_->absence == 0.0) return {0.0, 0};
  const std::string entity = group_->name + '\n' + duty;
  const auto day = static_cast<std::uint64_t>(date.time_since_epoch().count());
  const std::uint64_t key = key_of({seed_, Purpose::absence, entity, replication_, day});
  return {group_->absence, mix(key ^ static_cast<std::uint64_t>(start.count()))};
}

}  // namespace staffsim::staffing
