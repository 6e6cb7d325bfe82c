// SPDX-License-Identifier: Apache-2.0
#include "model/features.hpp"

#include <algorithm>

namespace staffsim {
namespace {

template <class Is>
bool any_type(const ModelSpec& spec, Is is) {
  return std::ranges::any_of(spec.contact_types, is);
}

template <class Action>
bool responds_with(const IncidentSpec& incident) {
  return std::ranges::any_of(incident.responses, [](const IncidentResponse& response) {
    return std::holds_alternative<Action>(response.action);
  });
}

bool deflects(const IncidentSpec& incident) {
  const auto satisfies = [](const auto& effect) { return effect.second.deflected > 0.0; };
  return responds_with<Announcement>(incident) || std::ranges::any_of(incident.affects, satisfies);
}

}  // namespace

bool has_patience(const ContactTypeSpec& type) { return type.patience != AnyDistribution{Never{}}; }

bool may_give_up(const ContactTypeSpec& type) { return type.balk > 0.0 || has_patience(type); }

bool has_limited_lines(const ModelSpec& spec) { return spec.lines.has_value(); }

bool has_later_attempts(const ModelSpec& spec) {
  return any_type(spec, [](const ContactTypeSpec& type) {
    return type.redial || type.returns || !type.transfers.empty();
  });
}

bool has_redials(const ModelSpec& spec) {
  return any_type(spec, [](const ContactTypeSpec& type) { return type.redial.has_value(); });
}

bool has_deflection(const ModelSpec& spec) { return std::ranges::any_of(spec.incidents, deflects); }

bool has_invalid(const ModelSpec& spec) {
  return any_type(spec, [](const ContactTypeSpec& type) { return type.invalid.has_value(); });
}

bool calls_in(const IncidentSpec& incident) { return responds_with<CallIn>(incident); }

bool has_call_ins(const ModelSpec& spec) { return std::ranges::any_of(spec.incidents, calls_in); }

bool has_special_attempts(const ModelSpec& spec) {
  return has_limited_lines(spec) || has_deflection(spec) || has_later_attempts(spec) ||
         has_invalid(spec);
}

bool has_further_counters(const ModelSpec& spec) {
  return has_special_attempts(spec) || has_email(spec);
}

bool has_channel(const ModelSpec& spec, Channel channel) {
  return any_type(spec, [channel](const ContactTypeSpec& type) { return type.channel == channel; });
}

bool has_phone(const ModelSpec& spec) { return has_channel(spec, Channel::phone); }

bool has_email(const ModelSpec& spec) { return has_channel(spec, Channel::email); }

Channel main_channel(const ModelSpec& spec) {
  return has_phone(spec) ? Channel::phone : Channel::email;
}

bool has_deadlines(const ModelSpec& spec) {
  return any_type(spec, [](const ContactTypeSpec& type) { return type.due.has_value(); });
}

bool has_cost(const ModelSpec& spec) {
  return std::ranges::any_of(spec.agent_groups,
                             [](const AgentGroupSpec& group) { return group.cost_per_hour > 0.0; });
}

namespace {

/// Less what they do to agents, and what is done about them.
std::vector<IncidentSpec> as_callers_see(std::vector<IncidentSpec> incidents) {
  for (IncidentSpec& incident : incidents) {
    incident.withdraws.clear();
    incident.responses.clear();
  }
  return incidents;
}

/// The incidents of equal lists.
bool same_announcements(const std::vector<IncidentSpec>& a, const std::vector<IncidentSpec>& b) {
  const auto announced = [](const IncidentSpec& incident) {
    std::vector<IncidentResponse> responses = incident.responses;
    std::erase_if(responses, [](const IncidentResponse& response) {
      return std::holds_alternative<CallIn>(response.action);
    });
    return responses;
  };
  return std::ranges::equal(a, b, {}, announced, announced);
}

}  // namespace

bool same_callers(const Model& a, const Model& b) {
  return a.grid() == b.grid() && a.contact_types() == b.contact_types() &&
         a.spec().day_factors == b.spec().day_factors &&
         as_callers_see(a.spec().incidents) == as_callers_see(b.spec().incidents);
}

bool same_contacts(const Model& a, const Model& b) {
  return same_callers(a, b) && same_announcements(a.spec().incidents, b.spec().incidents);
}

}  // namespace staffsim
