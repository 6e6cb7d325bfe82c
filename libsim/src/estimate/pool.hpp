// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/tallies.hpp"
#include "engine/tally_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim {

/// Some members of a list as what a tally plan names.
[[nodiscard]] inline engine::Pool pool_of(const std::vector<std::uint16_t>& members,
                                          std::size_t size) {
  engine::Pool pool(size, 0);
  for (const std::uint16_t member : members) pool[member] = 1;
  return pool;
}

/// The sum of some members' counts.
template <class Counts>
[[nodiscard]] Counts pool(const std::vector<Counts>& totals,
                          const std::vector<std::uint16_t>& members) {
  Counts sum{};
  for (const std::uint16_t member : members)
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += totals[member][i];
  return sum;
}

/// Counters from here on are 0 in all tallies of the model.
[[nodiscard]] inline std::size_t counters_used(const engine::Tallies& tallies) noexcept {
  return tallies.further.empty() ? engine::plain_counter_count : engine::counter_count;
}

}  // namespace staffsim
