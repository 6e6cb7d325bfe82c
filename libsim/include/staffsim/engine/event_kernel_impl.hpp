// SPDX-License-Identifier: Apache-2.0
// The loop of EventKernel and what happens in it; included by event_kernel.hpp only.
#pragma once
#include <staffsim/engine/event_kernel.hpp>

namespace staffsim::engine {

template <RoutingPolicy Policy, Extent extent>
EventKernel<Policy, extent>::EventKernel(const Model& model, Policy policy)
    : table_{model},
      policy_{std::move(policy)},
      lines_(table_.type_count()),
      queue_length_(table_.type_count()),
      head_arrived_s_(table_.type_count()),
      head_due_s_(table_.type_count()),
      soonest_give_up_s_(table_.type_count()),
      head_at_(table_.type_count()),
      idle_for_type_(table_.group_count()),
      least_occupancy_(table_.group_count()),
      least_occupied_since_s_(table_.group_count()),
      handle_factor_(table_.type_count()),
      overflow_dues_{table_},
      view_{.table = table_},
      interval_s_{model.grid().interval_s()} {
  if constexpr (!whole)
    require(is_plain(model), "EventKernel", "Extent::plain serves plain centres alone");
  for (std::size_t type = 0; type < table_.type_count(); ++type)
    has_email_ = has_email_ || table_.type(type).is_email;
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::begin(const LaterLuck& luck) {
  luck_ = &luck;
  crew_.begin(table_.group_count());
  agenda_.clear();
  for (auto& line : lines_) line.clear();
  std::fill(queue_length_.begin(), queue_length_.end(), 0U);
  std::fill(head_arrived_s_.begin(), head_arrived_s_.end(), 0.0);
  std::fill(soonest_give_up_s_.begin(), soonest_give_up_s_.end(), infinity);
  std::fill(handle_factor_.begin(), handle_factor_.end(), 1.0);
  has_chosen_.assign(table_.group_count(), 0);
  in_hand_count_.assign(table_.group_count(), 0);
  for (InHand& in_hand : in_hand_) in_hand.is_there = false;
  stories_.clear();
  later_.clear();
  busy_lines_.clear();
  overflow_dues_.clear();
  view_.idle_agents = whole ? std::span<const std::uint32_t>{idle_for_type_} : crew_.idle_agents();
  view_.longest_idle_since_s = crew_.longest_idle_since_s();
  view_.least_occupancy = least_occupancy_;
  view_.least_occupied_since_s = least_occupied_since_s_;
  view_.queue_length = queue_length_;
  view_.head_arrived_s = head_arrived_s_;
  view_.head_due_s = head_due_s_;
  last_arrival_s_ = -infinity;
  settle_at_s_ = infinity;
  samples_ = 1;
  sample_s_ = has_email_ ? interval_s_ : infinity;
}

template <RoutingPolicy Policy, Extent extent>
double EventKernel<Policy, extent>::next_change_s() const noexcept {
  double next_s = duty_.empty() ? infinity : duty_.front().at_s;
  if (!incidents_.empty()) next_s = std::min(next_s, incidents_.front().at_s);
  return std::min(next_s, sample_s_);
}

/// Whether the next appointment is the end of a service and nothing else happens at its instant.
template <RoutingPolicy Policy, Extent extent>
bool EventKernel<Policy, extent>::is_lone_service_end(double change_s) const noexcept {
  const double end_s = agenda_.next().at_s;
  return end_s < change_s && !agenda_.is_crowded() && !Crew::is_break(agenda_.next()) &&
         (!whole || end_s < std::min(overflow_dues_.next_s(), settle_at_s_));
}

template <RoutingPolicy Policy, Extent extent>
[[gnu::flatten]] void EventKernel<Policy, extent>::advance(const Block& block, Account& account) {
  duty_ = block.duty;
  incidents_ = block.incidents;
  double change_s = next_change_s();
  const Contact* arriving = block.contacts.data();
  const Contact* const last = arriving + block.contacts.size();
  for (;;) {
    const double arrival_s = arriving == last ? infinity : arriving->arrived_s;
    const double end_s = agenda_.next().at_s;
    double event_s = std::min(end_s, change_s);
    if constexpr (whole) {
      event_s = std::min({event_s, overflow_dues_.next_s(), settle_at_s_});
      const double later_s = later_.next_s();
      if (later_s < event_s && later_s < arrival_s) {
        if (later_s >= block.until_s) break;
        on_later_arrival(account);
        continue;
      }
    }
    if (arrival_s < event_s) {
      on_arrival(*arriving++, account);
      continue;
    }
    if (event_s >= block.until_s) break;
    if (end_s == event_s && is_lone_service_end(change_s)) {
      on_service_end(account);
      continue;
    }
    on_crowded_instant(event_s, account);
    change_s = next_change_s();
  }
  drop_expired(block.until_s, account);
  end_s_ = block.until_s;
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::on_arrival(const Contact& contact, Account& account) {
  const double now_s = contact.arrived_s;
  last_arrival_s_ = now_s;
  if constexpr (whole) {
    admit(contact, {.past = past_of_first(contact), .joined_s = now_s}, account);
    return;
  }
  view_.now_s = now_s;
  if constexpr (Policy::observes_queue_length) drop_expired(alive_from_s(now_s), account);
  const GroupId group = policy_.select_agent_group(TypeId{contact.type}, view_);
  if constexpr (!keeps_contract<Policy>) require_idle(contact.type, group);
  if (group.valid()) {
    const std::uint32_t slot = crew_.engage_longest_idle(group.index, now_s);
    start(contact, slot, now_s, false, account);
  } else if (contact.patience_s > 0.0) {
    enqueue(contact);
  } else {  // balks
    account.outcomes.push_back(
        {.arrived_s = now_s, .type = contact.type, .end = End::abandoned, .delayed = true});
  }
}

/// Nothing else happens at this instant: the agent goes straight on to the next contact.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::on_service_end(Account& account) {
  const double now_s = agenda_.next().at_s;
  const std::uint32_t slot = agenda_.next().slot;
  const std::uint16_t group = crew_.agent(slot).group;
  if constexpr (whole) complete(slot, account);
  if (whole || !crew_.is_quiet(group)) {
    agenda_.remove_next();
    if (!crew_.is_quiet(group) && !crew_.released(slot, now_s, agenda_, account)) return;
    take_next_or_rest(slot, now_s, account);
    assert_nobody_idles_beside_a_wait(now_s);
    return;
  }
  const TypeId queue = choose(group, now_s, crew_.idle_agents()[group], account);
  if (!queue.valid()) {
    agenda_.remove_next();
    crew_.rest(slot, now_s);
    return;
  }
  const Contact contact = lines_[queue.index].front().contact;
  pop_head(queue.index);
  crew_.stay_busy(slot, now_s);
  start<true>(contact, slot, now_s, true, account);
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::on_crowded_instant(double now_s, Account& account) {
  if constexpr (whole) {
    somebody_returned_ = false;
    settle_at_s_ = infinity;
  }
  if (now_s == sample_s_) sample_backlog(now_s, account);
  on_ends(now_s, account);
  on_changes(now_s, account);
  crew_.settle_withdrawals(now_s, account);
  free_agents_choose(now_s, account);
  if constexpr (whole) {
    if (overflow_dues_.next_s() <= now_s || somebody_returned_) newcomers_preempt(now_s, account);
    overflow_dues_.pass(now_s);
  }
  assert_nobody_idles_beside_a_wait(now_s);
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::on_ends(double now_s, Account& account) {
  if (agenda_.next().at_s != now_s) return;
  agenda_.take_all_at(now_s, ends_);
  for (const Appointment& end : ends_) {
    if (Crew::is_break(end)) {
      crew_.break_ends(end.slot, now_s, agenda_, account);
      continue;
    }
    if constexpr (whole) complete(end.slot, account);
    if (crew_.released(end.slot, now_s, agenda_, account)) crew_.rest(end.slot, now_s);
  }
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::on_changes(double now_s, Account& account) {
  for (; !duty_.empty() && duty_.front().at_s == now_s; duty_ = duty_.subspan(1)) {
    const DutyChange& change = duty_.front();
    interrupted_.clear();
    crew_.apply(change, table_.hands_over(change.group), agenda_, account, interrupted_);
    interrupt_all(now_s, account);
  }
  for (; !incidents_.empty() && incidents_.front().at_s == now_s;
       incidents_ = incidents_.subspan(1))
    on_incident(incidents_.front(), now_s, account);
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::on_incident(const IncidentStep& step, double now_s,
                                              Account& account) {
  switch (step.kind) {
    case IncidentStep::Kind::handle_factor: handle_factor_[step.index] = step.value; break;
    case IncidentStep::Kind::withdrawn:
      crew_.withdraw(step.index, static_cast<std::int32_t>(step.value));
      break;
    case IncidentStep::Kind::called_in:
      interrupted_.clear();
      crew_.call_in(step.index, static_cast<std::int32_t>(step.value), now_s,
                    table_.hands_over(step.index), account, interrupted_);
      interrupt_all(now_s, account);
      break;
  }
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::interrupt_all(double now_s, Account& account) {
  if constexpr (whole)
    for (const std::uint32_t slot : interrupted_) {
      interrupt(slot, now_s, account);
      crew_.dismiss(slot, now_s, account);
    }
}

/// Of a contact that nothing will interrupt: what becomes of it is known.
template <RoutingPolicy Policy, Extent extent>
template <bool is_next_of_agent>
void EventKernel<Policy, extent>::start(const Contact& contact, std::uint32_t slot, double now_s,
                                        bool delayed, Account& account) {
  const std::uint16_t group = crew_.agent(slot).group;
  const double handle_s = contact.handle_s * handle_factor_[contact.type];
  const double handled_s = (handle_s + contact.wrap_up_s) / table_.speed(group, contact.type);
  const Appointment end{now_s + handled_s, crew_.service_order(slot), slot};
  if constexpr (is_next_of_agent) agenda_.replace_next(end);
  else agenda_.add(end);
  const double wait_s = now_s - contact.arrived_s;
  account.outcomes.push_back({contact.arrived_s, wait_s, wait_s, handled_s, contact.type, group,
                              End::answered, delayed, false, 0});
  if (table_.type(contact.type).is_email)
    account.replies.push_back(
        {contact.arrived_s, now_s + handle_s / table_.speed(group, contact.type), contact.type});
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::enqueue(const Contact& contact) {
  const double gives_up_at_s = contact.arrived_s + contact.patience_s;
  lines_[contact.type].push_back({contact, gives_up_at_s, 0});
  note_patience(contact.type, gives_up_at_s);
  note_head(contact.type);
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::finish(Account& account) {
  if (end_s_ == sample_s_) sample_backlog(end_s_, account);
  for (auto& line : lines_)
    for (std::size_t i = 0; i < line.size(); ++i) close_unfinished(line[i], account);
  if constexpr (whole)
    for (const Appointment& next : agenda_)
      if (!Crew::is_break(next)) complete(next.slot, account);
}

}  // namespace staffsim::engine
