// SPDX-License-Identifier: Apache-2.0
#include "estimate/totals.hpp"

namespace staffsim {
namespace {

/// Adds up a member's cells to `total`, from counter `first` on.
template <class Cells, class Counts>
void add_cells(const Cells& tallied, std::size_t cells, std::size_t member, std::size_t first,
               Counts& total) {
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const auto& counts = tallied[member * cells + cell];
    for (std::size_t i = 0; i < counts.size(); ++i) total[first + i] += counts[i];
  }
}

}  // namespace

void sum_cells(const engine::Tallies& tallies, Totals& totals) {
  const std::size_t cells = tallies.cells;
  totals.types.assign(tallies.contacts.size() / cells, engine::Counts{});
  totals.groups.assign(tallies.agents.size() / cells, engine::AgentCounts{});
  totals.used = tallies.further.empty() ? engine::plain_counter_count : engine::counter_count;
  for (std::size_t type = 0; type < totals.types.size(); ++type) {
    add_cells(tallies.contacts, cells, type, 0, totals.types[type]);
    if (!tallies.further.empty())
      add_cells(tallies.further, cells, type, engine::plain_counter_count, totals.types[type]);
  }
  for (std::size_t group = 0; group < totals.groups.size(); ++group)
    add_cells(tallies.agents, cells, group, 0, totals.groups[group]);
}

}  // namespace staffsim
