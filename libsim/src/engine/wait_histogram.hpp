// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace staffsim::engine {

/// Buckets of waiting times, 128 to each doubling: bucket 0 is a wait of zero, bucket 1 anything
/// below 1/8 s, the others [2^e (1 + k/128), 2^e (1 + (k + 1)/128)). The middle of a bucket is
/// within 0.4 % of every wait in it (the layout of HdrHistogram, Tene 2012, in binary).
namespace wait_bucket {
inline constexpr int sub_bits = 7;
inline constexpr double least_s = 0.125;
inline constexpr std::uint32_t base =
    static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(least_s) >> (52 - sub_bits));

[[nodiscard]] inline std::uint32_t of(double wait_s) noexcept {
  // Of both sides the larger is right, and no branch asks: half of all waits are zero, at random.
  const auto scaled =
      static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(wait_s) >> (52 - sub_bits));
  const std::int32_t above = scaled - static_cast<std::int32_t>(base) + 2;
  return static_cast<std::uint32_t>(std::max(above, wait_s > 0.0 ? 1 : 0));
}
/// Lower edge of a bucket, in seconds; bucket 0 has no width.
[[nodiscard]] inline double lower_edge_s(std::uint32_t bucket) noexcept {
  if (bucket <= 1) return 0.0;
  return std::bit_cast<double>(static_cast<std::uint64_t>(bucket - 2U + base) << (52 - sub_bits));
}
/// The wait that stands for a bucket.
[[nodiscard]] inline double middle_s(std::uint32_t bucket) noexcept {
  if (bucket == 0) return 0.0;
  return 0.5 * (lower_edge_s(bucket) + lower_edge_s(bucket + 1));
}
}  // namespace wait_bucket

/// Counts of waits by bucket; merges by addition.
class WaitHistogram {
public:
  void add(std::uint32_t bucket, std::uint32_t times = 1) {
    if (bucket >= counts_.size()) counts_.resize(bucket + 1, 0);
    counts_[bucket] += times;
  }
  void merge(const WaitHistogram& other) { merge(std::span<const std::uint64_t>{other.counts_}); }
  /// @param counts  by bucket
  template <class Count>
  void merge(std::span<const Count> counts) {
    if (counts.size() > counts_.size()) counts_.resize(counts.size(), 0);
    for (std::size_t i = 0; i < counts.size(); ++i) counts_[i] += counts[i];
  }
  void clear() noexcept { counts_.clear(); }
  [[nodiscard]] std::uint64_t total() const noexcept {
    return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
  }
  [[nodiscard]] const std::vector<std::uint64_t>& counts() const noexcept { return counts_; }
  bool operator==(const WaitHistogram&) const = default;

private:
  std::vector<std::uint64_t> counts_;
};

}  // namespace staffsim::engine
