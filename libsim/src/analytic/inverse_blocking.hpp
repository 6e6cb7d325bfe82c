// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace staffsim::analytic {

/// 1 / B(n, load) from 1 / B(n - 1, load).
[[nodiscard]] inline double next_inverse_blocking(double inverse, double load, int n) {
  return 1.0 + inverse * n / load;
}

/// 1 / B(agents, load), the sum of a^j / j! for j <= n over its last term; infinite on overflow.
/// Needs load > 0.
[[nodiscard]] inline double inverse_blocking(double load, int agents) {
  double inverse = 1.0;
  for (int n = 1; n <= agents; ++n) inverse = next_inverse_blocking(inverse, load, n);
  return inverse;
}

}  // namespace staffsim::analytic
