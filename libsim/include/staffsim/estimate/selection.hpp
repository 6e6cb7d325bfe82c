// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/measure.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace staffsim {

/// What is too small to matter when candidates are compared.
namespace indifference {
inline constexpr double cost_share = 0.01;      ///< of what the first candidate costs
inline constexpr double share = 0.005;          ///< of a limit that is a share: half a point
inline constexpr double limit_share = 0.05;     ///< of any other limit
inline constexpr int fewest_replications = 20;  ///< before which nothing is selected
}  // namespace indifference

/// Which candidate is the cheapest of those that meet every target.
///
/// With a probability of at least `confidence`, a candidate that is selected misses no target by
/// its indifference zone or more, and none that meets every target by its zone or more is cheaper
/// by `cost_zone` or more; and if none is found to meet the targets, none meets all by their zones.
/// This holds although the candidates share their callers, and also for whoever looks a second time
/// after `more_replications` of them. Procedure and sources: docs/background/statistics.md.
struct Selection {
  enum class Outcome { selected, none_meets, cannot_tell };
  Outcome outcome = Outcome::cannot_tell;
  /// Selected: the cheapest, and any that cost exactly as much, in their order. Where one cannot
  /// tell: those that may be it.
  std::vector<std::size_t> candidates = {};
  bool may_be_none = false;  ///< where one cannot tell: perhaps none meets the targets
  /// Where one cannot tell: replications that are still missing until one can, by the scatter so
  /// far; none when no number of them is sure to be enough.
  std::optional<int> more_replications = {};
  /// Not compared: they have other callers, other targets or other absence.
  std::vector<std::size_t> left_out = {};
  Measure cost = Measure::duty_hours;  ///< what is to be cheap: `cost` where any hour costs
                                       ///< anything, else `duty_hours`
  double confidence = 0.0;
  double cost_zone = 0.0;                 ///< in the unit of `cost`
  std::vector<double> target_zones = {};  ///< by target, in the unit of its limit
};

}  // namespace staffsim
