// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/wait_histogram.hpp>
#include <staffsim/estimate/result.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace staffsim {

/// Cumulated counts of one replication's waits at a few levels, two to each doubling.
struct WaitLevels {
  static constexpr std::uint32_t spacing = 64;  ///< buckets between levels
  static constexpr std::size_t size = 56;       ///< the last lies beyond 10^7 s
  std::array<std::uint32_t, size> up_to{};      ///< waits below the level's edge
  std::uint32_t total = 0;

  /// Counts a wait in bucket `bucket`; cumulate once all are in.
  void add(std::uint32_t bucket, std::uint32_t times) noexcept {
    const std::size_t level = bucket / spacing + 1;
    if (level < size) up_to[level] += times;
    total += times;
  }
  void add_all(const engine::WaitHistogram& waits) noexcept {
    for (std::uint32_t bucket = 0; bucket < waits.counts().size(); ++bucket)
      add(bucket, static_cast<std::uint32_t>(waits.counts()[bucket]));
  }
  void merge(const WaitLevels& other) noexcept {
    for (std::size_t i = 0; i < size; ++i) up_to[i] += other.up_to[i];
    total += other.total;
  }
  void cumulate() noexcept {
    for (std::size_t i = 1; i < size; ++i) up_to[i] += up_to[i - 1];
  }
};

/// Quantiles of waits pooled over replications, with intervals.
///
/// The estimate is the quantile of the pooled histogram (rule 5). The interval inverts that of the
/// distribution function (Woodruff 1952): the share of waits up to x is a ratio of two means over
/// replications, its variance is kept at a few levels and interpolated as a multiple of that of
/// independent waits, and the quantiles at p -+ t standard errors are the bounds.
class WaitQuantiles {
public:
  void add(const WaitLevels& replication) noexcept;
  void merge(const engine::WaitHistogram& waits) { pooled_.merge(waits); }
  void add_wait(std::uint32_t bucket) { pooled_.add(bucket); }

  /// @param t  the interval factor; with fewer than two replications there is no interval
  [[nodiscard]] Estimate quantile(double probability, int replications, double t) const;

private:
  [[nodiscard]] double standard_error(double probability, int replications) const noexcept;
  [[nodiscard]] double inflation(std::size_t level, int replications) const noexcept;
  [[nodiscard]] std::uint32_t bucket_at(double share) const noexcept;

  engine::WaitHistogram pooled_;
  std::array<double, WaitLevels::size> sum_{};      // of C, the waits below the level
  std::array<double, WaitLevels::size> square_{};   // of C^2
  std::array<double, WaitLevels::size> product_{};  // of C N
  double total_ = 0.0;                              // of N
  double total_square_ = 0.0;                       // of N^2
};

}  // namespace staffsim
