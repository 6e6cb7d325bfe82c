// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

namespace staffsim::planning {

/// Times of a week in words, equal days together: "Mon-Fri 00:00-08:00 and 18:00-24:00; Sat-Sun
/// 00:00-24:00".
///
/// @param marked  for each interval of the week from Monday, whether it is meant
[[nodiscard]] std::string week_ranges(const std::vector<bool>& marked);

}  // namespace staffsim::planning
