// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/measure.hpp>
#include <staffsim/model/target.hpp>

#include <string_view>

namespace staffsim {

/// A count where there is no such measure.
[[nodiscard]] Unit measure_unit(std::string_view id) noexcept;

/// Of the estimate that is compared: the measure's, or a share of days or intervals.
[[nodiscard]] Unit target_unit(const TargetSpec& target) noexcept;

}  // namespace staffsim
