// SPDX-License-Identifier: Apache-2.0
#include "model/daily_contacts.hpp"

#include <algorithm>
#include <numeric>

namespace staffsim {

double usual_contacts(const WeeklyArrivals& arrivals, int weekday) {
  const auto& weights = arrivals.weekday;
  const double mean = std::accumulate(weights.begin(), weights.end(), 0.0) / days_per_week;
  return arrivals.per_day * (weights[static_cast<std::size_t>(weekday)] / mean);
}

double contacts_on(const WeeklyArrivals& arrivals, Date date) {
  const auto special = arrivals.dates.find(date);
  const double factor = special == arrivals.dates.end() ? 1.0 : special->second;
  return usual_contacts(arrivals, weekday_of(date)) * factor;
}

double contacts_on_busiest_day(const WeeklyArrivals& arrivals) {
  double most = 0.0;
  for (int weekday = 0; weekday < days_per_week; ++weekday)
    most = std::max(most, usual_contacts(arrivals, weekday));
  for (const auto& special : arrivals.dates)
    most = std::max(most, contacts_on(arrivals, special.first));
  return most;
}

double contacts_between(const WeeklyArrivals& arrivals, Date first, Date last) {
  const auto days = (last - first).count() + 1;
  const auto days_of_weeks = days - days % days_per_week;
  double sum = static_cast<double>(days_of_weeks) * arrivals.per_day;
  for (auto day = days_of_weeks; day < days; ++day)
    sum += usual_contacts(arrivals, weekday_of(first + std::chrono::days{day}));
  for (auto special = arrivals.dates.lower_bound(first);
       special != arrivals.dates.end() && special->first <= last; ++special)
    sum += (special->second - 1.0) * usual_contacts(arrivals, weekday_of(special->first));
  return sum;
}

}  // namespace staffsim
