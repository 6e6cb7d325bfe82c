// SPDX-License-Identifier: Apache-2.0
#include "demand/keep_probability.hpp"

#include "demand/surge.hpp"

namespace staffsim::demand {

KeepProbability::KeepProbability(const Model& model, const std::string& type) {
  for (const IncidentSpec& incident : model.spec().incidents) {
    const auto effect = incident.affects.find(type);
    const bool keeps_away =
        effect != incident.affects.end() && effect->second.arrivals_factor < 1.0;
    effects_.push_back(keeps_away ? &effect->second : nullptr);
    is_needed_ = is_needed_ || keeps_away;
  }
}

void KeepProbability::begin(std::span<const IncidentOccurrence> occurrences) {
  to_come_ = occurrences;
  under_way_.clear();
}

double KeepProbability::at(double moment_s) {
  for (; !to_come_.empty() && to_come_.front().start_s <= moment_s;
       to_come_ = to_come_.subspan(1)) {
    const IncidentOccurrence& occurrence = to_come_.front();
    const IncidentEffect* effect = effects_[occurrence.incident];
    if (effect != nullptr)
      under_way_.push_back({effect, &occurrence, surge_gone_s(*effect, occurrence)});
  }
  std::erase_if(under_way_, [moment_s](const UnderWay& one) { return one.gone_s < moment_s; });
  double keep = 1.0;
  for (const UnderWay& one : under_way_)
    keep *= 1.0 - (1.0 - one.effect->arrivals_factor) *
                      surge_level(*one.effect, *one.occurrence, moment_s);
  return keep;
}

}  // namespace staffsim::demand
