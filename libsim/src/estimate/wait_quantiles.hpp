// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>

#include "engine/wait_histogram.hpp"
#include "estimate/footing.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace staffsim {

/// Cumulated counts of one replication's waits at levels, sixteen to each doubling: where all wait
/// for the night to end, some still lie among the waits.
struct WaitLevels {
  static constexpr std::uint32_t spacing = 8;  ///< buckets between levels
  static constexpr std::size_t size = 448;     ///< the last lies beyond 10^7 s
  std::array<std::uint32_t, size> up_to{};     ///< waits below the level's edge
  std::uint32_t total = 0;

  /// Counts a wait in bucket `bucket`; cumulate once all are in.
  void add(std::uint32_t bucket, std::uint32_t times) noexcept {
    const std::size_t level = bucket / spacing + 1;  // the first above it
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

/// The levels where single ones are too many: two to each doubling.
struct CoarseLevels {
  static constexpr std::uint32_t spacing = 64;
  static constexpr std::size_t size = 56;
  static constexpr std::size_t stride = spacing / WaitLevels::spacing;  ///< in fine ones

  /// The first level above a wait; `size` if there is none.
  [[nodiscard]] static std::size_t level_of(std::uint32_t bucket) noexcept {
    return std::min<std::size_t>(bucket / spacing + 1, size);
  }
};
static_assert(CoarseLevels::size * CoarseLevels::stride == WaitLevels::size);

/// A bucket between two levels, as far from the lower one.
struct BetweenLevels {
  std::size_t below;
  double weight_above;

  /// @param spacing  of the levels, in buckets
  BetweenLevels(std::uint32_t bucket, std::uint32_t spacing) noexcept
      : below{std::min<std::size_t>(bucket / spacing,
                                    WaitLevels::size * WaitLevels::spacing / spacing - 2)},
        weight_above{static_cast<double>(bucket % spacing) / spacing} {}
  [[nodiscard]] double weight(std::size_t step) const noexcept {
    return step == 0 ? 1.0 - weight_above : weight_above;
  }
};

/// What the sums below grow by from one level to the next.
struct WaitSteps {
  std::uint64_t sum = 0;
  std::uint64_t square = 0;
  std::uint64_t product = 0;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(sum, square, product);
  }
};

/// How sure a quantile is, without the rounding of its interval to buckets.
struct QuantileSpread {
  std::uint32_t bucket = 0;       ///< in which it lies
  double bucket_s = 0.0;          ///< the bucket's width
  double standard_error_s = 0.0;  ///< half the distance between the quantiles at p -+ t standard
                                  ///< errors, over t; infinite where one of them has no bound
};

/// Quantiles of waits pooled over replications, with intervals.
///
/// The estimate is the quantile of the pooled histogram (rule 5). The interval inverts that of the
/// distribution function (Woodruff 1952): the share of waits up to x is a ratio of two means over
/// replications, its variance is kept at a few levels and interpolated as a multiple of that of
/// independent waits, and the quantiles at p -+ t standard errors are the bounds: 0 at p below 0,
/// and none above 1.
class WaitQuantiles {
public:
  void add(const WaitLevels& replication) noexcept;
  void merge(const engine::WaitHistogram& waits) { pooled_.merge(waits); }
  void merge(std::span<const std::uint32_t> counts) { pooled_.merge(counts); }
  /// On how many replications the quantiles rest; needs a wait.
  [[nodiscard]] double telling() const noexcept {
    return replications_that_tell(total_, total_square_);
  }
  /// Sums kept elsewhere, a step for each coarse level.
  void set_steps(std::span<const WaitSteps> steps, std::uint64_t total,
                 std::uint64_t total_square) noexcept;

  /// @param t  the interval factor; with fewer than two replications there is no interval
  [[nodiscard]] std::vector<Estimate> quantiles(std::span<const double> probabilities,
                                                int replications, double t) const;
  [[nodiscard]] Estimate quantile(double probability, int replications, double t) const {
    return quantiles({&probability, 1}, replications, t).front();
  }
  /// Of at least one wait, from two replications or more.
  [[nodiscard]] QuantileSpread spread(double probability, int replications, double t) const;

  /// The share of all waits that lie below a level, and how it scatters: the sum over replications
  /// of (waits below - share x waits)^2.
  [[nodiscard]] double share_below(std::size_t level) const noexcept {
    return sum_[level] / total_;
  }
  [[nodiscard]] double scatter_below(std::size_t level) const noexcept;
  /// The same of the product of a coarse level and the next.
  [[nodiscard]] double scatter_with_next(std::size_t coarse_level) const noexcept;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(pooled_, sum_, square_, product_, neighbours_, total_, total_square_);
  }

private:
  /// The pooled histogram, cumulated.
  class Cumulated {
  public:
    explicit Cumulated(const engine::WaitHistogram& waits);
    /// The first bucket up to which a share of all waits lies; never an empty one.
    [[nodiscard]] std::uint32_t bucket_at(double share) const noexcept;
    /// The wait up to which the share lies, as if waits were spread evenly within their bucket.
    [[nodiscard]] double wait_at_s(double share) const noexcept;

  private:
    std::vector<std::uint64_t> up_to_;
  };
  /// Of the share of waits below the quantile; infinite where one replication has all waits.
  [[nodiscard]] double half_width(double probability, std::uint32_t bucket, int replications,
                                  double t) const;
  /// @param bucket  in which the quantile lies
  [[nodiscard]] double standard_error(double probability, std::uint32_t bucket,
                                      int replications) const noexcept;
  [[nodiscard]] double inflation(std::size_t level, int replications) const noexcept;

  engine::WaitHistogram pooled_;
  std::uint32_t spacing_ = WaitLevels::spacing;          // buckets between the levels kept
  std::array<double, WaitLevels::size> sum_{};           // of C, the waits below the level
  std::array<double, WaitLevels::size> square_{};        // of C^2
  std::array<double, WaitLevels::size> product_{};       // of C N
  std::array<double, CoarseLevels::size> neighbours_{};  // of C C', C' at the next coarse level
  double total_ = 0.0;                                   // of N
  double total_square_ = 0.0;                            // of N^2
};

}  // namespace staffsim
