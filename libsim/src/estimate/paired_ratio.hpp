// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "estimate/moments.hpp"
#include "estimate/paired_spread.hpp"

#include <algorithm>
#include <array>

namespace staffsim {

/// A measure of two models in one replication as ratios y / x, where x is 1 for a mean: y and x of
/// A, then what B has more of each. So what does not differ has a variance of exactly 0.
[[nodiscard]] inline std::array<double, 4> paired_terms(const std::array<double, 2>& a,
                                                        const std::array<double, 2>& b) noexcept {
  return {a[0], a[1], b[0] - a[0], b[1] - a[1]};
}

/// Variances of the estimates of A, B and their difference, from the moments of `paired_terms`: of
/// the linear forms (y - r x) / E x, the residuals of each ratio (delta method), and of what B's
/// has more than A's. Both denominators must be positive.
[[nodiscard]] inline PairedSpread paired_spread(const Moments<4>& moments) noexcept {
  const auto mean = moments.mean();
  const double x_a = mean[1];
  const double x_b = mean[1] + mean[3];
  const double r_a = mean[0] / x_a;
  const double r_b = (mean[0] + mean[2]) / x_b;
  const std::array<double, 4> a{1.0 / x_a, -r_a / x_a, 0.0, 0.0};
  const std::array<double, 4> b{1.0 / x_b, -r_b / x_b, 1.0 / x_b, -r_b / x_b};
  const std::array<double, 4> difference{b[0] - a[0], b[1] - a[1], b[2], b[3]};
  return {moments.variance_of_mean(a), moments.variance_of_mean(b),
          moments.variance_of_mean(difference),
          std::min(moments.telling({0.0, 1.0}), moments.telling({0.0, 1.0, 0.0, 1.0}))};
}

}  // namespace staffsim
