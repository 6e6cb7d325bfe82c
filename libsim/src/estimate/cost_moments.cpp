// SPDX-License-Identifier: Apache-2.0
#include "estimate/cost_moments.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {

CostMoments::CostMoments(std::size_t candidates)
    : origin_(candidates),
      sum_(candidates),
      product_(candidates * (candidates + 1) / 2),
      apart_(candidates) {}

void CostMoments::add(std::span<const double> costs) {
  if (n_ == 0) std::ranges::copy(costs, origin_.begin());
  ++n_;
  for (std::size_t i = 0; i < costs.size(); ++i) apart_[i] = costs[i] - origin_[i];
  for (std::size_t i = 0; i < costs.size(); ++i) {
    if (apart_[i] == 0.0) continue;  // most costs are planned and never vary
    sum_[i] += apart_[i];
    double* const row = product_.data() + i * (i + 1) / 2;
    for (std::size_t j = 0; j <= i; ++j) row[j] += apart_[i] * apart_[j];
  }
}

double CostMoments::product(std::size_t i, std::size_t j) const noexcept {
  const std::size_t high = std::max(i, j);
  return product_[high * (high + 1) / 2 + std::min(i, j)];
}

double CostMoments::standard_error(std::size_t i, std::size_t j) const noexcept {
  const double sum = sum_[j] - sum_[i];
  const double squares = product(i, i) + product(j, j) - 2.0 * product(i, j);
  const double scatter = squares - sum * sum / n_;
  return scatter > 0.0 ? std::sqrt(scatter / n_ / (n_ - 1.0)) : 0.0;
}

}  // namespace staffsim
