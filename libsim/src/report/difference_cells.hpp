// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/difference.hpp>

#include "report/cells.hpp"

#include <string>

namespace staffsim::report {

/// A difference with its sign: "+9.1" and "±0.1".
[[nodiscard]] Cell difference_cell(const Estimate& difference, NumberStyle style);

/// "B better", "no difference above 0.1", "cannot tell yet: about 1,300 more".
[[nodiscard]] std::string difference_text(const MeasureDifference& of, NumberStyle style);

}  // namespace staffsim::report
