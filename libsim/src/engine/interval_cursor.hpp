// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/cell_map.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace staffsim::engine {

/// The interval of the measured window in which the last contact arrived; the next one's is mostly
/// the same, or the one after. Moments are seconds from the window's start.
class IntervalCursor {
public:
  IntervalCursor(const IntervalGrid& grid, const CellMap& map) noexcept
      : map_{map},
        window_s_{grid.end_s() - grid.measured_from_s()},
        interval_s_{grid.interval_s()} {}

  [[nodiscard]] bool holds(double moment_s) const noexcept {
    return moment_s >= from_s_ && moment_s < until_s_;
  }
  /// The same of one who waits and is handled, where that is done before the end of the next.
  [[nodiscard]] bool holds(double arrived_s, double left_s, double done_s) const noexcept {
    return arrived_s >= from_s_ && left_s < until_s_ && done_s <= next_until_s_;
  }
  [[nodiscard]] double until_s() const noexcept { return until_s_; }
  /// The end of the interval after it, or of the window.
  [[nodiscard]] double next_until_s() const noexcept { return next_until_s_; }
  [[nodiscard]] std::size_t cell() const noexcept { return cell_; }
  [[nodiscard]] std::size_t next_cell() const noexcept { return next_cell_; }

  /// To the interval that holds the moment. Outside of the window there is none: then nothing is
  /// before `until_s`.
  void move_to(double moment_s) noexcept {
    if (moment_s < 0.0 || moment_s >= window_s_) {
      from_s_ = until_s_ = next_until_s_ = nowhere_s;
      return;
    }
    const std::int64_t before = interval_;
    if (moment_s >= until_s_ && moment_s < until_s_ + interval_s_) ++interval_;
    else interval_ = static_cast<std::int64_t>(moment_s / interval_s_);
    while (moment_s < start_s(interval_)) --interval_;  // the quotient may be rounded up
    while (moment_s >= start_s(interval_ + 1)) ++interval_;
    from_s_ = start_s(interval_);
    until_s_ = start_s(interval_ + 1);
    next_until_s_ = std::min(start_s(interval_ + 2), window_s_);
    cell_ = interval_ == before + 1 ? next_cell_ : map_.cell_of(interval_);  // which divides
    next_cell_ = cell_ + 1 == map_.cells() ? 0 : cell_ + 1;
  }

private:
  static constexpr double nowhere_s = -std::numeric_limits<double>::infinity();

  [[nodiscard]] double start_s(std::int64_t interval) const noexcept {
    return static_cast<double>(interval) * interval_s_;
  }

  CellMap map_;
  double window_s_;
  double interval_s_;
  double from_s_ = nowhere_s;
  double until_s_ = nowhere_s;
  double next_until_s_ = nowhere_s;
  std::int64_t interval_ = -2;  // before the first: not even the one before interval 0
  std::size_t cell_ = 0;
  std::size_t next_cell_ = 0;
};

}  // namespace staffsim::engine
