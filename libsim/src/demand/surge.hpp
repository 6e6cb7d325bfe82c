// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/incident.hpp>
#include <staffsim/model/incident_timeline.hpp>

#include "demand/mass_segment.hpp"
#include "demand/rate_curve.hpp"

#include <span>
#include <vector>

namespace staffsim::demand {

/// The additional arrivals that one occurrence of an incident brings over `base` segments (rules 11
/// and 12): (factor - 1) times the base rate, climbing, at the peak and decaying. Appended in
/// order.
void append_surge(const IncidentEffect& effect, const IncidentOccurrence& occurrence,
                  std::span<const RateSegment> base, double day_factor,
                  std::vector<MassSegment>& segments);

/// When the occurrence's surge is over, its decay included.
[[nodiscard]] double surge_gone_s(const IncidentEffect& effect,
                                  const IncidentOccurrence& occurrence);

/// How far an effect on arrivals has come at a moment: 0 outside, 1 at the peak (rule 12).
[[nodiscard]] double surge_level(const IncidentEffect& effect, const IncidentOccurrence& occurrence,
                                 double at_s);

}  // namespace staffsim::demand
