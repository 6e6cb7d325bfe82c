// SPDX-License-Identifier: Apache-2.0
#include "engine/wait_samples.hpp"

namespace staffsim::engine {

void WaitSamples::count(std::vector<WaitSample>& list) {
  for (const WaitSample& sample : list) {
    if (counts_.size() <= sample.row) counts_.resize(sample.row + 1U);
    std::vector<std::uint32_t>& buckets = counts_[sample.row];
    if (buckets.size() <= sample.bucket) buckets.resize(sample.bucket + 1U);
    ++buckets[sample.bucket];
  }
  list.clear();
}

void WaitSamples::move_to(std::vector<WaitSample>& list) {
  for (std::uint32_t row = 0; row < counts_.size(); ++row)
    for (std::uint32_t bucket = 0; bucket < counts_[row].size(); ++bucket)
      if (const std::uint32_t times = counts_[row][bucket]; times > 0)
        list.push_back({row, bucket, times});
  counts_.clear();
}

}  // namespace staffsim::engine
