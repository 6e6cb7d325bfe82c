// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/day_set.hpp>

#include <string>

namespace staffsim {

/// As in scenario files: "daily", "Mon-Fri", "Mon,Wed,Sat", or "no day".
[[nodiscard]] std::string day_text(DaySet days);

/// A time since midnight as "08:00", with seconds only where there are any.
[[nodiscard]] std::string clock_text(Duration since_midnight);

}  // namespace staffsim
