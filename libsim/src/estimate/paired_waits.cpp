// SPDX-License-Identifier: Apache-2.0
#include "estimate/paired_waits.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {
namespace {

/// A bucket between two levels, as far from the lower one.
struct BetweenLevels {
  std::size_t below;
  double weight_above;

  explicit BetweenLevels(std::uint32_t bucket)
      : below{std::min<std::size_t>(bucket / WaitLevels::spacing, WaitLevels::size - 2)},
        weight_above{static_cast<double>(bucket % WaitLevels::spacing) / WaitLevels::spacing} {}
  [[nodiscard]] double weight(std::size_t step) const noexcept {
    return step == 0 ? 1.0 - weight_above : weight_above;
  }
};

}  // namespace

void PairedWaits::add(const WaitLevels& a, const WaitLevels& b) noexcept {
  for (std::size_t i = 0; i < width; ++i) {
    const double count = i < all ? a.up_to[i] : a.total;
    if (count == 0.0) continue;
    double* row = &product_[i * width];
    for (std::size_t j = 0; j < all; ++j) row[j] += count * b.up_to[j];
    row[all] += count * b.total;
  }
}

double PairedWaits::correlation_at(const WaitQuantiles& a, std::size_t level_a,
                                   const WaitQuantiles& b, std::size_t level_b) const noexcept {
  const double share_a = a.share_below(level_a);
  const double share_b = b.share_below(level_b);
  const double together = at(level_a, level_b) - share_b * at(level_a, all) -
                          share_a * at(all, level_b) + share_a * share_b * at(all, all);
  const double apart = std::sqrt(a.scatter_below(level_a) * b.scatter_below(level_b));
  if (!(apart > 0.0)) return Estimate::none;  // a share that does not vary
  return std::clamp(together / apart, -1.0, 1.0);
}

double PairedWaits::correlation(const WaitQuantiles& a, std::uint32_t bucket_a,
                                const WaitQuantiles& b, std::uint32_t bucket_b) const noexcept {
  const BetweenLevels in_a{bucket_a};
  const BetweenLevels in_b{bucket_b};
  double sum = 0.0;
  double weights = 0.0;
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 2; ++j) {
      const double known = correlation_at(a, in_a.below + i, b, in_b.below + j);
      if (!std::isfinite(known)) continue;
      const double weight = in_a.weight(i) * in_b.weight(j);
      sum += weight * known;
      weights += weight;
    }
  return weights > 0.0 ? sum / weights : 0.0;
}

PairedSpread paired_spread(const WaitQuantiles& a, const WaitQuantiles& b, const PairedWaits& pair,
                           double probability, int replications, double t) {
  const QuantileSpread of_a = a.spread(probability, replications, t);
  const QuantileSpread of_b = b.spread(probability, replications, t);
  const double se_a = of_a.standard_error_s;
  const double se_b = of_b.standard_error_s;
  const double together = pair.correlation(a, of_a.bucket, b, of_b.bucket) * se_a * se_b;
  return {.variance_of_a = se_a * se_a,
          .variance_of_b = se_b * se_b,
          .variance = std::max(0.0, se_a * se_a - 2.0 * together + se_b * se_b),
          .rounding = 0.5 * (of_a.bucket_s + of_b.bucket_s)};
}

}  // namespace staffsim
