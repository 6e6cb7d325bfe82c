// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/contracts.hpp>
#include <staffsim/core/interval_grid.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace staffsim {

/// Amounts in the equal parts of a week, gathered from stretches of time.
class WeekParts {
public:
  /// @param part_s  at least 1, divides a day
  /// @param caller  whom a message names
  /// @throws std::invalid_argument  unless it does
  WeekParts(double part_s, const char* caller)
      : part_s_{part_s}, amounts_(parts_of_week(part_s, caller), 0.0) {}

  /// Spreads `per_s` over [from, to), in seconds from Monday's midnight; what is over the week's
  /// end belongs to its beginning.
  void add(double from_s, double to_s, double per_s) {
    for (auto part = static_cast<std::size_t>(from_s / part_s_); from_s < to_s; ++part) {
      const double edge_s = std::min(to_s, static_cast<double>(part + 1) * part_s_);
      amounts_[part % amounts_.size()] += per_s * (edge_s - from_s);
      from_s = edge_s;
    }
  }
  [[nodiscard]] std::vector<double> take() { return std::move(amounts_); }

private:
  [[nodiscard]] static std::size_t parts_of_week(double part_s, const char* caller) {
    require(part_s >= 1.0 && IntervalGrid::divides_a_day(part_s), caller,
            "parts of 1 s or more must divide a day");
    return static_cast<std::size_t>(std::llround(seconds_per_day / part_s)) * days_per_week;
  }

  double part_s_;
  std::vector<double> amounts_;
};

}  // namespace staffsim
