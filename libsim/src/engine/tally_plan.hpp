// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/interval_grid.hpp>

#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// Which members of a list belong to a pool: by index, 1 if in it.
using Pool = std::vector<std::uint8_t>;

/// A series to keep: the pooled counts of some types and groups, by day or by interval.
struct SeriesPlan {
  Pool types;
  Pool groups;
  bool by_day = true;
  /// Up to which a wait, or a response time, counts in `Series::within`; below 0: none does.
  double wait_limit_s = -1.0;
  double response_limit_s = -1.0;

  /// Where an interval of the measured window is counted.
  [[nodiscard]] std::size_t span_of(std::int64_t interval,
                                    const IntervalGrid& grid) const noexcept {
    return static_cast<std::size_t>(by_day ? interval / grid.intervals_per_day() : interval);
  }
};

/// What to keep beyond the plain counts.
struct TallyPlan {
  /// Cells are intervals; otherwise days, which is enough for totals, and not for series.
  bool by_interval = true;
  bool wait_samples = false;  ///< for percentiles of intervals
  std::vector<SeriesPlan> series = {};
  bool virtual_waits = false;        ///< the kernel tells them
  std::vector<Pool> age_pools = {};  ///< types among which the oldest waiting e-mail is looked for
};

}  // namespace staffsim::engine
