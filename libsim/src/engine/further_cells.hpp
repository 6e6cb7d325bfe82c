// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/cell_map.hpp"
#include "engine/tallies.hpp"
#include "engine/tally_plan.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace staffsim::engine {

/// Where the counters are kept that only some models have: in the cells of the tallies, and in
/// every series that pools the type.
class FurtherCells {
public:
  FurtherCells(const IntervalGrid& grid, std::size_t types, std::vector<SeriesPlan> series);

  void begin(Tallies& tallies) const;
  /// The interval of the measured window in which a moment lies, if it lies in the window.
  [[nodiscard]] std::optional<std::int64_t> interval_at(double at_s) const noexcept;
  /// The interval of the measured window that ends at a moment.
  [[nodiscard]] std::optional<std::int64_t> interval_before(double at_s) const noexcept;
  [[nodiscard]] std::size_t cell_of(std::int64_t interval) const noexcept {
    return map_.cell_of(interval);
  }
  [[nodiscard]] std::int64_t day_of(std::int64_t interval) const noexcept {
    return interval / grid_.intervals_per_day();
  }

  struct Amount {
    Counter counter{};
    double amount = 1.0;
  };
  /// Adds several counters at once: they stand side by side.
  void add(Tallies& tallies, std::uint16_t type, std::int64_t interval,
           std::span<const Amount> amounts) const noexcept;
  void add(Tallies& tallies, std::uint16_t type, std::int64_t interval, Counter counter,
           double amount = 1.0) const noexcept {
    const Amount one{counter, amount};
    add(tallies, type, interval, {&one, 1});
  }
  /// Calls visit(plan, series, span) for each series that pools the type.
  template <class Visit>
  void for_each_series(Tallies& tallies, std::uint16_t type, std::int64_t interval,
                       Visit visit) const {
    for (std::size_t s = 0; s < plans_.size(); ++s) {
      if (plans_[s].types[type] == 0) continue;
      visit(plans_[s], tallies.series[s], plans_[s].span_of(interval, grid_));
    }
  }

private:
  IntervalGrid grid_;
  CellMap map_;
  std::size_t types_;
  std::vector<SeriesPlan> plans_;
};

}  // namespace staffsim::engine
