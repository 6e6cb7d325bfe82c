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
        cells_{static_cast<std::size_t>(dated_ ? grid.days() * grid.intervals_per_day()
                                               : grid.intervals_per_week())},
        shift_{static_cast<std::int64_t>(weekday_of(grid.start())) * grid.intervals_per_day()} {}

  [[nodiscard]] std::size_t cells() const noexcept { return cells_; }
  [[nodiscard]] bool is_dated() const noexcept { return dated_; }
  /// Cell of interval `interval` counted from the start of the measured window.
  [[nodiscard]] std::size_t cell_of(std::int64_t interval) const noexcept {
    if (dated_) return static_cast<std::size_t>(interval);
    return static_cast<std::size_t>((interval + shift_) % static_cast<std::int64_t>(cells_));
  }

private:
  bool dated_;
  std::size_t cells_;
  std::int64_t shift_;  // intervals from Monday midnight to the window's start
};

}  // namespace staffsim::engine
