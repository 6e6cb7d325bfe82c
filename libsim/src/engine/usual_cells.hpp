// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/marks.hpp"
#include "engine/tallies.hpp"
#include "engine/wait_histogram.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace staffsim::engine {

/// What usual contacts add up to, by cell: those who arrive, are answered or give up within one
/// interval and are done before the end of the next. Kept apart from all the others, so that each
/// of the two sums has its own order, and whoever counts usual contacts needs to know of nothing
/// else.
struct UsualCells {
  struct alignas(64) Cell {  // a line of the cache
    std::array<std::uint32_t, kind::ended_count> kinds{};
    std::uint32_t patient_in_time = 0;  // note::in_time_if_patient
    std::array<double, 2> wait_s{};     // of the answered, of those who gave up
    double handled_s = 0.0;
    double excess_wait_s = 0.0;
  };

  /// Where a type's contacts are counted.
  struct Place {
    Cell* cells = nullptr;
    std::uint32_t* waits = nullptr;  // by bucket
  };

  UsualCells(std::size_t types, std::size_t groups, std::size_t cell_count, double interval_s)
      : cells(types * cell_count),
        busy_s(groups * cell_count),
        buckets{wait_bucket::of(interval_s) + 1U},
        waits(types * buckets) {
    for (std::size_t type = 0; type < types; ++type)
      places.push_back({cells.data() + type * cell_count, waits.data() + type * buckets});
  }
  UsualCells(const UsualCells&) = delete;
  UsualCells& operator=(const UsualCells&) = delete;
  ~UsualCells() = default;

  void clear() noexcept {
    std::ranges::fill(cells, Cell{});
    std::ranges::fill(busy_s, 0.0);
    std::ranges::fill(waits, 0U);
  }
  /// Adds a cell to the counts that the others came to, and leaves it empty.
  /// @returns its contacts
  static std::int64_t move(Cell& cell, const MarkTable& table, PlainCounts& counts) noexcept {
    const std::int64_t contacts = contacts_of(cell);
    if (contacts == 0) return 0;
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
    return contacts;
  }

  /// Adds a type's waits to the histogram of the others, and leaves none.
  void move_waits(std::size_t type, WaitHistogram& histogram) {
    const std::span<std::uint32_t> all{places[type].waits, buckets};
    std::size_t used = all.size();
    while (used > 0 && all[used - 1] == 0) --used;
    histogram.merge(std::span<const std::uint32_t>{all.first(used)});
    std::ranges::fill(all.first(used), 0U);
  }

  [[nodiscard]] static std::int64_t contacts_of(const Cell& cell) noexcept {
    return std::accumulate(cell.kinds.begin(), cell.kinds.end(), std::int64_t{0});
  }

  std::vector<Cell> cells;           ///< [type * cells + cell]
  std::vector<double> busy_s;        ///< [group * cells + cell]
  std::size_t buckets;               ///< that waits within an interval reach
  std::vector<std::uint32_t> waits;  ///< [type * buckets + bucket]
  std::vector<Place> places;         ///< by type
};

}  // namespace staffsim::engine
