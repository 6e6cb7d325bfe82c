// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "estimate/formula.hpp"
#include "estimate/moments.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace staffsim {

/// Batch means: a long series is cut into batches of equal length, and their totals are taken for
/// independent replications. How many batches: as many as 32, as few as 16, so long as twice as
/// many are not yet found to depend on each other. The rest at the start is in none.
///
/// Sources: Schmeiser 1982 (10 to 30 batches are enough, more gain little); Law and Carson 1979
/// (test on more and smaller batches than the interval uses).
namespace batching {
inline constexpr std::size_t most = 32;
inline constexpr std::size_t fewest = 16;
/// Cycles without which not even the fewest batches can be tested.
inline constexpr std::size_t fewest_cycles = 2 * fewest;
}  // namespace batching

/// Whether values in a row follow each other more than independent ones would in 19 of 20 cases:
/// their lag-1 correlation is above 1.645 / sqrt(n).
[[nodiscard]] bool is_correlated(std::span<const double> values);

/// Totals of batches of the cycles' counts.
template <class Counts>
[[nodiscard]] std::vector<Counts> batches_of(std::span<const Counts> cycles, std::size_t batches) {
  const std::size_t length = cycles.size() / batches;
  std::vector<Counts> totals(batches, Counts{});
  std::size_t at = cycles.size() - batches * length;
  for (Counts& total : totals)
    for (std::size_t i = 0; i < length; ++i, ++at)
      for (std::size_t c = 0; c < total.size(); ++c) total[c] += cycles[at][c];
  return totals;
}

/// What a batch adds to the error of the estimate: its numerator, or numerator - ratio x
/// denominator.
template <std::size_t N>
[[nodiscard]] std::vector<double> residuals(std::span<const std::array<double, N>> batches,
                                            const Formula<N>& formula) {
  double top = 0.0;
  double bottom = 0.0;
  for (const auto& batch : batches) {
    top += dot(formula.numerator, batch);
    bottom += dot(formula.denominator, batch);
  }
  const bool is_ratio = formula.kind == FormulaKind::ratio && bottom > 0.0;
  std::vector<double> values;
  for (const auto& batch : batches)
    values.push_back(dot(formula.numerator, batch) -
                     (is_ratio ? top / bottom * dot(formula.denominator, batch) : 0.0));
  return values;
}

/// How many batches the cycles make for this formula; none when they depend on each other whatever
/// their length.
template <std::size_t N>
[[nodiscard]] std::optional<std::size_t>
choose_batches(std::span<const std::array<double, N>> cycles, const Formula<N>& formula) {
  for (std::size_t batches = batching::most; batches >= batching::fewest; batches /= 2) {
    if (cycles.size() < 2 * batches) continue;
    const auto tested = batches_of(cycles, 2 * batches);
    if (!is_correlated(residuals<N>(tested, formula))) return batches;
  }
  return std::nullopt;
}

}  // namespace staffsim
