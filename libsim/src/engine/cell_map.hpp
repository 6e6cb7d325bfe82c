// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/interval_grid.hpp>

#include <cstddef>
#include <cstdint>

namespace staffsim::engine {

/// Where a moment of the run is counted: its interval of the week, or of the calendar when the
/// measured window has at most `longest_dated_window` days.
class CellMap {
public:
  static constexpr int longest_dated_window = 14;

  explicit CellMap(const IntervalGrid& grid) noexcept
      : dated_{grid.days() <= longest_dated_window},
        per_week_{grid.intervals_per_week()},
        cells_{static_cast<std::size_t>(dated_ ? grid.days() * grid.intervals_per_day()
                                               : grid.intervals_per_week())},
        shift_{static_cast<std::int64_t>(weekday_of(grid.start())) * grid.intervals_per_day()} {}

  [[nodiscard]] std::size_t cells() const noexcept { return cells_; }
  [[nodiscard]] bool is_dated() const noexcept { return dated_; }
  /// Cell of interval `interval` counted from the start of the measured window.
  [[nodiscard]] std::size_t cell_of(std::int64_t interval) const noexcept {
    return dated_ ? static_cast<std::size_t>(interval) : week_cell_of(interval);
  }
  /// Its interval of the week, Monday's first, even where cells are of the calendar.
  [[nodiscard]] std::size_t week_cell_of(std::int64_t interval) const noexcept {
    return static_cast<std::size_t>((interval + shift_) % per_week_);
  }

private:
  bool dated_;
  std::int64_t per_week_;
  std::size_t cells_;
  std::int64_t shift_;  // intervals from Monday midnight to the window's start
};

}  // namespace staffsim::engine
