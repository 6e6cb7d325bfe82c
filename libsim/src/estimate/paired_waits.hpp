// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "estimate/fixed.hpp"
#include "estimate/paired_spread.hpp"
#include "estimate/wait_quantiles.hpp"

#include <cstddef>
#include <vector>

namespace staffsim {

/// How the waits of two models go together over the same replications: the sums of products of
/// their cumulated counts at all pairs of coarse levels.
class PairedWaits {
public:
  void add(const WaitLevels& a, const WaitLevels& b) noexcept;

  /// Correlation between the share of A's waits up to one bucket and that of B's up to another,
  /// both interpolated between levels and taken about the pooled shares: 1 between a model and
  /// itself. 0 where a share does not vary.
  [[nodiscard]] double correlation(const WaitQuantiles& a, std::uint32_t bucket_a,
                                   const WaitQuantiles& b, std::uint32_t bucket_b) const noexcept;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(fixed(product_));
  }

private:
  static constexpr std::size_t all = CoarseLevels::size;  // the total stands behind the levels
  static constexpr std::size_t width = CoarseLevels::size + 1;
  [[nodiscard]] double at(std::size_t a, std::size_t b) const noexcept {
    return product_[a * width + b];
  }
  [[nodiscard]] double scatter(const WaitQuantiles& a, std::size_t level_a, const WaitQuantiles& b,
                               std::size_t level_b) const noexcept;

  std::vector<double> product_ = std::vector<double>(width * width);
};

/// The variances of q_b - q_a from those of each quantile, as their own intervals give them, and
/// the correlation of the shares below: to first order a quantile moves against its share.
[[nodiscard]] PairedSpread paired_spread(const WaitQuantiles& a, const WaitQuantiles& b,
                                         const PairedWaits& pair, double probability,
                                         int replications, double t);

}  // namespace staffsim
