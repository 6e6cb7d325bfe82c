// SPDX-License-Identifier: Apache-2.0
// Who takes what, and who gave up before: members of EventKernel; included by event_kernel.hpp
// only.
#pragma once
#include <staffsim/engine/event_kernel.hpp>

namespace staffsim::engine {

/// The longest idle agent of all groups chooses first; a group whose longest idle agent finds
/// nothing is done.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::free_agents_choose(double now_s, Account& account) {
  std::fill(has_chosen_.begin(), has_chosen_.end(), std::uint8_t{0});
  const auto idle = crew_.idle_agents();
  const auto since_s = crew_.longest_idle_since_s();
  for (;;) {
    GroupId first;
    for (std::uint16_t g = 0; g < table_.group_count(); ++g)
      if (idle[g] > 0 && has_chosen_[g] == 0 &&
          (!first.valid() || since_s[g] < since_s[first.index]))
        first.index = g;
    if (!first.valid()) return;
    const TypeId queue = choose(first.index, now_s, idle[first.index] - 1, account);
    if (queue.valid())
      take_from(queue.index, crew_.engage_longest_idle(first.index, now_s), now_s, account);
    else has_chosen_[first.index] = 1;
  }
}

/// An agent has become free. Where others of the group are idle beside contacts that may only start
/// when enough stay free, one more may start now: by the longest idle.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::take_next_or_rest(std::uint32_t slot, double now_s,
                                                    Account& account) {
  const std::uint16_t group = crew_.agent(slot).group;
  const std::uint32_t idle = crew_.idle_agents()[group];
  if (!whole || idle == 0) {
    const TypeId queue = choose(group, now_s, 0, account);
    if (!queue.valid()) {
      crew_.rest(slot, now_s);
      return;
    }
    crew_.stay_busy(slot, now_s);
    take_from(queue.index, slot, now_s, account);
    return;
  }
  crew_.rest(slot, now_s);
  const TypeId queue = choose(group, now_s, idle, account);
  if (queue.valid())
    take_from(queue.index, crew_.engage_longest_idle(group, now_s), now_s, account);
}

/// The queue from which an agent takes the next contact, when `stay_free` of the group stay idle.
template <RoutingPolicy Policy, Extent extent>
TypeId EventKernel<Policy, extent>::choose(std::uint16_t group, double now_s,
                                           std::uint32_t stay_free, Account& account) {
  if constexpr (Policy::observes_queue_length) drop_expired(alive_from_s(now_s), account);
  else drop_expired_heads(group, alive_from_s(now_s), account);
  if constexpr (whole)
    for (const auto& skill : table_.skills_of(group)) look_at_line(skill, now_s, stay_free);
  view_.now_s = now_s;
  const TypeId queue = policy_.select_queue(GroupId{group}, view_);
  if constexpr (!keeps_contract<Policy>) require_waiting(group, queue);
  return queue;
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::require_waiting(std::uint16_t group, TypeId queue) const {
  const auto is_meant = [&](const auto& skill) { return skill.type == queue.index; };
  require(!queue.valid() || (std::ranges::any_of(table_.skills_of(group), is_meant) &&
                             queue_length_[queue.index] > 0),
          "select_queue", "the group takes nothing from this queue, or it is empty");
}

/// Shows in the view what an agent may take from a line: nothing when too few agents stay free;
/// after an overflow time only those who have waited long enough.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::look_at_line(const RoutingTable::DenseSkill& skill, double now_s,
                                               std::uint32_t stay_free) {
  const Ring<Waiting>& line = lines_[skill.type];
  const double alive_s = alive_from_s(now_s);
  std::uint32_t count = 0;
  std::uint32_t first = 0;
  if (stay_free >= skill.keep_free && skill.overflow_s == 0.0) {
    count = static_cast<std::uint32_t>(line.size());
  } else if (stay_free >= skill.keep_free) {
    for (std::uint32_t i = 0; i < line.size(); ++i) {
      if (line[i].gives_up_at_s < alive_s ||
          stories_[line[i].story].joined_s + skill.overflow_s > now_s)
        continue;
      if (count++ == 0) first = i;
      if (!Policy::observes_queue_length) break;
    }
  }
  queue_length_[skill.type] = count;
  if (count == 0) return;
  const Waiting& head = line[first];
  head_at_[skill.type] = first;
  head_arrived_s_[skill.type] = stories_[head.story].past.system_since_s;
  head_due_s_[skill.type] = head_arrived_s_[skill.type] + table_.type(skill.type).due_s;
}

/// The agent, busy already, takes the contact that the view shows first in line.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::take_from(std::uint16_t type, std::uint32_t slot, double now_s,
                                            Account& account) {
  Ring<Waiting>& line = lines_[type];
  if constexpr (!whole) {
    const Contact contact = line.front().contact;
    pop_head(type);
    start(contact, slot, now_s, true, account);
  } else {
    const Waiting waiting = line[head_at_[type]];
    if (head_at_[type] == 0) line.pop_front();
    else line.erase(head_at_[type]);
    Story story = stories_.take(waiting.story);
    story.waited_s += now_s - story.joined_s;
    if (story.redial != LaterAttempts::for_sure) later_.call_off(story.redial);
    if (story.returns > 0)
      account.spells.push_back({Spell::Kind::waiting, type, story.joined_s, now_s});
    begin_stint(waiting.contact, story, slot, now_s, account);
  }
}

/// The agent who takes an arriving contact at once, busy from now on; nobody if none may.
template <RoutingPolicy Policy, Extent extent>
std::uint32_t EventKernel<Policy, extent>::choose_agent(std::uint16_t type, double now_s) {
  look_at_agents(type, now_s);
  view_.now_s = now_s;
  const GroupId group = policy_.select_agent_group(TypeId{type}, view_);
  if constexpr (!keeps_contract<Policy>) require_idle(type, group);
  if (!group.valid()) return nobody;
  if constexpr (by_occupancy) {
    const std::uint32_t slot = crew_.least_occupied(group.index, now_s);
    crew_.engage(slot, now_s);
    return slot;
  } else {
    return crew_.engage_longest_idle(group.index, now_s);
  }
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::require_idle(std::uint16_t type, GroupId group) const {
  const auto& groups = table_.groups_of(type);
  require(!group.valid() || (std::ranges::find(groups, group.index) != groups.end() &&
                             view_.idle_agents[group.index] > 0),
          "select_agent_group", "the group does not take this type, or nobody is idle");
}

/// Shows in the view how many agents may take an arriving contact of the type.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::look_at_agents(std::uint16_t type, double now_s) {
  if constexpr (Policy::observes_queue_length)
    for (std::size_t t = 0; t < lines_.size(); ++t)
      queue_length_[t] = static_cast<std::uint32_t>(lines_[t].size());
  for (const std::uint16_t group : table_.groups_of(type)) {
    const RoutingTable::DenseSkill& skill = table_.skill(group, type);
    const std::uint32_t idle = crew_.idle_agents()[group];
    const bool may = skill.overflow_s == 0.0 && idle > skill.keep_free;
    idle_for_type_[group] = may ? idle - skill.keep_free : 0;
    if constexpr (by_occupancy) {
      if (!may) continue;
      const std::uint32_t slot = crew_.least_occupied(group, now_s);
      least_occupancy_[group] = crew_.occupancy(slot, now_s);
      least_occupied_since_s_[group] = crew_.agent(slot).since_s;
    }
  }
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::pop_head(std::uint16_t type) noexcept {
  lines_[type].pop_front();
  note_head(type);
}

/// In a plain centre the view shows the lines as they are.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::note_head(std::uint16_t type) noexcept {
  if constexpr (whole) return;
  const Ring<Waiting>& line = lines_[type];
  queue_length_[type] = static_cast<std::uint32_t>(line.size());
  if (!line.empty()) head_arrived_s_[type] = line.front().contact.arrived_s;
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::drop_expired_heads(std::uint16_t group, double alive_from_s,
                                                     Account& account) {
  for (const auto& skill : table_.skills_of(group)) {
    Ring<Waiting>& line = lines_[skill.type];
    while (!line.empty() && line.front().gives_up_at_s < alive_from_s) {
      give_up(line.front(), account);
      pop_head(skill.type);
    }
  }
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::drop_expired(double alive_from_s, Account& account) {
  for (std::uint16_t type = 0; type < lines_.size(); ++type) {
    if (soonest_give_up_s_[type] >= alive_from_s) continue;
    double soonest_s = infinity;
    lines_[type].retain([&](const Waiting& waiting) {
      if (waiting.gives_up_at_s >= alive_from_s) {
        soonest_s = std::min(soonest_s, waiting.gives_up_at_s);
        return true;
      }
      give_up(waiting, account);
      return false;
    });
    soonest_give_up_s_[type] = soonest_s;
    note_head(type);
  }
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::give_up(const Waiting& waiting, Account& account) {
  if constexpr (whole) {
    give_up_story(waiting, account);
  } else {
    const Contact& contact = waiting.contact;
    account.outcomes.push_back({contact.arrived_s, contact.patience_s, contact.patience_s, 0.0,
                                contact.type, 0, End::abandoned, true, false, 0});
  }
}

/// The invariant of every rule above: no agent is idle beside a contact that the agent may take;
/// when an instant is settled, that is: who was interrupted last may find an idle agent yet.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::assert_nobody_idles_beside_a_wait(double now_s) {
  static_cast<void>(now_s);
#ifndef NDEBUG
  if constexpr (whole && keeps_contract<Policy>) {  // others may let agents rest
    if (settle_at_s_ == now_s) return;
    for (std::uint16_t group = 0; group < table_.group_count(); ++group) {
      const std::uint32_t idle = crew_.idle_agents()[group];
      if (idle == 0) continue;
      for (const auto& skill : table_.skills_of(group))
        for (std::size_t i = 0; idle > skill.keep_free && i < lines_[skill.type].size(); ++i) {
          const Waiting& waiting = lines_[skill.type][i];
          STAFFSIM_ASSERT(waiting.gives_up_at_s < alive_from_s(now_s) ||
                          stories_[waiting.story].joined_s + skill.overflow_s > now_s);
        }
    }
  }
#endif
}

}  // namespace staffsim::engine
