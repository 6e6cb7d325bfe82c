// SPDX-License-Identifier: Apache-2.0
#include "demand/rate_curve.hpp"

#include "model/daily_contacts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace staffsim::demand {
namespace {

void append(std::vector<RateSegment>& segments, const RateSegment& segment) {
  if (!segments.empty() && segments.back().per_s == segment.per_s)
    segments.back().to_s = segment.to_s;
  else segments.push_back(segment);
}

const DayProfile* profile_of(const WeeklyArrivals& arrivals, Date date) {
  const auto found =
      std::find_if(arrivals.profiles.begin(), arrivals.profiles.end(),
                   [date](const DayProfile& profile) { return profile.days.contains(date); });
  return found == arrivals.profiles.end() ? nullptr : &*found;
}

}  // namespace

RateCurve::RateCurve(const ContactTypeSpec& type, const IntervalGrid& grid)
    : type_{&type}, grid_{grid} {}

void RateCurve::day(int day, std::vector<RateSegment>& segments) const {
  if (const auto* weekly = std::get_if<WeeklyArrivals>(&type_->arrivals))
    weekly_day(*weekly, day, segments);
  else if (const auto* table = std::get_if<RateTable>(&type_->arrivals))
    table_day(*table, day, segments);
  else log_day(std::get<RecordedLog>(type_->arrivals), day, segments);
}

void RateCurve::weekly_day(const WeeklyArrivals& arrivals, int day,
                           std::vector<RateSegment>& segments) const {
  const Date date = grid_.date_of_day(day);
  const double per_day = contacts_on(arrivals, date);
  const double midnight_s = day * seconds_per_day;
  const DayProfile* profile = profile_of(arrivals, date);
  if (profile == nullptr) {
    segments.push_back({midnight_s, midnight_s + seconds_per_day, per_day / seconds_per_day});
    return;
  }
  const auto& weights = profile->weights;
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  const double part_s = seconds_per_day / static_cast<double>(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double from_s = midnight_s + static_cast<double>(i) * part_s;
    append(segments, {from_s, midnight_s + static_cast<double>(i + 1) * part_s,
                      per_day * (weights[i] / sum) / part_s});
  }
}

/// Part k of the table covers [k, k + 1) x every from the first measured day, for any whole k.
void RateCurve::table_day(const RateTable& table, int day,
                          std::vector<RateSegment>& segments) const {
  const double every_s = table.every.count();
  const double origin_s = grid_.measured_from_s();
  const double end_s = (day + 1) * seconds_per_day;
  const auto parts = static_cast<std::int64_t>(table.per_hour.size());
  double from_s = day * seconds_per_day;
  for (auto k = static_cast<std::int64_t>(std::floor((from_s - origin_s) / every_s));
       from_s < end_s; ++k) {
    const double to_s = std::min(end_s, origin_s + static_cast<double>(k + 1) * every_s);
    if (to_s <= from_s) continue;
    const auto part = static_cast<std::size_t>(((k % parts) + parts) % parts);
    append(segments, {from_s, to_s, table.per_hour[part] / seconds_per_hour});
    from_s = to_s;
  }
}

void RateCurve::log_day(const RecordedLog& log, int day, std::vector<RateSegment>& segments) const {
  const Date date = grid_.date_of_day(day);
  const auto by_date = [](const RecordedContact& contact) { return contact.arrived.date; };
  const auto first = std::ranges::lower_bound(log.contacts, date, {}, by_date);
  const auto end = std::ranges::upper_bound(log.contacts, date, {}, by_date);
  std::vector<double> counts(static_cast<std::size_t>(grid_.intervals_per_day()), 0.0);
  for (auto contact = first; contact != end; ++contact)
    counts[static_cast<std::size_t>(
        grid_.interval_holding(contact->arrived.time_of_day.count()))] += 1.0;
  double from_s = day * seconds_per_day;
  for (const double count : counts) {
    append(segments, {from_s, from_s + grid_.interval_s(), count / grid_.interval_s()});
    from_s += grid_.interval_s();
  }
}

}  // namespace staffsim::demand
