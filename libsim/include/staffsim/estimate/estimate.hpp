// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cmath>
#include <limits>

namespace staffsim {

/// A number and how sure it is. NaN stands where nothing was observed (value), and where one
/// replication gives no interval (low and high). A bound is infinite where too little was observed
/// to set one.
struct Estimate {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();
  double value = none;
  double low = none;
  double high = none;
  [[nodiscard]] bool is_known() const noexcept { return !std::isnan(value); }
  /// Half the interval's width; NaN when there is none, infinite without a bound.
  [[nodiscard]] double half_width() const noexcept { return 0.5 * (high - low); }
};

}  // namespace staffsim
