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
  double occurrences = 1.0;  ///< days, weeks, or times that an interval of the week comes
  double intervals = 1.0;
  double seconds = 0.0;
};

/// Of so many days: values of contacts are told for a day, those of agents for a week.
[[nodiscard]] Extent extent_of(MeasureScope scope, double days, const IntervalGrid& grid) noexcept;

/// What a numerator that is no ratio's is divided by.
[[nodiscard]] constexpr double divisor(FormulaKind kind, const Extent& extent) noexcept {
  if (kind == FormulaKind::per_second) return extent.seconds;
  return kind == FormulaKind::per_interval ? extent.intervals : extent.occurrences;
}

/// A measure as linear forms of N counters.
template <std::size_t N>
struct Formula {
  FormulaKind kind = FormulaKind::ratio;
  std::array<double, N> numerator{};
  std::array<double, N> denominator{};
  double scale = 1.0;        ///< of the numerator
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
