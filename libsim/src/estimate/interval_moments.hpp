// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>

#include "engine/tally_book.hpp"
#include "estimate/fixed.hpp"
#include "estimate/interval_sums.hpp"
#include "estimate/interval_waits.hpp"
#include "estimate/rows.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
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
  template <class Archive>
  void serialize(Archive& archive) {
    archive(fixed(cells_));
  }

private:
  /// Rows and the pools that they show.
  struct Rows {
    std::vector<Row> rows;
    std::vector<std::vector<std::uint16_t>> pools;  // members
    std::vector<std::size_t> pool_of;               // by row
    std::vector<std::size_t> row_of;                // by pool: the first
    explicit Rows(std::vector<Row> all);
  };
  /// A grid of cells over which replications are summed: dates, or the week.
  struct Cells {
    bool dated = false;
    std::size_t count = 0;
    IntervalSums contacts;
    IntervalSums agents;
    IntervalSums ages;  // of the oldest e-mail, by pool: they do not add up over types
    IntervalWaits waits;
    template <class Archive>
    void serialize(Archive& archive) {
      archive(contacts, agents, ages, waits);
    }
  };

  /// Rows that show the same sums, and waits if there are any.
  struct Section {
    const Rows& rows;
    std::vector<const IntervalSums*> sums;
    const IntervalWaits* waits = nullptr;
    std::size_t first_label = 0;
    [[nodiscard]] std::vector<Measure> measures() const;
  };

  [[nodiscard]] Cells make_cells(const Model& model, bool dated, std::size_t count) const;
  void add(Cells& cells, const engine::Tallies& tallies);
  void add_contacts(Cells& cells, const engine::Tallies& tallies);
  void add_ages(Cells& cells, const engine::Tallies& tallies);
  template <class Tallied, class Counts>
  void move(const Cells& cells, const std::vector<Tallied>& tallied, std::size_t tallied_cells,
            std::vector<Counts>& moved, std::size_t first_counter = 0) const;
  [[nodiscard]] bool is_same_grid(const Cells& cells) const noexcept {
    return cells.dated == map_.is_dated();
  }
  [[nodiscard]] std::size_t target_cell(const Cells& cells, std::size_t cell) const noexcept;
  void append_rows(const Cells& cells, const Section& section, int replications, double t,
                   std::vector<IntervalEstimate>& out) const;
  [[nodiscard]] std::vector<Estimate> estimates_of(const Cells& cells, const Section& section,
                                                   std::size_t pool, int replications,
                                                   double t) const;
  [[nodiscard]] std::size_t most_entries(const Cells& cells) const noexcept;
  [[nodiscard]] IntervalEstimate place(const Cells& cells, std::size_t cell) const;
  [[nodiscard]] double occurrences(const Cells& cells, std::size_t cell) const;

  IntervalGrid grid_;
  engine::CellMap map_;  // of the tallies
  Rows contact_rows_;
  Rows agent_rows_;
  bool has_further_;  // counters, in the tallies
  std::vector<Cells> cells_;
  std::vector<engine::PlainCounts> moved_plain_;  // tallies on another grid
  std::vector<engine::Counts> moved_contacts_;    // with the further counters
  std::vector<engine::AgentCounts> moved_agents_;
  std::vector<std::array<double, 1>> moved_ages_;  // [pool * cells + cell]
};

}  // namespace staffsim
