// SPDX-License-Identifier: Apache-2.0
#include "estimate/judge_difference.hpp"

#include <staffsim/estimate/experiment.hpp>

#include "estimate/moments.hpp"
#include "estimate/student_t.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {
namespace {

constexpr double share_points = 0.001;
constexpr double part_of_value = 0.01;

/// The last digit that tables print.
double last_digit(Unit unit) { return unit == Unit::seconds ? 0.1 : 0.01; }

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

DifferenceVerdict verdict_on(const MeasureDifference& of, const Estimate& difference) {
  if (difference.low >= -of.indifference && difference.high <= of.indifference)
    return DifferenceVerdict::no_difference;
  if (difference.low <= 0.0 && difference.high >= 0.0) return DifferenceVerdict::cannot_tell;
  return direction(of.measure, difference.value);
}

/// Of shares that differ by the same in every replication: nothing scatters, and yet another
/// replication may differ by anything from -1 to 1.
Estimate with_bounds_of_unvaried(double value, double replications, double error) {
  const double other = share_never_seen(error, replications);
  return {value, value - other * (value + 1.0), value + other * (1.0 - value)};
}

/// The difference after so many replications, if the further ones are like these: its variance goes
/// with their number, and so do those that tell.
Estimate estimate_after(std::int64_t all, const MeasureDifference& of, const PairedSpread& spread,
                        int replications, double confidence) {
  constexpr std::int64_t as_if_infinite = limits::replications;  // for t
  const double value = of.difference.value;
  const double growth = static_cast<double>(all) / replications;
  if (info(of.measure).scope == MeasureScope::targets && spread.variance == 0.0)
    return with_bounds_of_unvaried(value, std::round(spread.telling * growth),
                                   0.5 * (1.0 - confidence));
  const auto counted = static_cast<int>(std::min(all, as_if_infinite));
  Estimate estimate =
      ratio_with_interval(value, spread.variance / growth, spread.telling * counted / replications,
                          counted, interval_factor(confidence, counted));
  estimate.low -= spread.rounding;
  estimate.high += spread.rounding;
  return estimate;
}

/// Enough is whichever comes first: an interval without 0, or one within the indifference.
std::optional<std::int64_t> more_replications(const MeasureDifference& of,
                                              const PairedSpread& spread, int replications,
                                              double confidence) {
  const double distance = std::abs(of.difference.value);
  const double wanted = std::max(distance, of.indifference - distance) - spread.rounding;
  if (!(wanted > 0.0) || std::isinf(of.difference.high)) return std::nullopt;
  std::int64_t too_few = 0;
  std::int64_t enough = 1'000'000'000'000'000;
  while (enough - too_few > 1) {
    const std::int64_t middle = too_few + (enough - too_few) / 2;
    const Estimate then =
        estimate_after(replications + middle, of, spread, replications, confidence);
    (verdict_on(of, then) == DifferenceVerdict::cannot_tell ? too_few : enough) = middle;
  }
  return enough;
}

}  // namespace

double indifference_of(Measure measure, double value) noexcept {
  const Unit unit = info(measure).unit;
  if (unit == Unit::share) return share_points;
  return std::max(part_of_value * std::abs(value), last_digit(unit));
}

void judge(PairedSpread spread, int replications, double confidence,
           MeasureDifference& difference) {
  const double larger = std::max(std::abs(difference.a), std::abs(difference.b));
  if (is_rounding(std::sqrt(spread.variance), larger)) spread.variance = 0.0;
  difference.difference =
      estimate_after(replications, difference, spread, replications, confidence);
  if (spread.variance > 0.0 && std::isfinite(spread.variance))
    difference.variance_ratio = (spread.variance_of_a + spread.variance_of_b) / spread.variance;
  difference.verdict = verdict_on(difference, difference.difference);
  if (difference.verdict == DifferenceVerdict::cannot_tell)
    difference.more_replications = more_replications(difference, spread, replications, confidence);
}

}  // namespace staffsim
