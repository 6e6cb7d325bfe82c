// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/tallies.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim {

/// A replication's counts over the whole window, by contact type and by agent group.
struct Totals {
  std::vector<engine::Counts> types;
  std::vector<engine::AgentCounts> groups;
  std::size_t used = engine::counter_count;  ///< counters from here on are 0: the model lacks them
};

/// Replaces `totals` by those of the tallies.
void sum_cells(const engine::Tallies& tallies, Totals& totals);

template <class Counts>
[[nodiscard]] Counts pool(const std::vector<Counts>& totals,
                          const std::vector<std::uint16_t>& members) {
  Counts sum{};
  for (const std::uint16_t member : members)
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += totals[member][i];
  return sum;
}

}  // namespace staffsim
