// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>

namespace staffsim {

/// What can happen to those on duty. The order of the values is the order at one instant.
enum class DutyEvent : std::uint8_t { person_ends, person_starts, break_due, heads };

/// One change of duty. Sorted by time, then event, group and position, they say who is on duty
/// when.
struct DutyChange {
  double at_s = 0.0;
  DutyEvent event = DutyEvent::heads;
  std::uint16_t group = 0;
  std::uint32_t position = 0;  ///< of a person in the group; positions are reused from day to day
  std::int32_t heads = 0;      ///< the group's new head count
  double length_s = 0.0;       ///< of a break
  auto operator<=>(const DutyChange&) const = default;
};

}  // namespace staffsim
