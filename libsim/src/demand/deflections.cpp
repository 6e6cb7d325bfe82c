// SPDX-License-Identifier: Apache-2.0
#include "demand/deflections.hpp"

#include <algorithm>
#include <string>
#include <variant>

namespace staffsim::demand {
namespace {

/// What one occurrence of an incident, and the announcements that answer it, deflect of a type.
void append_stretches(const IncidentSpec& incident, const IncidentOccurrence& occurrence,
                      const std::string& type, std::vector<Stretch>& stretches) {
  const auto effect = incident.affects.find(type);
  if (effect != incident.affects.end() && effect->second.deflected > 0.0)
    stretches.push_back({occurrence.start_s, occurrence.end_s, effect->second.deflected});
  for (const IncidentResponse& response : incident.responses) {
    const auto* announcement = std::get_if<Announcement>(&response.action);
    if (announcement != nullptr && announcement->type == type && announcement->deflected > 0.0)
      stretches.push_back(
          {occurrence.start_s + response.after.count(), occurrence.end_s, announcement->deflected});
  }
}

}  // namespace

Deflections::Deflections(const Model& model)
    : spec_{&model.spec()}, steps_by_type_(model.contact_types().size()) {}

void Deflections::begin(const IncidentTimeline& timeline) {
  for (std::size_t type = 0; type < steps_by_type_.size(); ++type) {
    steps_by_type_[type].clear();
    if (timeline.occurrences.empty()) continue;
    std::vector<Stretch> stretches;
    for (const IncidentOccurrence& occurrence : timeline.occurrences)
      append_stretches(spec_->incidents[occurrence.incident], occurrence,
                       spec_->contact_types[type].name, stretches);
    const auto pass = [](double all_pass, double deflected) {
      return all_pass * (1.0 - deflected);
    };
    steps_by_type_[type] = steps_of(std::move(stretches), 1.0, pass);
    for (Step& step : steps_by_type_[type]) step.value = 1.0 - step.value;
  }
}

double Deflections::share(std::uint16_t type, double at_s) const noexcept {
  const std::vector<Step>& steps = steps_by_type_[type];
  const auto after =
      std::upper_bound(steps.begin(), steps.end(), at_s,
                       [](double moment_s, const Step& step) { return moment_s < step.at_s; });
  return after == steps.begin() ? 0.0 : std::prev(after)->value;
}

}  // namespace staffsim::demand
