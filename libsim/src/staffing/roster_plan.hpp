// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/agent_group.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace staffsim::staffing {

/// A row of a roster, as it is looked up.
struct PlannedDuty {
  Date date{};
  double start_s = 0.0;        ///< since the date's midnight
  double length_s = 0.0;       ///< over midnight if need be
  std::uint32_t position = 0;  ///< persons are numbered in the order in which they first appear
  std::string person{};
};

/// The duties of a group's roster by date; none for groups without a roster.
class RosterPlan {
public:
  explicit RosterPlan(const AgentGroupSpec& group);

  /// Those that start on the date, in the order of the file.
  [[nodiscard]] std::span<const PlannedDuty> on(Date date) const;

private:
  std::vector<PlannedDuty> duties_;
};

}  // namespace staffsim::staffing
