// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>

#include <string_view>

namespace staffsim {

/// How to widen intervals that are read together, so that all of them hold at once.
///
/// Bonferroni: of m intervals, each of confidence 1 - (1 - c) / m, all hold with probability c at
/// least, whatever their dependence (Miller, Simultaneous Statistical Inference, 2nd ed. 1981).
/// Student's t intervals of one study differ in their factor alone, so the wider ones are the
/// printed half widths times `factor`, exactly, where all replications tell a cell. Percentiles are
/// no such intervals: theirs come exactly from a study at confidence `each`, and nearly by the
/// factor. Nor are cells that fewer than half of the replications tell: their factor is larger, and
/// a study at confidence `each` has it.
struct Simultaneous {
  static constexpr std::string_view method = "Bonferroni";
  double confidence = 0.95;  ///< that all hold
  int cells = 1;             ///< intervals read together
  double each = 0.95;        ///< confidence of each of them when widened
  double factor = 1.0;       ///< of half widths at `confidence`
};

/// @param confidence    joint, and of the intervals as they are; in (0, 1)
/// @param cells         intervals read together; >= 1
/// @param replications  behind each of them; >= 2
/// @throws std::invalid_argument  outside these ranges
[[nodiscard]] Simultaneous simultaneous(double confidence, int cells, int replications);

/// The interval of an estimate, both halves times `factor`.
[[nodiscard]] Estimate widened(const Estimate& estimate, double factor) noexcept;

/// Intervals of a measure and a row that a result has: of the week, or by date.
[[nodiscard]] int interval_cells(const Result& result, bool by_date) noexcept;

}  // namespace staffsim
