// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/estimate.hpp>
#include <staffsim/estimate/measure.hpp>
#include <staffsim/estimate/row_label.hpp>

#include <cstdint>
#include <optional>

namespace staffsim {

/// What a difference comes to. Of measures of which neither direction is better (occupancy, say)
/// the words are "higher" and "lower".
enum class DifferenceVerdict : std::uint8_t {
  a_better,
  b_better,
  higher_in_b,
  lower_in_b,
  no_difference,  ///< none larger than the indifference: the whole interval lies within it
  cannot_tell     ///< yet: neither is true of the interval
};

/// What changes in a measure when model A is replaced by B: the value of B minus that of A.
struct MeasureDifference {
  Measure measure = Measure::offered;
  RowIndex row = 0;  ///< in the labels of B's result
  double a = Estimate::none;
  double b = Estimate::none;
  Estimate difference = {};   ///< b - a, with the interval of paired replications
  double indifference = 0.0;  ///< differences up to here count as none
  DifferenceVerdict verdict = DifferenceVerdict::cannot_tell;
  /// While it cannot be told: about so many more would do. None where no number would.
  std::optional<std::int64_t> more_replications = std::nullopt;
  /// How many times larger the variance of the difference would be without the same contacts:
  /// (variance of a + variance of b) / variance of b - a. NaN where the difference has none.
  double variance_ratio = Estimate::none;
  /// Whether the interval leaves 0 out.
  [[nodiscard]] bool is_told_apart() const noexcept {
    return difference.low > 0.0 || difference.high < 0.0;
  }
};

/// The largest difference from `value` that counts as none: 0.1 percentage points of shares; of
/// other measures 1 % of the value, or the last digit that tables print (0.1 s, 0.01 of counts,
/// hours and cost) if that is more.
[[nodiscard]] double indifference_of(Measure measure, double value) noexcept;

}  // namespace staffsim
