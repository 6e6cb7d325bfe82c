// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace staffsim::planning {

/// How finely a week is looked at, whatever the intervals of the results.
inline constexpr Duration quarter_hour{900.0};
inline constexpr std::size_t quarters_per_day = 96;

/// Times of a week in words, equal days together: "Mon-Fri 00:00-08:00 and 18:00-24:00; Sat-Sun
/// 00:00-24:00".
///
/// @param marked  for each of equal parts of the week from Monday, whether it is meant
[[nodiscard]] std::string week_ranges(const std::vector<bool>& marked);

}  // namespace staffsim::planning
