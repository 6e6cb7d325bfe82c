// SPDX-License-Identifier: Apache-2.0
#include "estimate/cycle.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {
namespace {

constexpr Cycle by_day{NoSteadyState::none, 1};
constexpr Cycle by_week{NoSteadyState::none, days_per_week};
constexpr Cycle never{NoSteadyState::dated, 0};

Cycle of(const WeeklyArrivals& arrivals) {
  if (!arrivals.dates.empty()) return never;
  const auto equals_first = [](const auto& list, auto part) {
    return std::ranges::all_of(list, [&](const auto& x) { return part(x) == part(list.front()); });
  };
  const bool is_even =
      equals_first(arrivals.weekday, [](double x) { return x; }) &&
      equals_first(arrivals.profiles, [](const DayProfile& x) { return x.weights; });
  return is_even ? by_day : by_week;
}
Cycle of(const RateTable& rates) {
  const double period_s = rates.every.count() * static_cast<double>(rates.per_hour.size());
  const auto divides = [&](double span_s) { return std::fmod(span_s, period_s) == 0.0; };
  if (divides(seconds_per_day)) return by_day;
  if (divides(days_per_week * seconds_per_day)) return by_week;
  return {NoSteadyState::odd_period, 0};
}
Cycle of(const RecordedLog&) { return never; }

template <class Part>
Cycle of_parts(const std::vector<Part>& parts) {
  Cycle cycle = by_day;
  for (const Part& part : parts) {
    if (!part.dates.empty()) return never;
    if (part.days != DaySet::daily()) cycle = by_week;
  }
  return cycle;
}
Cycle of(const HeadCount& heads) { return of_parts(heads.windows); }
Cycle of(const std::vector<Shift>& shifts) { return of_parts(shifts); }
Cycle of(const Roster&) { return never; }

/// Incidents that come at random come for ever.
Cycle of(const IncidentSpec& incident) {
  return std::holds_alternative<AnyDistribution>(incident.starts) ? by_day : never;
}

Cycle longer(Cycle a, Cycle b) {
  if (a.refusal != NoSteadyState::none) return a;
  if (b.refusal != NoSteadyState::none) return b;
  return a.days < b.days ? b : a;
}

}  // namespace

Cycle cycle_of(const ModelSpec& spec) {
  Cycle cycle = by_day;
  const auto extend = [&](const auto& part) { cycle = longer(cycle, of(part)); };
  for (const ContactTypeSpec& type : spec.contact_types) std::visit(extend, type.arrivals);
  for (const AgentGroupSpec& group : spec.agent_groups) std::visit(extend, group.staffing);
  for (const IncidentSpec& incident : spec.incidents) extend(incident);
  return cycle;
}

}  // namespace staffsim
