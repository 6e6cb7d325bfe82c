// SPDX-License-Identifier: Apache-2.0
#include "estimate/wait_quantiles.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {

void WaitQuantiles::add(const WaitLevels& replication) noexcept {
  const double n = replication.total;
  if (n == 0.0) return;
  for (std::size_t i = 0; i < WaitLevels::size; ++i) {
    const double c = replication.up_to[i];
    sum_[i] += c;
    square_[i] += c * c;
    product_[i] += c * n;
  }
  total_ += n;
  total_square_ += n * n;
}

std::uint32_t WaitQuantiles::bucket_at(double share) const noexcept {
  const double wanted = share * static_cast<double>(pooled_.total());
  double passed = 0.0;
  std::uint32_t last = 0;
  for (std::uint32_t bucket = 0; bucket < pooled_.counts().size(); ++bucket) {
    const std::uint64_t count = pooled_.counts()[bucket];
    if (count == 0) continue;
    last = bucket;
    passed += static_cast<double>(count);
    if (passed >= wanted) break;
  }
  return last;
}

/// How many times larger the variance of the share below a level is than for independent waits; NaN
/// where no wait or every wait is below.
double WaitQuantiles::inflation(std::size_t level, int replications) const noexcept {
  const double share = sum_[level] / total_;
  const double scatter =
      square_[level] - 2.0 * share * product_[level] + share * share * total_square_;
  const double independent = share * (1.0 - share) * total_;
  return std::max(0.0, scatter) * replications / (replications - 1.0) / independent;
}

double WaitQuantiles::standard_error(double probability, int replications) const noexcept {
  const std::uint32_t bucket = bucket_at(probability);
  const std::size_t below =
      std::min<std::size_t>(bucket / WaitLevels::spacing, WaitLevels::size - 2);
  const double low = inflation(below, replications);
  const double high = inflation(below + 1, replications);
  const double weight = static_cast<double>(bucket % WaitLevels::spacing) / WaitLevels::spacing;
  const bool low_known = std::isfinite(low);
  const bool high_known = std::isfinite(high);
  double factor = 1.0;  // neither known: all waits lie between two levels
  if (low_known && high_known) factor = (1.0 - weight) * low + weight * high;
  else if (low_known) factor = low;
  else if (high_known) factor = high;
  return std::sqrt(factor * probability * (1.0 - probability) / total_);
}

Estimate WaitQuantiles::quantile(double probability, int replications, double t) const {
  if (pooled_.total() == 0) return {};
  const double value = engine::wait_bucket::middle_s(bucket_at(probability));
  if (replications < 2) return {.value = value};
  const double half = t * standard_error(probability, replications);
  return {value, engine::wait_bucket::lower_edge_s(bucket_at(std::max(0.0, probability - half))),
          engine::wait_bucket::lower_edge_s(bucket_at(std::min(1.0, probability + half)) + 1)};
}

}  // namespace staffsim
