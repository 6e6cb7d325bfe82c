// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <numeric>

namespace staffsim::analytic {

/// Smallest t >= 0 with exceeds(t) <= level, for a non-increasing function that falls to 0.
/// Bisection, so that a jump of the function is found as well as a crossing.
template <class Exceeds>
[[nodiscard]] double first_not_exceeding(const Exceeds& exceeds, double level, double scale) {
  if (exceeds(0.0) <= level) return 0.0;
  double low = 0.0;
  double high = scale;
  while (high > 0.0 && !(exceeds(0.5 * high) > level)) high *= 0.5;
  while (exceeds(high) > level) {
    low = high;
    high *= 2.0;
  }
  for (int step = 0; step < 200 && high - low > 1e-15 * high; ++step) {
    const double middle = std::midpoint(low, high);
    (exceeds(middle) > level ? low : high) = middle;
  }
  return high;
}

}  // namespace staffsim::analytic
