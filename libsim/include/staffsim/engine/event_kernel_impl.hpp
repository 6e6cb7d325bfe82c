// SPDX-License-Identifier: Apache-2.0
// The members of EventKernel; included by event_kernel.hpp only.
#pragma once
#include <staffsim/engine/event_kernel.hpp>

namespace staffsim::engine {

template <RoutingPolicy Policy>
void EventKernel<Policy>::begin(const LaterLuck& luck) {
  luck_ = &luck;
  crew_.begin(table_.group_count());
  agenda_.clear();
  for (auto& line : lines_) line.clear();
  std::fill(queue_length_.begin(), queue_length_.end(), 0U);
  std::fill(head_arrived_s_.begin(), head_arrived_s_.end(), 0.0);
  std::fill(handle_factor_.begin(), handle_factor_.end(), 1.0);
  histories_.clear();
  free_histories_.clear();
  has_chosen_.assign(table_.group_count(), 0);
  view_.emplace(SystemView{table_, 0.0, crew_.idle_agents(), crew_.longest_idle_since_s(),
                           queue_length_, head_arrived_s_});
  last_arrival_s_ = -infinity;
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::advance(const Block& block, Account& account) {
  duty_ = block.duty;
  incidents_ = block.incidents;
  double change_s = next_change_s();
  const Contact* arriving = block.contacts.data();
  const Contact* const last = arriving + block.contacts.size();
  for (;;) {
    const double arrival_s = arriving == last ? infinity : arriving->arrived_s;
    const Appointment next = agenda_.next();
    if (arrival_s < next.at_s && arrival_s < change_s) {
      on_arrival(*arriving++, account);
      continue;
    }
    if (std::min(next.at_s, change_s) >= block.until_s) break;
    if (next.at_s < change_s) {
      agenda_.remove_next();
      const bool alone =
          agenda_.next().at_s != next.at_s && crew_.agent(next.slot).state == AgentState::busy;
      if (alone) {
        on_service_end(next.slot, next.at_s, account);
        continue;
      }
      agenda_.add(next);
    }
    on_crowded_instant(std::min(next.at_s, change_s), account);
    change_s = next_change_s();
  }
  drop_expired(block.until_s, account);
  end_s_ = block.until_s;
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::on_arrival(const Contact& contact, Account& account) {
  const double now_s = contact.arrived_s;
  last_arrival_s_ = now_s;
  view_->now_s = now_s;
  if constexpr (Policy::observes_queue_length) drop_expired(alive_from_s(now_s), account);
  const GroupId group = policy_.select_agent_group(TypeId{contact.type}, *view_);
  if (group.valid()) {
    start_first(contact, crew_.engage_longest_idle(group.index, now_s), now_s, false, account);
  } else if (contact.patience_s > 0.0) {
    enqueue(contact);
  } else {  // balks
    account.outcomes.push_back(
        {.arrived_s = now_s, .type = contact.type, .end = End::abandoned, .delayed = true});
  }
}

/// Nothing else happens at this instant: the agent goes straight on to the next contact.
template <RoutingPolicy Policy>
void EventKernel<Policy>::on_service_end(std::uint32_t slot, double now_s, Account& account) {
  complete(slot, account);
  if (!crew_.is_quiet(crew_.agent(slot).group) && !crew_.released(slot, now_s, agenda_, account))
    return;
  if (!take_next(slot, now_s, account)) crew_.rest(slot, now_s);
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::on_crowded_instant(double now_s, Account& account) {
  while (agenda_.next().at_s == now_s) {
    const std::uint32_t slot = agenda_.next().slot;
    agenda_.remove_next();
    if (crew_.agent(slot).state == AgentState::on_break) {
      crew_.break_ends(slot, now_s, agenda_, account);
      continue;
    }
    complete(slot, account);
    if (crew_.released(slot, now_s, agenda_, account)) crew_.rest(slot, now_s);
  }
  on_changes(now_s, account);
  crew_.settle_withdrawals(now_s, account);
  free_agents_choose(now_s, account);
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::on_changes(double now_s, Account& account) {
  for (; !duty_.empty() && duty_.front().at_s == now_s; duty_ = duty_.subspan(1)) {
    const DutyChange& change = duty_.front();
    interrupted_.clear();
    crew_.apply(change, table_.hands_over(change.group), agenda_, account, interrupted_);
    for (const std::uint32_t slot : interrupted_) interrupt(slot, now_s, account);
  }
  for (; !incidents_.empty() && incidents_.front().at_s == now_s;
       incidents_ = incidents_.subspan(1)) {
    const IncidentStep& step = incidents_.front();
    if (step.kind == IncidentStep::Kind::handle_factor) handle_factor_[step.index] = step.value;
    else crew_.withdraw(step.index, static_cast<std::int32_t>(step.value));
  }
}

/// The longest idle agent of all groups chooses first; a group whose longest idle agent finds
/// nothing is done.
template <RoutingPolicy Policy>
void EventKernel<Policy>::free_agents_choose(double now_s, Account& account) {
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
    drop_expired_heads(first.index, alive_from_s(now_s), account);
    view_->now_s = now_s;
    if constexpr (Policy::observes_queue_length) drop_expired(alive_from_s(now_s), account);
    if (policy_.select_queue(first, *view_).valid())
      take_next(crew_.engage_longest_idle(first.index, now_s), now_s, account);
    else has_chosen_[first.index] = 1;
  }
}

template <RoutingPolicy Policy>
bool EventKernel<Policy>::take_next(std::uint32_t slot, double now_s, Account& account) {
  const std::uint16_t group = crew_.agent(slot).group;
  if constexpr (Policy::observes_queue_length) drop_expired(alive_from_s(now_s), account);
  else drop_expired_heads(group, alive_from_s(now_s), account);
  view_->now_s = now_s;
  const TypeId queue = policy_.select_queue(GroupId{group}, *view_);
  if (!queue.valid()) return false;
  const Waiting waiting = lines_[queue.index].front();
  pop_head(queue.index);
  crew_.stay_busy(slot, now_s);
  if (waiting.history == no_history) start_first(waiting.contact, slot, now_s, true, account);
  else resume(waiting, slot, now_s, account);
  return true;
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::start_first(const Contact& contact, std::uint32_t slot, double now_s,
                                      bool delayed, Account& account) {
  const std::uint16_t group = crew_.agent(slot).group;
  const double handle_s = contact.handle_s * handle_factor_[contact.type];
  const double handled_s = (handle_s + contact.wrap_up_s) / table_.speed(group, contact.type);
  agenda_.add({now_s + handled_s, crew_.service_order(slot), slot});
  if (table_.hands_over(group)) {
    keep_in_hand(contact, slot, now_s, handle_s, handled_s, delayed);
    return;
  }
  const double wait_s = now_s - contact.arrived_s;
  account.outcomes.push_back({contact.arrived_s, wait_s, wait_s, handled_s, contact.type, group,
                              End::answered, delayed, false});
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::enqueue(const Contact& contact) {
  lines_[contact.type].push_back({contact, contact.arrived_s + contact.patience_s, no_history});
  note_head(contact.type);
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::pop_head(std::uint16_t type) noexcept {
  lines_[type].pop_front();
  note_head(type);
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::note_head(std::uint16_t type) noexcept {
  const Ring<Waiting>& line = lines_[type];
  queue_length_[type] = static_cast<std::uint32_t>(line.size());
  if (!line.empty()) head_arrived_s_[type] = line.front().contact.arrived_s;
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::drop_expired_heads(std::uint16_t group, double alive_from_s,
                                             Account& account) {
  for (const auto& skill : table_.skills_of(group)) {
    Ring<Waiting>& line = lines_[skill.type];
    while (!line.empty() && line.front().gives_up_at_s < alive_from_s) {
      give_up(line.front(), account);
      pop_head(skill.type);
    }
  }
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::drop_expired(double alive_from_s, Account& account) {
  for (std::uint16_t type = 0; type < lines_.size(); ++type) {
    lines_[type].retain([&](const Waiting& waiting) {
      if (waiting.gives_up_at_s >= alive_from_s) return true;
      give_up(waiting, account);
      return false;
    });
    note_head(type);
  }
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::give_up(const Waiting& waiting, Account& account) {
  const Contact& contact = waiting.contact;
  if (waiting.history != no_history) {
    close(waiting, waiting.gives_up_at_s, End::abandoned, account);
    return;
  }
  account.outcomes.push_back({contact.arrived_s, contact.patience_s, contact.patience_s, 0.0,
                              contact.type, 0, End::abandoned, true, false});
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::finish(Account& account) {
  drop_expired(end_s_, account);
  for (auto& line : lines_)
    for (std::size_t i = 0; i < line.size(); ++i) close(line[i], end_s_, End::unfinished, account);
  for (const Appointment& next : agenda_)
    if (crew_.agent(next.slot).state == AgentState::busy) complete(next.slot, account);
}

}  // namespace staffsim::engine

#include <staffsim/engine/hand_over_impl.hpp>
