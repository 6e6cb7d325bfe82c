// SPDX-License-Identifier: Apache-2.0
#include "estimate/wait_quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

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
  for (std::size_t i = 0; i + 1 < CoarseLevels::size; ++i) {
    const std::size_t fine = i * CoarseLevels::stride;
    neighbours_[i] += static_cast<double>(replication.up_to[fine]) *
                      replication.up_to[fine + CoarseLevels::stride];
  }
  total_ += n;
  total_square_ += n * n;
}

void WaitQuantiles::set_steps(std::span<const WaitSteps> steps, std::uint64_t total,
                              std::uint64_t total_square) noexcept {
  spacing_ = CoarseLevels::spacing;
  WaitSteps up_to;
  for (std::size_t i = 0; i < CoarseLevels::size; ++i) {
    sum_[i] = static_cast<double>(up_to.sum += steps[i].sum);
    square_[i] = static_cast<double>(up_to.square += steps[i].square);
    product_[i] = static_cast<double>(up_to.product += steps[i].product);
  }
  total_ = static_cast<double>(total);
  total_square_ = static_cast<double>(total_square);
}

WaitQuantiles::Cumulated::Cumulated(const engine::WaitHistogram& waits)
    : up_to_(waits.counts().size()) {
  std::partial_sum(waits.counts().begin(), waits.counts().end(), up_to_.begin());
}

std::uint32_t WaitQuantiles::Cumulated::bucket_at(double share) const noexcept {
  // At least the first wait, at most the last: so no empty bucket, whatever the rounding.
  const auto all = static_cast<double>(up_to_.back());
  const double wanted = std::clamp(std::ceil(share * all), 1.0, all);
  const auto found =
      std::lower_bound(up_to_.begin(), up_to_.end(), static_cast<std::uint64_t>(wanted));
  return static_cast<std::uint32_t>(found - up_to_.begin());
}

double WaitQuantiles::Cumulated::wait_at_s(double share) const noexcept {
  const std::uint32_t bucket = bucket_at(share);
  if (bucket == 0) return 0.0;
  const auto below = static_cast<double>(up_to_[bucket - 1]);
  const double inside = static_cast<double>(up_to_[bucket]) - below;
  const double wanted = share * static_cast<double>(up_to_.back());
  const double part = std::clamp((wanted - below) / inside, 0.0, 1.0);
  const double lower_s = engine::wait_bucket::lower_edge_s(bucket);
  return lower_s + part * (engine::wait_bucket::lower_edge_s(bucket + 1) - lower_s);
}

double WaitQuantiles::scatter_below(std::size_t level) const noexcept {
  const double share = share_below(level);
  return std::max(0.0,
                  square_[level] - 2.0 * share * product_[level] + share * share * total_square_);
}

double WaitQuantiles::scatter_with_next(std::size_t coarse_level) const noexcept {
  const std::size_t here = coarse_level * CoarseLevels::stride;
  const std::size_t next = here + CoarseLevels::stride;
  const double share = share_below(here);
  const double next_share = share_below(next);
  return neighbours_[coarse_level] - next_share * product_[here] - share * product_[next] +
         share * next_share * total_square_;
}

/// How many times larger the variance of the share below a level is than for independent waits; NaN
/// where no wait or every wait is below.
double WaitQuantiles::inflation(std::size_t level, int replications) const noexcept {
  const double share = share_below(level);
  const double independent = share * (1.0 - share) * total_;
  return scatter_below(level) * replications / (replications - 1.0) / independent;
}

double WaitQuantiles::standard_error(double probability, std::uint32_t bucket,
                                     int replications) const noexcept {
  const BetweenLevels at{bucket, spacing_};
  const double low = inflation(at.below, replications);
  const double high = inflation(at.below + 1, replications);
  const bool low_known = std::isfinite(low);
  const bool high_known = std::isfinite(high);
  double factor = 1.0;  // neither known: all waits lie between two levels
  if (low_known && high_known) factor = at.weight(0) * low + at.weight(1) * high;
  else if (low_known) factor = low;
  else if (high_known) factor = high;
  return std::sqrt(factor * probability * (1.0 - probability) / total_);
}

double WaitQuantiles::half_width(double probability, std::uint32_t bucket, int replications,
                                 double t) const {
  const Footing footing = footing_of(telling(), replications, t);
  if (std::isinf(footing.t)) return footing.t;
  return footing.t * std::sqrt(footing.variance_factor) *
         standard_error(probability, bucket, replications);
}

std::vector<Estimate> WaitQuantiles::quantiles(std::span<const double> probabilities,
                                               int replications, double t) const {
  std::vector<Estimate> estimates(probabilities.size());
  if (pooled_.total() == 0) return estimates;
  const Cumulated waits{pooled_};
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const double probability = probabilities[i];
    const std::uint32_t bucket = waits.bucket_at(probability);
    estimates[i].value = engine::wait_bucket::middle_s(bucket);
    if (replications < 2) continue;
    const double half = half_width(probability, bucket, replications, t);
    using engine::wait_bucket::lower_edge_s;
    estimates[i].low = half < probability ? lower_edge_s(waits.bucket_at(probability - half)) : 0.0;
    estimates[i].high = probability + half < 1.0
                            ? lower_edge_s(waits.bucket_at(probability + half) + 1)
                            : std::numeric_limits<double>::infinity();
  }
  return estimates;
}

QuantileSpread WaitQuantiles::spread(double probability, int replications, double t) const {
  const Cumulated waits{pooled_};
  const std::uint32_t bucket = waits.bucket_at(probability);
  const double half = half_width(probability, bucket, replications, t);
  const double bucket_s = bucket == 0 ? 0.0
                                      : engine::wait_bucket::lower_edge_s(bucket + 1) -
                                            engine::wait_bucket::lower_edge_s(bucket);
  if (!(probability + half < 1.0))
    return {bucket, bucket_s, std::numeric_limits<double>::infinity()};
  return {bucket, bucket_s,
          (waits.wait_at_s(probability + half) - waits.wait_at_s(probability - half)) / (2.0 * t)};
}

}  // namespace staffsim
