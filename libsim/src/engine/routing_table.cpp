// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/routing_table.hpp>

#include "model/features.hpp"

#include <algorithm>

namespace staffsim::engine {

RoutingTable::RoutingTable(const Model& model)
    : skill_at_(model.contact_types().size() * model.agent_groups().size()),
      types_(model.contact_types().size()) {
  if (model.spec().lines) lines_ = static_cast<std::uint32_t>(*model.spec().lines);
  add_types(model);
  add_skills(model);
}

void RoutingTable::add_types(const Model& model) {
  for (std::size_t t = 0; t < types_.size(); ++t) {
    const ContactTypeSpec& spec = model.contact_types()[t];
    TypeRules& rules = types_[t];
    if (spec.due) rules.due_s = spec.due->count();
    else if (spec.service_level) rules.due_s = spec.service_level->within.count();
    rules.is_email = spec.channel == Channel::email;
    rules.needs_line = !rules.is_email && has_limited_lines(model.spec());
    rules.may_redial = spec.redial.has_value();
    rules.may_go_on = spec.returns.has_value() || !spec.transfers.empty();
  }
}

void RoutingTable::add_skills(const Model& model) {
  std::vector<std::vector<std::uint16_t>> groups_of(type_count());
  skills_from_.push_back(0);
  for (const AgentGroupSpec& group : model.agent_groups()) {
    const auto g = static_cast<std::uint16_t>(hands_over_.size());
    const bool hands_over = group.end_of_shift == EndOfShift::hand_over;
    hands_over_.push_back(hands_over ? 1 : 0);
    for (const Skill& skill : group.handles) {
      add_skill(model, g, skill, hands_over);
      groups_of[skills_.back().type].push_back(g);
    }
    skills_from_.push_back(static_cast<std::uint32_t>(skills_.size()));
  }
  groups_from_.push_back(0);
  for (const auto& groups : groups_of) {
    groups_.insert(groups_.end(), groups.begin(), groups.end());
    groups_from_.push_back(static_cast<std::uint32_t>(groups_.size()));
  }
}

void RoutingTable::add_skill(const Model& model, std::uint16_t group, const Skill& skill,
                             bool hands_over) {
  const auto type = static_cast<std::uint16_t>(model.type_index(skill.type));
  skill_at_[group * type_count() + type] = static_cast<std::uint32_t>(skills_.size());
  skills_.push_back({.group = group,
                     .type = type,
                     .keep_free = static_cast<std::uint32_t>(skill.keep_free),
                     .speed = skill.speed,
                     .switch_s = skill.switch_time.count(),
                     .overflow_s = skill.overflow_after.count(),
                     .is_interruptible = hands_over || !skill.preempt_by.empty()});
  if (skills_.back().overflow_s > 0.0) types_[type].may_overflow = true;
  preempt_by_.emplace_back();
  for (const std::string& name : skill.preempt_by) {
    preempt_by_.back().push_back(static_cast<std::uint16_t>(model.type_index(name)));
    types_[preempt_by_.back().back()].may_preempt = true;
  }
}

bool RoutingTable::preempts(std::size_t group, std::size_t type, std::size_t other) const noexcept {
  const auto& types = preempt_by_[skill_at_[group * type_count() + other]];
  return std::ranges::find(types, static_cast<std::uint16_t>(type)) != types.end();
}

}  // namespace staffsim::engine
