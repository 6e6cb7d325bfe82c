// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

namespace staffsim::engine {

/// The moments at which the agents of one group become (or became) free, soonest first: the
/// workload vector of Kiefer and Wolfowitz (1955) in absolute time.
class FreeTimes {
public:
  void clear() noexcept { times_s_.clear(); }
  [[nodiscard]] bool empty() const noexcept { return times_s_.empty(); }
  /// Infinity when there is no agent.
  [[nodiscard]] double soonest() const noexcept {
    return times_s_.empty() ? std::numeric_limits<double>::infinity() : times_s_.front();
  }
  void add(double free_s) {
    if (times_s_.size() < largest_array) {
      times_s_.insert(std::upper_bound(times_s_.begin(), times_s_.end(), free_s), free_s);
      return;
    }
    times_s_.push_back(free_s);
    std::push_heap(times_s_.begin(), times_s_.end(), std::greater<>{});
  }
  void remove_soonest() noexcept {
    if (times_s_.size() > largest_array + 1) {
      std::pop_heap(times_s_.begin(), times_s_.end(), std::greater<>{});
    } else if (times_s_.size() == largest_array + 1) {
      std::sort(times_s_.begin(), times_s_.end());
      std::rotate(times_s_.begin(), times_s_.begin() + 1, times_s_.end());
    } else {
      std::rotate(times_s_.begin(), times_s_.begin() + 1, times_s_.end());
    }
    times_s_.pop_back();
  }
  /// The agent who is free soonest is busy until `free_s`.
  void replace_soonest(double free_s) noexcept {
    if (times_s_.size() > largest_array) {
      sift_down(free_s);
      return;
    }
    double* slot = times_s_.data();
    double* const last = slot + times_s_.size() - 1;
    for (; slot != last && slot[1] < free_s; ++slot) slot[0] = slot[1];
    *slot = free_s;
  }

private:
  static constexpr std::size_t largest_array = 48;  // a sorted array up to it, a heap above

  void sift_down(double free_s) noexcept {
    const std::size_t n = times_s_.size();
    std::size_t i = 0;
    for (std::size_t child = 1; child < n; child = 2 * i + 1) {
      if (child + 1 < n && times_s_[child + 1] < times_s_[child]) ++child;
      if (times_s_[child] >= free_s) break;
      times_s_[i] = times_s_[child];
      i = child;
    }
    times_s_[i] = free_s;
  }

  std::vector<double> times_s_;
};

}  // namespace staffsim::engine
