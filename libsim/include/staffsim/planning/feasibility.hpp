// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>
#include <staffsim/model/model.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace staffsim::planning {

/// A number for each hour of the week, Monday 00:00 first.
using WeekHours = std::array<double, hours_per_week>;

/// The work that the first attempts of a contact type bring in a week without incidents and special
/// dates.
struct TypeLoad {
  std::string name;
  double contacts_per_week = 0.0;
  double work_s = 0.0;  ///< mean handle and wrap-up time, by an agent of speed 1
  WeekHours erlangs{};  ///< contacts per hour x work in hours; the week's sum is its work hours
  bool operator==(const TypeLoad&) const = default;
};

/// Whom a group has on duty in a week without special dates, and whom it employs.
struct GroupDuty {
  std::string name;
  WeekHours agents{};          ///< mean number on duty, less breaks and the absent; the sum is the
                               ///< duty hours
  double duty_hours = 0.0;     ///< a week
  double planned_hours = 0.0;  ///< a week, the absent included
  double paid_hours = 0.0;     ///< duty hours / (1 - shrinkage)
  std::optional<int> people;
  /// Planned hours / (1 - shrinkage) / contract hours: who is ill is employed all the same.
  std::optional<double> people_needed;
  bool operator==(const GroupDuty&) const = default;
};

struct LoadAndDuty {
  std::vector<TypeLoad> types;
  std::vector<GroupDuty> groups;
  bool operator==(const LoadAndDuty&) const = default;
};

/// Duty by weekday and hour, of each group.
[[nodiscard]] std::vector<GroupDuty> duty_of_groups(const Model& model);

/// Offered load and duty by weekday and hour, whatever the intervals of the results.
[[nodiscard]] LoadAndDuty load_and_duty(const Model& model);

/// What cannot work, or is likely a slip, found without simulating: work above capacity where
/// nobody gives up, contacts that nobody is there for, people who cannot cover their duty or one
/// seat round the clock, calls that queue behind e-mail, incidents and responses that never come,
/// agents called in when nobody calls. All are warnings, without locations.
[[nodiscard]] Diagnostics feasibility_warnings(const Model& model);

}  // namespace staffsim::planning
