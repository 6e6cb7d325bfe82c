// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/marks.hpp>
#include <staffsim/engine/tallies.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// What usual contacts add up to, by cell: those who arrive, are answered or give up within one
/// interval and are done before the end of the next. Kept apart from all the others, so that each
/// of the two sums has its own order, and whoever counts usual contacts needs to know of nothing
/// else.
struct UsualCells {
  struct alignas(64) Cell {                                    // a line of the cache
    std::array<std::uint32_t, kind::ended_count + 1> kinds{};  // the last is nobody's
    std::array<double, 2> wait_s{};  // of the answered, of those who gave up
    double handled_s = 0.0;
    double excess_wait_s = 0.0;
  };

  UsualCells(std::size_t types, std::size_t groups, std::size_t cell_count)
      : cells(types * cell_count), busy_s(groups * cell_count) {}

  void clear() noexcept {
    std::ranges::fill(cells, Cell{});
    std::ranges::fill(busy_s, 0.0);
  }
  /// Adds a cell to the counts that the others came to, and leaves it empty.
  static void move(Cell& cell, const MarkTable& table, PlainCounts& counts) noexcept {
    if (is_empty(cell)) return;
    Marks sum{};
    for (std::size_t kind = 0; kind < kind::ended_count; ++kind) {
      const Marks& marks = table.of(kind);
      for (std::size_t i = 0; i < mark_count; ++i)
        sum[i] += cell.kinds[kind] & (0U - marks[i]);  // a product with 0 or 1
    }
    for (std::size_t i = 0; i < mark_count; ++i) counts[i] += sum[i];
    at(counts, Counter::wait_answered_s) += cell.wait_s[0];
    at(counts, Counter::wait_abandoned_s) += cell.wait_s[1];
    at(counts, Counter::handled_s) += cell.handled_s;
    at(counts, Counter::queue_s) += cell.wait_s[0] + cell.wait_s[1];
    at(counts, Counter::excess_wait_s) += cell.excess_wait_s;
    cell = Cell{};
  }

  [[nodiscard]] static bool is_empty(const Cell& cell) noexcept {
    std::uint32_t any = 0;
    for (const std::uint32_t contacts : cell.kinds) any |= contacts;
    return any == 0;
  }

  std::vector<Cell> cells;     ///< [type * cells + cell]
  std::vector<double> busy_s;  ///< [group * cells + cell]
};

}  // namespace staffsim::engine
