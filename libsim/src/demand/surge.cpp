// SPDX-License-Identifier: Apache-2.0
#include "demand/surge.hpp"

#include <staffsim/random/log_exp.hpp>

#include <algorithm>

namespace staffsim::demand {
namespace {

/// Means after which a decay is over: less than one contact in 10^26 comes later.
constexpr double longest_decay = 60.0;

struct Phases {
  double start_s;
  double peak_s;  // the ramp is over, or the incident ended on it
  double end_s;
  double gone_s;
};

Phases phases_of(const IncidentEffect& effect, const IncidentOccurrence& occurrence) {
  return {occurrence.start_s, std::min(occurrence.start_s + effect.ramp.count(), occurrence.end_s),
          occurrence.end_s, surge_gone_s(effect, occurrence)};
}

/// The part of the peak at a moment of the incident.
double reached_by(double at_s, const IncidentEffect& effect, const IncidentOccurrence& occurrence) {
  const double ramp_s = effect.ramp.count();
  const double under_way_s = at_s - occurrence.start_s;
  return under_way_s < ramp_s ? under_way_s / ramp_s : 1.0;
}

}  // namespace

double surge_gone_s(const IncidentEffect& effect, const IncidentOccurrence& occurrence) {
  return occurrence.end_s + longest_decay * effect.decay.count();
}

double surge_level(const IncidentEffect& effect, const IncidentOccurrence& occurrence,
                   double at_s) {
  if (at_s < occurrence.start_s) return 0.0;
  const double reached = reached_by(std::min(at_s, occurrence.end_s), effect, occurrence);
  if (at_s < occurrence.end_s) return reached;
  const double decay_s = effect.decay.count();
  return decay_s > 0.0 ? reached * fixed::exp(-(at_s - occurrence.end_s) / decay_s) : 0.0;
}

void append_surge(const IncidentEffect& effect, const IncidentOccurrence& occurrence,
                  std::span<const RateSegment> base, double day_factor,
                  std::vector<MassSegment>& segments) {
  const Phases phases = phases_of(effect, occurrence);
  const double reached = reached_by(phases.peak_s, effect, occurrence);
  for (const RateSegment& segment : base) {
    const double extra_per_s = segment.per_s * day_factor * (effect.arrivals_factor - 1.0);
    if (segment.to_s <= phases.start_s || segment.from_s >= phases.gone_s || extra_per_s <= 0.0)
      continue;
    const auto within = [&](double from_s, double to_s, auto append) {
      from_s = std::max(from_s, segment.from_s);
      to_s = std::min(to_s, segment.to_s);
      if (from_s < to_s) segments.push_back(append(from_s, to_s));
    };
    within(phases.start_s, phases.peak_s, [&](double from_s, double to_s) {
      const double ramp_s = effect.ramp.count();
      return MassSegment::climb(from_s, to_s, extra_per_s * ((from_s - phases.start_s) / ramp_s),
                                extra_per_s * ((to_s - phases.start_s) / ramp_s));
    });
    within(phases.peak_s, phases.end_s, [&](double from_s, double to_s) {
      return MassSegment::constant(from_s, to_s, extra_per_s);
    });
    within(phases.end_s, phases.gone_s, [&](double from_s, double to_s) {
      const double decay_s = effect.decay.count();
      const double level = reached * fixed::exp(-(from_s - phases.end_s) / decay_s);
      return MassSegment::decay(from_s, to_s, extra_per_s * level, decay_s);
    });
  }
}

}  // namespace staffsim::demand
