// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/interval_grid.hpp>
#include <staffsim/model/contact_type.hpp>

#include <vector>

namespace staffsim::demand {

/// A stretch of the run's clock with a constant arrival rate.
struct RateSegment {
  double from_s = 0.0;
  double to_s = 0.0;
  double per_s = 0.0;
};

/// The mean arrival rate of a contact type, day by day, without incidents and busyness (rule 11).
/// Of a recorded log: its contacts, spread evenly over the interval in which each arrives.
class RateCurve {
public:
  RateCurve(const ContactTypeSpec& type, const IntervalGrid& grid);

  /// Appends the segments of a day of the run, in order and without gaps.
  void day(int day, std::vector<RateSegment>& segments) const;

private:
  void weekly_day(const WeeklyArrivals& arrivals, int day,
                  std::vector<RateSegment>& segments) const;
  void table_day(const RateTable& table, int day, std::vector<RateSegment>& segments) const;
  void log_day(const RecordedLog& log, int day, std::vector<RateSegment>& segments) const;

  const ContactTypeSpec* type_;
  IntervalGrid grid_;
};

}  // namespace staffsim::demand
