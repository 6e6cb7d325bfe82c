// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/measure.hpp>
#include <staffsim/estimate/result.hpp>

#include "report/text_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace staffsim::report {

/// How a column of estimates is written.
enum class NumberStyle { percent, plain, seconds, minutes, hours };

/// What stands where nothing was observed.
inline constexpr std::string_view not_known = "–";

/// For a column of a measure with this unit: durations in seconds, min:s or h:min by the longest.
[[nodiscard]] NumberStyle style_for(Unit unit, const std::vector<const Estimate*>& column);

/// "%", "s", "min:s", "h:min", or the measure's own unit.
[[nodiscard]] std::string unit_text(NumberStyle style, Unit unit);

/// The estimate with the digits that its half width leaves a meaning to; never a half width of 0
/// where there is one.
[[nodiscard]] Cell cell(const Estimate& estimate, NumberStyle style);

/// The estimate and its half width in one text: "19.1 ±0.4".
[[nodiscard]] std::string estimate_text(const Estimate& estimate, NumberStyle style);

/// A number without interval: at most one decimal, none where it is whole.
[[nodiscard]] std::string short_number(double value);

/// A guess at a count: two digits are enough, and it is rather more than less. 1,234 as "1,300".
[[nodiscard]] std::string about_text(std::int64_t count);

}  // namespace staffsim::report
