// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/routing_table.hpp>

namespace staffsim::engine {

RoutingTable::RoutingTable(const Model& model)
    : groups_of_(model.contact_types().size()),
      skills_of_(model.agent_groups().size()),
      speed_(groups_of_.size() * skills_of_.size(), 1.0),
      hands_over_(skills_of_.size(), 0) {
  for (std::size_t g = 0; g < skills_of_.size(); ++g) {
    const AgentGroupSpec& group = model.agent_groups()[g];
    hands_over_[g] = group.end_of_shift == EndOfShift::hand_over ? 1 : 0;
    for (const Skill& skill : group.handles) {
      const std::size_t type = model.type_index(skill.type);
      skills_of_[g].push_back({static_cast<std::uint16_t>(type), skill.speed});
      groups_of_[type].push_back(static_cast<std::uint16_t>(g));
      speed_[g * type_count() + type] = skill.speed;
    }
  }
}

}  // namespace staffsim::engine
