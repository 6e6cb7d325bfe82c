// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/estimate/simultaneous.hpp>

#include "estimate/student_t.hpp"

#include <algorithm>

namespace staffsim {

Simultaneous simultaneous(double confidence, int cells, int replications) {
  require(confidence > 0.0 && confidence < 1.0, "simultaneous",
          "confidence must lie between 0 and 1");
  require(cells >= 1, "simultaneous", "cells must be at least 1");
  require(replications >= 2, "simultaneous", "one replication gives no interval");
  const double each = 1.0 - (1.0 - confidence) / cells;
  return {.confidence = confidence,
          .cells = cells,
          .each = each,
          .factor =
              interval_factor(each, replications) / interval_factor(confidence, replications)};
}

Estimate widened(const Estimate& estimate, double factor) noexcept {
  return {estimate.value, estimate.value - factor * (estimate.value - estimate.low),
          estimate.value + factor * (estimate.high - estimate.value)};
}

int interval_cells(const Result& result, bool by_date) noexcept {
  const auto first = std::ranges::find_if(result.intervals, [&](const IntervalEstimate& entry) {
    return entry.date.has_value() == by_date;
  });
  if (first == result.intervals.end()) return 0;
  return static_cast<int>(
      std::count_if(first, result.intervals.end(), [&](const IntervalEstimate& entry) {
        return entry.measure == first->measure && entry.row == first->row &&
               entry.date.has_value() == by_date;
      }));
}

}  // namespace staffsim
