// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/time.hpp>
#include <staffsim/estimate/difference.hpp>
#include <staffsim/estimate/estimate.hpp>
#include <staffsim/estimate/measure.hpp>
#include <staffsim/estimate/row_label.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace staffsim {

/// An estimate after what is known of the contacts beforehand was taken into account: how many come
/// and how much work they bring, on average (docs/background/statistics.md, control variates).
struct AdjustedEstimate {
  Estimate estimate;
  double variance_ratio = Estimate::none;  ///< variance of the plain estimate over this one's
};

struct MeasureEstimate {
  Measure measure = Measure::offered;
  RowIndex row = 0;
  Estimate estimate;
  std::optional<AdjustedEstimate> adjusted = {};  ///< where it can be made; it is no better if the
                                                  ///< ratio is below 1
};

/// A measure in one interval of the week or, of windows up to 14 days, of a single date: then both
/// kinds of rows are there, and those of dates have a `date`.
struct IntervalEstimate {
  Measure measure = Measure::offered;
  RowIndex row = 0;
  std::int16_t weekday = 0;   ///< Monday 0
  std::int16_t interval = 0;  ///< of the day
  std::optional<Date> date;   ///< in rows by date
  Estimate estimate;
};

enum class Verdict { met, missed, cannot_tell };

/// A target judged: the estimate that was compared, and the limit.
struct TargetResult {
  std::size_t target = 0;  ///< index in ModelSpec::targets
  Estimate estimate;   ///< of the measure (over the horizon), or of the share of days or intervals
                       ///< in which it held
  double limit = 0.0;  ///< for that estimate
  bool at_least = true;
  bool is_met = false;                     ///< by the estimate; not where nothing was observed
  Verdict verdict = Verdict::cannot_tell;  ///< with the interval in mind
};

/// What became of a wanted precision.
struct PrecisionResult {
  std::size_t target = 0;           ///< index in ExperimentSpec::precision
  Estimate estimate;                ///< of its measure
  double wanted = Estimate::none;   ///< half width in the measure's unit; NaN while not known
  double reached = Estimate::none;  ///< half width; NaN where there is no interval
  bool is_met = false;
};

/// Everything estimated for one model.
struct Result {
  int replications = 0;          ///< done
  bool partial = false;          ///< stopped before all were done
  std::vector<RowLabel> labels;  ///< contact types in file order, branches, channels, all; groups,
                                 ///< all groups; targets
  std::vector<MeasureEstimate> measures;  ///< by row, then measure
  std::vector<IntervalEstimate>
      intervals;  ///< by row, then date or weekday, interval, measure; only when wanted
  std::vector<TargetResult> targets;
  std::vector<PrecisionResult> precision;
  /// Against the model before it in `simulate_all`, by one measure: how many calls are abandoned,
  /// or where nobody would, how long contacts wait. The first model has no neighbour.
  std::optional<MeasureDifference> neighbour = {};

  /// Over all contacts, or all agents.
  /// @throws std::invalid_argument  when the measure has no such row (calls and e-mail mixed, say)
  [[nodiscard]] const Estimate& total(Measure measure) const;
  /// Of one contact type, or of one agent group for an agent measure.
  [[nodiscard]] const Estimate& of(Measure measure, std::string_view name) const;
  /// Of all contacts of a channel ("phone", "email"), or of a branch.
  [[nodiscard]] const Estimate& of_channel(Measure measure, std::string_view channel) const;
  [[nodiscard]] const Estimate& of_branch(Measure measure, std::string_view branch) const;
  /// The same without throwing: nullptr when there is no such row.
  [[nodiscard]] const Estimate* find(Measure measure, const RowLabel& label) const noexcept;
};

}  // namespace staffsim
