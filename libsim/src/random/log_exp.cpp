// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/log_exp.hpp>

namespace staffsim::fixed {

double log_gamma(double x) noexcept {
  if (!(x >= 0.0)) return detail::not_a_number;
  if (x == 0.0 || x == detail::infinity) return detail::infinity;
  double product = 1.0;
  while (x < 12.0) {
    product *= x;
    x += 1.0;
  }
  constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
  const double inverse = 1.0 / x;
  const double z = inverse * inverse;
  // B(2n) / (2n (2n - 1)); the next term is below 1e-17 for x >= 12.
  const double series =
      (1.0 / 12 -
       z * (1.0 / 360 -
            z * (1.0 / 1260 -
                 z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360 - z * (1.0 / 156))))))) *
      inverse;
  return ((x - 0.5) * log(x) - x) + (half_log_two_pi + series) - log(product);
}

double gamma(double x) noexcept { return exp(log_gamma(x)); }

}  // namespace staffsim::fixed
