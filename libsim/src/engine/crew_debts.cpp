// SPDX-License-Identifier: Apache-2.0
// Who has to go, and goes after the contact in hand (rules 19, 20 and 27).
#include <staffsim/engine/crew.hpp>

#include <algorithm>

namespace staffsim::engine {

std::int32_t Crew::surplus_heads(std::uint16_t group) const noexcept {
  return std::max(0, groups_[group].heads - groups_[group].heads_wanted);
}

std::int32_t Crew::missing_withdrawn(std::uint16_t group) const noexcept {
  const auto there = static_cast<std::int32_t>(groups_[group].withdrawn.size());
  return std::max(0, groups_[group].withdrawn_wanted - there);
}

void Crew::recount_debts(std::uint16_t group) noexcept {
  Group& its = groups_[group];
  its.owed = surplus_heads(group) + missing_withdrawn(group) + its.person_debts;
}

bool Crew::is_to_go(std::uint32_t slot, const Agenda& agenda) const noexcept {
  if (owes(slot)) return true;
  const Agent& agent = agents_[slot];
  if (is_quiet(agent.group)) return false;
  const auto* const own = std::ranges::find(agenda.begin(), agenda.end(), slot, &Appointment::slot);
  std::int32_t heads_before = 0;  // who finish before, and owe nothing themselves
  std::int32_t persons_before = 0;
  for (const Appointment& other : agenda) {
    const Agent& who = agents_[other.slot];
    const bool counts =
        who.group == agent.group && who.state == AgentState::busy && !owes(other.slot);
    const bool is_before =
        other.at_s < own->at_s || (other.at_s == own->at_s && other.stands_before(*own));
    if (counts && is_before) ++(who.is_person ? persons_before : heads_before);
  }
  const std::int32_t heads_left = surplus_heads(agent.group) - heads_before;
  if (!agent.is_person && heads_left > 0) return true;
  return persons_before + std::max(0, -heads_left) < missing_withdrawn(agent.group);
}

}  // namespace staffsim::engine
