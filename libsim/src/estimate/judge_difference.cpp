// SPDX-License-Identifier: Apache-2.0
#include "estimate/judge_difference.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {
namespace {

constexpr double share_points = 0.001;
constexpr double part_of_value = 0.01;

/// The last digit that tables print.
double last_digit(std::string_view unit) { return unit == "s" ? 0.1 : 0.01; }

DifferenceVerdict direction(Measure measure, double difference) {
  const bool is_higher = difference > 0.0;
  switch (info(measure).better) {
    case Better::higher:
      return is_higher ? DifferenceVerdict::b_better : DifferenceVerdict::a_better;
    case Better::lower:
      return is_higher ? DifferenceVerdict::a_better : DifferenceVerdict::b_better;
    case Better::neither: break;
  }
  return is_higher ? DifferenceVerdict::higher_in_b : DifferenceVerdict::lower_in_b;
}

DifferenceVerdict verdict_on(const MeasureDifference& of) {
  const Estimate& difference = of.difference;
  if (difference.low >= -of.indifference && difference.high <= of.indifference)
    return DifferenceVerdict::no_difference;
  if (difference.low <= 0.0 && difference.high >= 0.0) return DifferenceVerdict::cannot_tell;
  return direction(of.measure, difference.value);
}

/// Half widths shrink with the square root of the replications. Enough is whichever comes first: an
/// interval without 0, or one within the indifference.
std::optional<std::int64_t> more_replications(const MeasureDifference& of, double rounding,
                                              int replications) {
  const double distance = std::abs(of.difference.value);
  const double wanted = std::max(distance, of.indifference - distance) - rounding;
  if (!(wanted > 0.0)) return std::nullopt;
  const double shrinks = (of.difference.half_width() - rounding) / wanted;
  const double more = std::ceil(replications * (shrinks * shrinks - 1.0));
  constexpr double most = 1e15;
  return static_cast<std::int64_t>(std::clamp(more, 1.0, most));
}

}  // namespace

double indifference_of(Measure measure, double value) noexcept {
  const std::string_view unit = info(measure).unit;
  if (unit == "share") return share_points;
  return std::max(part_of_value * std::abs(value), last_digit(unit));
}

void judge(const PairedSpread& spread, int replications, double t, MeasureDifference& difference) {
  Estimate& estimate = difference.difference;
  const double half = t * std::sqrt(spread.variance) + spread.rounding;
  estimate.low = estimate.value - half;
  estimate.high = estimate.value + half;
  if (spread.variance > 0.0)
    difference.variance_ratio = (spread.variance_of_a + spread.variance_of_b) / spread.variance;
  difference.verdict = verdict_on(difference);
  if (difference.verdict == DifferenceVerdict::cannot_tell)
    difference.more_replications = more_replications(difference, spread.rounding, replications);
}

}  // namespace staffsim
