// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/demand/contact_source.hpp>

#include "core/week_parts.hpp"
#include "demand/rate_curve.hpp"

#include <algorithm>

namespace staffsim::demand {
namespace {

/// A type with the arrivals of an ordinary week.
ContactTypeSpec ordinary(const WeeklyArrivals& arrivals) {
  ContactTypeSpec type;
  type.arrivals = arrivals;
  std::get<WeeklyArrivals>(type.arrivals).dates.clear();
  return type;
}

}  // namespace

std::vector<double> weekly_arrivals(const Model& model, std::size_t type) {
  return weekly_arrivals(model, type, Duration{model.grid().interval_s()});
}

std::vector<double> weekly_arrivals(const Model& model, std::size_t type, Duration part) {
  require(type < model.contact_types().size(), "weekly_arrivals", "there is no such contact type");
  const ContactTypeSpec& given = model.contact_types()[type];
  const auto* weekly = std::get_if<WeeklyArrivals>(&given.arrivals);
  const ContactTypeSpec usual = weekly != nullptr ? ordinary(*weekly) : ContactTypeSpec{};
  const ContactTypeSpec& spec = weekly != nullptr ? usual : given;
  // A whole week where every week is alike, otherwise all measured days.
  const int days = weekly != nullptr ? days_per_week : model.grid().days();
  const IntervalGrid& grid = model.grid();
  const IntervalGrid measured{grid.start(), std::max(grid.days(), days_per_week), 0,
                              grid.interval_s()};
  const RateCurve curve{spec, measured};
  WeekParts week{part.count(), "weekly_arrivals"};
  std::vector<int> days_seen(days_per_week, 0);
  std::vector<RateSegment> segments;
  for (int day = 0; day < days; ++day) {
    const int weekday = weekday_of(measured.date_of_day(day));
    ++days_seen[static_cast<std::size_t>(weekday)];
    segments.clear();
    curve.day(day, segments);
    const double to_week_s = (weekday - day) * seconds_per_day;
    for (const RateSegment& segment : segments)
      week.add(segment.from_s + to_week_s, segment.to_s + to_week_s, segment.per_s);
  }
  std::vector<double> arrivals = week.take();
  const std::size_t per_day = arrivals.size() / days_per_week;
  for (std::size_t i = 0; i < arrivals.size(); ++i)
    arrivals[i] /= std::max(1, days_seen[i / per_day]);
  return arrivals;
}

}  // namespace staffsim::demand
