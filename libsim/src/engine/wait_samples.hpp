// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/tallies.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// Keeps a list of single waits short: one that grows long is counted by row and bucket and begun
/// anew, so that a long run needs no more memory than a short one.
class WaitSamples {
public:
  void clear() noexcept { counts_.clear(); }
  void add(std::size_t row, std::uint32_t bucket, std::vector<WaitSample>& list) {
    if (list.size() == most_listed) [[unlikely]]
      count(list);
    list.push_back({static_cast<std::uint32_t>(row), bucket});
  }
  /// Puts what was counted back into the list, and forgets it.
  void move_to(std::vector<WaitSample>& list);

private:
  static constexpr std::size_t most_listed = std::size_t{1} << 20U;  // far above a hotline's month

  void count(std::vector<WaitSample>& list);

  std::vector<std::vector<std::uint32_t>> counts_;  // by row and bucket
};

}  // namespace staffsim::engine
