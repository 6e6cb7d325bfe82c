// SPDX-License-Identifier: Apache-2.0
// Contacts of groups that hand over at a shift's end (rules 8 and 19): members of EventKernel;
// included by event_kernel.hpp only. Their outcome is known when they leave, not when they start.
#pragma once
#include <staffsim/engine/event_kernel.hpp>

namespace staffsim::engine {

template <RoutingPolicy Policy>
void EventKernel<Policy>::keep_in_hand(const Contact& contact, std::uint32_t slot, double now_s,
                                       double handle_s, double handled_s, bool delayed) {
  if (slot >= in_hand_.size()) in_hand_.resize(slot + 1);
  crew_.took_last(slot);
  const double wait_s = now_s - contact.arrived_s;
  in_hand_[slot] = {
      contact,
      {.handle_left_s = handle_s, .first_wait_s = wait_s, .waited_s = wait_s, .delayed = delayed},
      now_s,
      handled_s};
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::complete(std::uint32_t slot, Account& account) {
  const std::uint16_t group = crew_.agent(slot).group;
  if (!table_.hands_over(group)) return;
  const InHand& in_hand = in_hand_[slot];
  report_answered(in_hand, group, in_hand.started_s + in_hand.planned_s, in_hand.planned_s,
                  account);
}

template <RoutingPolicy Policy>
void EventKernel<Policy>::report_answered(const InHand& in_hand, std::uint16_t group,
                                          double until_s, double handled_s, Account& account) {
  const Contact& contact = in_hand.contact;
  const History& history = in_hand.history;
  const bool in_pieces = history.returns > 0;
  if (in_pieces)
    account.spells.push_back({Spell::Kind::handling, group, in_hand.started_s, until_s});
  account.outcomes.push_back({contact.arrived_s, history.waited_s, history.first_wait_s,
                              history.handled_s + handled_s, contact.type, group, End::answered,
                              history.delayed, in_pieces});
}

/// The agent goes and the contact returns to the head of its queue; one whose talk is over, so that
/// only wrap-up is cut short, is done.
template <RoutingPolicy Policy>
void EventKernel<Policy>::interrupt(std::uint32_t slot, double now_s, Account& account) {
  agenda_.cancel(slot);
  const std::uint16_t group = crew_.agent(slot).group;
  crew_.dismiss(slot, now_s, account);
  InHand in_hand = in_hand_[slot];
  const double worked_s = now_s - in_hand.started_s;
  const double handle_left_s =
      in_hand.history.handle_left_s - worked_s * table_.speed(group, in_hand.contact.type);
  if (handle_left_s <= 0.0) {
    report_answered(in_hand, group, now_s, worked_s, account);
    return;
  }
  if (in_hand.history.returns == 0)
    account.spells.push_back(
        {Spell::Kind::waiting, in_hand.contact.type, in_hand.contact.arrived_s, in_hand.started_s});
  account.spells.push_back({Spell::Kind::handling, group, in_hand.started_s, now_s});
  in_hand.history.handle_left_s = handle_left_s;
  in_hand.history.handled_s += worked_s;
  return_to_queue(in_hand, now_s);
}

/// Patience starts anew.
template <RoutingPolicy Policy>
void EventKernel<Policy>::return_to_queue(InHand in_hand, double now_s) {
  in_hand.history.queued_at_s = now_s;
  ++in_hand.history.returns;
  const double patience_s =
      luck_->patience_s(in_hand.contact, past_of_first(in_hand.contact), in_hand.history.returns);
  lines_[in_hand.contact.type].push_front(
      {in_hand.contact, now_s + patience_s, remember(in_hand.history)});
  note_head(in_hand.contact.type);
}

template <RoutingPolicy Policy>
std::uint32_t EventKernel<Policy>::remember(const History& history) {
  if (free_histories_.empty()) {
    histories_.push_back(history);
    return static_cast<std::uint32_t>(histories_.size() - 1);
  }
  const std::uint32_t index = free_histories_.back();
  free_histories_.pop_back();
  histories_[index] = history;
  return index;
}

/// Service goes on where it stopped, at the new agent's speed.
template <RoutingPolicy Policy>
void EventKernel<Policy>::resume(const Waiting& waiting, std::uint32_t slot, double now_s,
                                 Account& account) {
  const std::uint16_t group = crew_.agent(slot).group;
  const std::uint16_t type = waiting.contact.type;
  History history = histories_[waiting.history];
  free_histories_.push_back(waiting.history);
  account.spells.push_back({Spell::Kind::waiting, type, history.queued_at_s, now_s});
  history.waited_s += now_s - history.queued_at_s;
  const double rest_s =
      (history.handle_left_s + waiting.contact.wrap_up_s) / table_.speed(group, type);
  agenda_.add({now_s + rest_s, crew_.service_order(slot), slot});
  if (table_.hands_over(group)) {
    if (slot >= in_hand_.size()) in_hand_.resize(slot + 1);
    crew_.took_last(slot);
    in_hand_[slot] = {waiting.contact, history, now_s, rest_s};
  } else {  // another group that finishes what it starts: the rest is known
    report_answered({waiting.contact, history, now_s, rest_s}, group, now_s + rest_s, rest_s,
                    account);
  }
}

/// A contact leaves its queue without an answer, or the run ends.
template <RoutingPolicy Policy>
void EventKernel<Policy>::close(const Waiting& waiting, double left_s, End end, Account& account) {
  const Contact& contact = waiting.contact;
  if (waiting.history == no_history) {
    const double wait_s = left_s - contact.arrived_s;
    account.outcomes.push_back(
        {contact.arrived_s, wait_s, wait_s, 0.0, contact.type, 0, end, true, false});
    return;
  }
  const History& history = histories_[waiting.history];
  free_histories_.push_back(waiting.history);
  account.spells.push_back({Spell::Kind::waiting, contact.type, history.queued_at_s, left_s});
  account.outcomes.push_back({contact.arrived_s, history.waited_s + (left_s - history.queued_at_s),
                              history.first_wait_s, history.handled_s, contact.type, 0, end,
                              history.delayed, true});
}

}  // namespace staffsim::engine
