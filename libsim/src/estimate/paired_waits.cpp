// SPDX-License-Identifier: Apache-2.0
#include "estimate/paired_waits.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace staffsim {
namespace {

/// Of the interpolated share, as `WaitQuantiles` has it at single levels.
double scatter_at(const BetweenLevels& at, const WaitQuantiles& waits) noexcept {
  const std::size_t fine = at.below * CoarseLevels::stride;
  return std::max(0.0, at.weight(0) * at.weight(0) * waits.scatter_below(fine) +
                           2.0 * at.weight(0) * at.weight(1) * waits.scatter_with_next(at.below) +
                           at.weight(1) * at.weight(1) *
                               waits.scatter_below(fine + CoarseLevels::stride));
}

}  // namespace

void PairedWaits::add(const WaitLevels& a, const WaitLevels& b) noexcept {
  for (std::size_t i = 0; i < width; ++i) {
    const double count = i < all ? a.up_to[i * CoarseLevels::stride] : a.total;
    if (count == 0.0) continue;
    double* row = &product_[i * width];
    for (std::size_t j = 0; j < all; ++j) row[j] += count * b.up_to[j * CoarseLevels::stride];
    row[all] += count * b.total;
  }
}

/// The sum over replications of (A's waits below - share x waits) (B's waits below - share x
/// waits).
double PairedWaits::scatter(const WaitQuantiles& a, std::size_t level_a, const WaitQuantiles& b,
                            std::size_t level_b) const noexcept {
  const double share_a = a.share_below(level_a * CoarseLevels::stride);
  const double share_b = b.share_below(level_b * CoarseLevels::stride);
  return at(level_a, level_b) - share_b * at(level_a, all) - share_a * at(all, level_b) +
         share_a * share_b * at(all, all);
}

double PairedWaits::correlation(const WaitQuantiles& a, std::uint32_t bucket_a,
                                const WaitQuantiles& b, std::uint32_t bucket_b) const noexcept {
  const BetweenLevels in_a{bucket_a, CoarseLevels::spacing};
  const BetweenLevels in_b{bucket_b, CoarseLevels::spacing};
  double together = 0.0;
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 2; ++j)
      together += in_a.weight(i) * in_b.weight(j) * scatter(a, in_a.below + i, b, in_b.below + j);
  const double apart = std::sqrt(scatter_at(in_a, a) * scatter_at(in_b, b));
  return apart > 0.0 ? std::clamp(together / apart, -1.0, 1.0) : 0.0;
}

PairedSpread paired_spread(const WaitQuantiles& a, const WaitQuantiles& b, const PairedWaits& pair,
                           double probability, int replications, double t) {
  const QuantileSpread of_a = a.spread(probability, replications, t);
  const QuantileSpread of_b = b.spread(probability, replications, t);
  const double se_a = of_a.standard_error_s;
  const double se_b = of_b.standard_error_s;
  if (std::isinf(se_a) || std::isinf(se_b))
    return {.variance = std::numeric_limits<double>::infinity()};
  const double together = pair.correlation(a, of_a.bucket, b, of_b.bucket) * se_a * se_b;
  return {.variance_of_a = se_a * se_a,
          .variance_of_b = se_b * se_b,
          .variance = std::max(0.0, se_a * se_a - 2.0 * together + se_b * se_b),
          .rounding = 0.5 * (of_a.bucket_s + of_b.bucket_s)};
}

}  // namespace staffsim
