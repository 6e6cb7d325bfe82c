// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/interval_grid.hpp>
#include <staffsim/estimate/measure.hpp>

#include "engine/tallies.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace staffsim {

/// How a measure comes from counters.
enum class FormulaKind : std::uint8_t {
  per_occurrence,  ///< numerator for each day, interval or week in the row
  per_interval,    ///< numerator for each reporting interval in the row
  per_second,      ///< numerator over the clock time of the row
  ratio,           ///< ratio of expectations: sum of numerators / sum of denominators
  wait_quantile,
  response_quantile
};

/// Whether the measure is read off a histogram.
[[nodiscard]] constexpr bool is_quantile(FormulaKind kind) noexcept {
  return kind == FormulaKind::wait_quantile || kind == FormulaKind::response_quantile;
}

/// How much time a value is about.
struct Extent {
  double occurrences = 1.0;  ///< days, or times that an interval of the week comes
  double intervals = 1.0;
  double seconds = 0.0;
  double together = 1.0;  ///< occurrences that a value is told for: the seven days of a week
};

/// Of so many days: values of contacts are told for a day, those of agents for a week.
[[nodiscard]] Extent extent_of(MeasureScope scope, double days, const IntervalGrid& grid) noexcept;

/// How a numerator that is no ratio's is told: as so much of it over so much. Both are whole
/// numbers as a rule, so that a sum is rounded once; with reciprocals 504 hours were
/// 504.00000000000006.
struct Rate {
  double times = 1.0;
  double over = 1.0;

  [[nodiscard]] constexpr double of(double sum) const noexcept { return sum * times / over; }
  [[nodiscard]] constexpr double squared_of(double sum) const noexcept { return of(of(sum)); }
};

/// @param unit  of the formula
[[nodiscard]] constexpr Rate rate(FormulaKind kind, double unit, const Extent& extent) noexcept {
  if (kind == FormulaKind::per_second) return {.over = unit * extent.seconds};
  if (kind == FormulaKind::per_interval) return {.over = unit * extent.intervals};
  return {.times = extent.together, .over = unit * extent.occurrences};
}

/// A measure as linear forms of N counters.
template <std::size_t N>
struct Formula {
  FormulaKind kind = FormulaKind::ratio;
  std::array<double, N> numerator{};
  std::array<double, N> denominator{};
  double unit = 1.0;         ///< what a numerator that is no ratio's is told in: hours, 3,600 s
  double probability = 0.0;  ///< of a quantile
};

using ContactFormula = Formula<engine::counter_count>;
using AgentFormula = Formula<engine::agent_counter_count>;

/// @throws std::invalid_argument  for a measure of the other scope
[[nodiscard]] ContactFormula contact_formula(Measure measure);
[[nodiscard]] AgentFormula agent_formula(Measure measure);

template <std::size_t N>
[[nodiscard]] double dot(const std::array<double, N>& a, const std::array<double, N>& b) noexcept {
  double sum = 0.0;
  for (std::size_t i = 0; i < N; ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace staffsim
