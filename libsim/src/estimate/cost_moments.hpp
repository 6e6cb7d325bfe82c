// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "estimate/fixed.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace staffsim {

/// First and second moments of the costs of several candidates over replications, together: what a
/// difference of two varies by. About the first replication's values, so that what never varies has
/// a variance of exactly 0. Memory goes with the square of the candidates.
class CostMoments {
public:
  explicit CostMoments(std::size_t candidates = 0);

  void add(std::span<const double> costs);

  [[nodiscard]] int count() const noexcept { return n_; }
  [[nodiscard]] double mean(std::size_t i) const noexcept { return origin_[i] + sum_[i] / n_; }
  /// Standard error of the mean of j's cost less i's; needs two replications.
  [[nodiscard]] double standard_error(std::size_t i, std::size_t j) const noexcept;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(n_, fixed(origin_), fixed(sum_), fixed(product_));
  }

private:
  [[nodiscard]] double product(std::size_t i, std::size_t j) const noexcept;

  int n_ = 0;
  std::vector<double> origin_;
  std::vector<double> sum_;
  std::vector<double> product_;  // [i (i + 1) / 2 + j], j <= i
  std::vector<double> apart_;    // from the origin, in the replication under way
};

}  // namespace staffsim
