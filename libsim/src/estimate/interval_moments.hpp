// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/tally_book.hpp>
#include <staffsim/estimate/result.hpp>

#include "estimate/interval_sums.hpp"
#include "estimate/interval_waits.hpp"
#include "estimate/rows.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace staffsim {

/// Estimates for every interval: by date when the window is short, by the week always.
///
/// Rows that sum the same types (one type on one branch, say) share a pool: its moments are kept
/// and its estimates computed once.
class IntervalMoments {
public:
  IntervalMoments(const Model& model, const std::vector<Row>& contact_rows,
                  const std::vector<Row>& agent_rows);

  void add(const engine::Tallies& tallies);
  /// Appends the rows: by date first, then by the week.
  void append(int replications, double t, std::vector<IntervalEstimate>& out) const;

private:
  /// Rows and the pools that they show.
  struct Rows {
    std::vector<Row> rows;
    std::vector<std::vector<std::uint16_t>> pools;  // members
    std::vector<std::size_t> pool_of;               // by row
    explicit Rows(const std::vector<Row>& rows);
  };
  /// A grid of cells over which replications are summed: dates, or the week.
  struct Cells {
    bool dated = false;
    std::size_t count = 0;
    IntervalSums contacts;
    IntervalSums agents;
    IntervalWaits waits;
  };

  [[nodiscard]] Cells make_cells(const Model& model, bool dated, std::size_t count) const;
  void add(Cells& cells, const engine::Tallies& tallies);
  [[nodiscard]] std::size_t target_cell(const Cells& cells, std::size_t cell) const noexcept;
  void append_rows(const Cells& cells, const Rows& rows, const IntervalSums& sums,
                   const IntervalWaits* waits, std::size_t first_label, int replications, double t,
                   std::vector<IntervalEstimate>& out) const;
  [[nodiscard]] std::vector<Estimate> estimates_of(const Cells& cells, const IntervalSums& sums,
                                                   const IntervalWaits* waits, std::size_t pool,
                                                   int replications, double t) const;
  [[nodiscard]] std::size_t most_entries(const Cells& cells) const noexcept;
  [[nodiscard]] IntervalEstimate place(const Cells& cells, std::size_t cell) const;
  [[nodiscard]] double occurrences(const Cells& cells, std::size_t cell) const;

  IntervalGrid grid_;
  Rows contact_rows_;
  Rows agent_rows_;
  std::vector<Cells> cells_;
  std::vector<engine::Counts> moved_contacts_;  // tallies on another grid
  std::vector<engine::AgentCounts> moved_agents_;
};

}  // namespace staffsim
