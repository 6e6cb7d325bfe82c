// SPDX-License-Identifier: Apache-2.0
#include "estimate/incident_variants.hpp"

#include <algorithm>

namespace staffsim {
namespace {

bool is_announcement(const IncidentResponse& response) {
  return std::holds_alternative<Announcement>(response.action);
}

bool is_call_in(const IncidentResponse& response) {
  return std::holds_alternative<CallIn>(response.action);
}

Model without_incident(const Model& model, std::size_t index) {
  ModelSpec spec = model.spec();
  IncidentSpec& incident = spec.incidents[index];
  incident.affects.clear();
  incident.withdraws.clear();
  incident.responses.clear();
  return Model{std::move(spec)};
}

Model under(const Model& model, std::size_t index, Playbook playbook) {
  ModelSpec spec = model.spec();
  std::erase_if(spec.incidents[index].responses, [playbook](const IncidentResponse& response) {
    switch (playbook) {
      case Playbook::announcements: return !is_announcement(response);
      case Playbook::call_ins: return !is_call_in(response);
      case Playbook::both: return false;
      case Playbook::none: break;
    }
    return true;
  });
  return Model{std::move(spec)};
}

/// The playbooks that an incident's responses allow; the last is all of them.
std::vector<Playbook> playbooks_of(const IncidentSpec& incident) {
  std::vector<Playbook> playbooks{Playbook::none};
  if (std::ranges::any_of(incident.responses, is_announcement))
    playbooks.push_back(Playbook::announcements);
  if (std::ranges::any_of(incident.responses, is_call_in)) playbooks.push_back(Playbook::call_ins);
  if (playbooks.size() == 3) playbooks.push_back(Playbook::both);
  return playbooks;
}

}  // namespace

Variants variants_of(const Model& model) {
  Variants variants{{model}, {}};
  const auto add = [&variants](Model variant) {
    variants.models.push_back(std::move(variant));
    return variants.models.size() - 1;
  };
  for (std::size_t i = 0; i < model.spec().incidents.size(); ++i) {
    IncidentVariants incident;
    incident.without = add(without_incident(model, i));
    const std::vector<Playbook> playbooks = playbooks_of(model.spec().incidents[i]);
    for (const Playbook playbook : playbooks)
      incident.playbooks.push_back(
          {playbook, playbook == playbooks.back() ? 0 : add(under(model, i, playbook))});
    variants.incidents.push_back(std::move(incident));
  }
  return variants;
}

}  // namespace staffsim
