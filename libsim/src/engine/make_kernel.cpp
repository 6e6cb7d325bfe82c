// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/engine/event_kernel.hpp>
#include <staffsim/engine/kernel.hpp>

#include "engine/event_free_kernel.hpp"
#include "engine/make_pooled_kernel.hpp"
#include "model/features.hpp"

#include <algorithm>

namespace staffsim::engine {
namespace {

bool is_plain(const ContactTypeSpec& type) {
  return !type.redial && !type.returns && !type.invalid && type.transfers.empty();
}

bool is_plain(const Skill& skill) {
  return skill.keep_free == 0 && skill.preempt_by.empty() && skill.overflow_after == Duration{};
}

bool is_plain(const IncidentSpec& incident) {
  return incident.responses.empty() &&
         std::ranges::all_of(incident.affects,
                             [](const auto& effect) { return effect.second.deflected == 0.0; });
}

/// With the routing's contact selection; agent selection and extent are chosen.
template <class Agents, Extent extent>
std::unique_ptr<Kernel> make_kernel_with(const Model& model) {
  switch (model.spec().routing.contact) {
    case ContactSelection::priority:
      return std::make_unique<EventKernel<Routing<Agents, PreferredContact>, extent>>(model);
    case ContactSelection::longest_waiting:
      return std::make_unique<EventKernel<Routing<Agents, LongestWaitingContact>, extent>>(model);
    default: break;
  }
  // These look at more than the plain kernel shows.
  if (model.spec().routing.contact == ContactSelection::earliest_due)
    return std::make_unique<EventKernel<Routing<Agents, EarliestDueContact>>>(model);
  return std::make_unique<EventKernel<Routing<Agents, LongestQueueContact>>>(model);
}

}  // namespace

bool is_plain(const Model& model) {
  const ModelSpec& spec = model.spec();
  const auto group_is_plain = [](const AgentGroupSpec& group) {
    return group.end_of_shift == EndOfShift::finish &&
           std::ranges::all_of(group.handles, [](const Skill& skill) { return is_plain(skill); });
  };
  return !has_limited_lines(spec) && spec.routing.agent != AgentSelection::least_occupied &&
         (spec.routing.contact == ContactSelection::priority ||
          spec.routing.contact == ContactSelection::longest_waiting) &&
         std::ranges::all_of(spec.contact_types,
                             [](const ContactTypeSpec& type) { return is_plain(type); }) &&
         std::ranges::all_of(spec.agent_groups, group_is_plain) &&
         std::ranges::all_of(spec.incidents,
                             [](const IncidentSpec& incident) { return is_plain(incident); });
}

std::unique_ptr<Kernel> make_event_kernel(const Model& model) {
  if (is_pooled(model)) return make_pooled_kernel(model);
  const bool plain = is_plain(model);
  switch (model.spec().routing.agent) {
    case AgentSelection::longest_idle:
      return plain ? make_kernel_with<LongestIdleAgent, Extent::plain>(model)
                   : make_kernel_with<LongestIdleAgent, Extent::whole>(model);
    case AgentSelection::group_order:
      return plain ? make_kernel_with<FirstGroup, Extent::plain>(model)
                   : make_kernel_with<FirstGroup, Extent::whole>(model);
    default: return make_kernel_with<LeastOccupiedAgent, Extent::whole>(model);
  }
}

bool is_simple(const Model& model) {
  if (model.agent_groups().size() != 1 || !is_plain(model) || has_email(model.spec())) return false;
  const AgentGroupSpec& group = model.agent_groups().front();
  const bool one_order = model.contact_types().size() == 1 ||
                         model.spec().routing.contact == ContactSelection::longest_waiting;
  return one_order && std::holds_alternative<HeadCount>(group.staffing) &&
         group.handles.size() == model.contact_types().size();
}

std::unique_ptr<Kernel> make_event_free_kernel(const Model& model) {
  require(is_simple(model), "make_event_free_kernel",
          "the model must have one group on a head count, and nothing but calls");
  return std::make_unique<EventFreeKernel>(model);
}

std::unique_ptr<Kernel> make_kernel(const Model& model) {
  return is_simple(model) ? make_event_free_kernel(model) : make_event_kernel(model);
}

}  // namespace staffsim::engine
