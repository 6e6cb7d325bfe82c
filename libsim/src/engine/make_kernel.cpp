// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/engine/event_kernel.hpp>
#include <staffsim/engine/kernel.hpp>

#include "engine/event_free_kernel.hpp"

namespace staffsim::engine {

std::unique_ptr<Kernel> make_event_kernel(const Model& model) {
  const RoutingSpec& routing = model.spec().routing;
  const bool longest_idle = routing.agent == AgentSelection::longest_idle;
  if (routing.contact == ContactSelection::priority) {
    if (longest_idle)
      return std::make_unique<EventKernel<Routing<LongestIdleAgent, PreferredContact>>>(model);
    return std::make_unique<EventKernel<Routing<FirstGroup, PreferredContact>>>(model);
  }
  if (longest_idle)
    return std::make_unique<EventKernel<Routing<LongestIdleAgent, LongestWaitingContact>>>(model);
  return std::make_unique<EventKernel<Routing<FirstGroup, LongestWaitingContact>>>(model);
}

bool is_simple(const Model& model) {
  if (model.agent_groups().size() != 1) return false;
  const AgentGroupSpec& group = model.agent_groups().front();
  const bool one_order = model.contact_types().size() == 1 ||
                         model.spec().routing.contact == ContactSelection::longest_waiting;
  return one_order && std::holds_alternative<HeadCount>(group.staffing) &&
         group.end_of_shift == EndOfShift::finish &&
         group.handles.size() == model.contact_types().size();
}

std::unique_ptr<Kernel> make_event_free_kernel(const Model& model) {
  require(is_simple(model), "make_event_free_kernel",
          "the model must have one group on a head count");
  return std::make_unique<EventFreeKernel>(model);
}

std::unique_ptr<Kernel> make_kernel(const Model& model) {
  return is_simple(model) ? make_event_free_kernel(model) : make_event_kernel(model);
}

}  // namespace staffsim::engine
