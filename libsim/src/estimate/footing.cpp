// SPDX-License-Identifier: Apache-2.0
#include "estimate/footing.hpp"

#include "estimate/student_t.hpp"

#include <cmath>
#include <limits>

namespace staffsim {

Footing footing_of(double telling, int replications, double t) {
  constexpr double more_than_one = 1.5;
  if (telling < more_than_one) return {.t = std::numeric_limits<double>::infinity()};
  if (2.0 * telling >= replications) return {.t = t};
  const auto fewer = static_cast<int>(std::lround(telling));
  return {.t = interval_factor_of_fewer(t, replications, fewer),
          .variance_factor = fewer / (fewer - 1.0) * (replications - 1.0) / replications};
}

}  // namespace staffsim
