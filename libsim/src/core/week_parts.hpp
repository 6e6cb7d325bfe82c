// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace staffsim {

/// Amounts in the equal parts of a week, gathered from stretches of time.
class WeekParts {
public:
  /// @param part_s  divides a week
  explicit WeekParts(double part_s)
      : part_s_{part_s},
        amounts_(static_cast<std::size_t>(std::llround(seconds_per_day * days_per_week / part_s)),
                 0.0) {}

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
  double part_s_;
  std::vector<double> amounts_;
};

}  // namespace staffsim
