// SPDX-License-Identifier: Apache-2.0
// Attempts in a whole centre: status messages, busy lines, people who dial again, e-mail that
// waits. Members of EventKernel; included by event_kernel.hpp only.
#pragma once
#include <staffsim/engine/event_kernel.hpp>

namespace staffsim::engine {

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::on_later_arrival(Account& account) {
  LaterAttempt next;
  BusyLines::Line line;
  if (!later_.take_next(next, line)) return;  // answered meanwhile
  last_arrival_s_ = next.contact.arrived_s;
  admit(next.contact, {.past = next.past, .joined_s = next.contact.arrived_s, .line = line},
        account);
}

/// An attempt arrives: it may be satisfied by a message, find the lines busy, start at once, make
/// room for itself, balk or wait.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::admit(const Contact& contact, Story story, Account& account) {
  const double now_s = contact.arrived_s;
  if (contact.nature == Nature::deflected) return satisfy(contact, story, account);
  if (finds_lines_busy(contact, story)) return turn_away(contact, story, End::blocked, account);
  if constexpr (Policy::observes_queue_length) drop_expired(alive_from_s(now_s), account);
  std::uint32_t slot = choose_agent(contact.type, now_s);
  const bool preempts = slot == nobody && table_.type(contact.type).may_preempt &&
                        (slot = make_room(contact, account)) != nobody;
  story.delayed = slot == nobody;
  if (slot == nobody && !(contact.patience_s > 0.0)) {
    turn_away(contact, story, End::abandoned, account);
    return;
  }
  if (table_.type(contact.type).needs_line && !story.line.was_seized())
    story.line = busy_lines_.seize();
  if (slot != nobody) begin_stint(contact, story, slot, now_s, account);
  else join(contact, story);
  if (preempts) settle_at_s_ = now_s;  // the one who made room may find an idle agent elsewhere
  assert_nobody_idles_beside_a_wait(now_s);
}

/// By a message; with the line, of a redial that has one.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::satisfy(const Contact& contact, const Story& story,
                                          Account& account) {
  busy_lines_.hold_until(story.line, contact.arrived_s);
  account.outcomes.push_back({.arrived_s = contact.arrived_s,
                              .type = contact.type,
                              .end = End::deflected,
                              .notes = notes_of(contact, story, false)});
}

/// A transferred leg keeps the line of the call.
template <RoutingPolicy Policy, Extent extent>
bool EventKernel<Policy, extent>::finds_lines_busy(const Contact& contact, const Story& story) {
  if (!table_.type(contact.type).needs_line) return false;
  busy_lines_.free_until(contact.arrived_s);
  return story.past.cause != Cause::transfer && busy_lines_.in_use() >= table_.lines();
}

/// Interrupts an agent for the attempt that arrives, if there is one whom it may interrupt.
template <RoutingPolicy Policy, Extent extent>
std::uint32_t EventKernel<Policy, extent>::make_room(const Contact& contact, Account& account) {
  const double now_s = contact.arrived_s;
  const std::uint32_t slot = agent_to_interrupt(contact, now_s, now_s);
  if (slot == nobody) return nobody;
  // Whose patience ends now is gone, but not yet the one who returns now.
  drop_expired(alive_from_s(now_s), account);
  last_arrival_s_ = -infinity;
  preempt(slot, now_s, account);
  return slot;
}

/// The busy signal, or somebody who does not wait at all: with the line, if there is one.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::turn_away(const Contact& contact, const Story& story, End end,
                                            Account& account) {
  busy_lines_.hold_until(story.line, contact.arrived_s);
  LaterAttempt next;
  const bool redials = contact.nature == Nature::valid && table_.type(contact.type).may_redial &&
                       luck_->redials(contact, story.past, contact.arrived_s, next);
  if (redials) later_.add(next);
  account.outcomes.push_back({.arrived_s = contact.arrived_s,
                              .type = contact.type,
                              .end = end,
                              .delayed = end == End::abandoned,
                              .notes = notes_of(contact, story, redials)});
  end_person(story, false, redials, account);
}

/// Should a waiting contact give up, its line is free then, and its redial is in the calendar: both
/// at once, and called off if the contact is answered.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::expect_to_give_up(const Contact& contact, Story& story,
                                                    double gives_up_at_s) {
  const RoutingTable::TypeRules& rules = table_.type(contact.type);
  LaterAttempt next;
  if (rules.may_redial && contact.nature == Nature::valid && gives_up_at_s < infinity &&
      luck_->redials(contact, story.past, gives_up_at_s, next))
    story.redial = later_.expect(next);
  if (rules.needs_line) busy_lines_.hold_until(story.line, gives_up_at_s);
}

/// The contact waits in line, by its arrival in the system, behind those who were interrupted.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::join(const Contact& contact, Story story) {
  const RoutingTable::TypeRules& rules = table_.type(contact.type);
  const double gives_up_at_s = contact.arrived_s + contact.patience_s;
  expect_to_give_up(contact, story, gives_up_at_s);
  if (rules.may_overflow) overflow_dues_.joined(contact.type, contact.arrived_s);
  Ring<Waiting>& line = lines_[contact.type];
  line.push_back({contact, gives_up_at_s, stories_.keep(story)});
  note_patience(contact.type, gives_up_at_s);
  for (std::size_t i = line.size() - 1; i > 0; --i) {
    const Story& before = stories_[line[i - 1].story];
    if (before.returns > 0 || before.past.system_since_s <= story.past.system_since_s) break;
    std::swap(line[i], line[i - 1]);
  }
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::give_up_story(const Waiting& waiting, Account& account) {
  const Contact& contact = waiting.contact;
  const Story story = stories_.take(waiting.story);
  const bool redials = story.redial != LaterAttempts::for_sure;
  const bool in_pieces = story.returns > 0;
  // Of one who was never interrupted the wait is the patience itself, to the last bit.
  const double wait_s =
      in_pieces ? story.waited_s + (waiting.gives_up_at_s - story.joined_s) : contact.patience_s;
  if (in_pieces)
    account.spells.push_back(
        {Spell::Kind::waiting, contact.type, story.joined_s, waiting.gives_up_at_s});
  account.outcomes.push_back({contact.arrived_s, wait_s, in_pieces ? story.first_wait_s : wait_s,
                              story.handled_s, contact.type, 0, End::abandoned, story.delayed,
                              in_pieces, notes_of(contact, story, redials)});
  end_person(story, false, redials, account);
}

/// The run ends and the contact still waits.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::close_unfinished(const Waiting& waiting, Account& account) {
  const Contact& contact = waiting.contact;
  if constexpr (!whole) {
    const double wait_s = end_s_ - contact.arrived_s;
    account.outcomes.push_back(
        {contact.arrived_s, wait_s, wait_s, 0.0, contact.type, 0, End::unfinished, true, false, 0});
  } else {
    const Story& story = stories_[waiting.story];
    const bool in_pieces = story.returns > 0;
    const double wait_s = story.waited_s + (end_s_ - story.joined_s);
    if (in_pieces)
      account.spells.push_back({Spell::Kind::waiting, contact.type, story.joined_s, end_s_});
    account.outcomes.push_back({contact.arrived_s, wait_s, in_pieces ? story.first_wait_s : wait_s,
                                story.handled_s, contact.type, 0, End::unfinished, story.delayed,
                                in_pieces, notes_of(contact, story, false)});
  }
  if (table_.type(contact.type).is_email)
    account.replies.push_back({contact.arrived_s, infinity, contact.type});
}

/// How much e-mail waits just before the end of an interval, and since when.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::sample_backlog(double now_s, Account& account) {
  for (std::uint16_t type = 0; type < lines_.size(); ++type) {
    const Ring<Waiting>& line = lines_[type];
    if (line.empty() || !table_.type(type).is_email) continue;
    account.backlog.push_back(
        {now_s, oldest_arrived_s(line), static_cast<std::uint32_t>(line.size()), type});
  }
  sample_s_ = static_cast<double>(++samples_) * interval_s_;
}

/// Behind those who were interrupted a line goes by arrival in the system, and no contact came to
/// its line before that.
template <RoutingPolicy Policy, Extent extent>
double EventKernel<Policy, extent>::oldest_arrived_s(const Ring<Waiting>& line) const noexcept {
  if constexpr (!whole) return line.front().contact.arrived_s;
  double oldest_s = infinity;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Story& story = stories_[line[i].story];
    if (story.returns == 0 && story.past.system_since_s >= oldest_s) break;
    oldest_s = std::min(oldest_s, line[i].contact.arrived_s);
  }
  return oldest_s;
}

template <RoutingPolicy Policy, Extent extent>
std::uint8_t EventKernel<Policy, extent>::notes_of(const Contact& contact, const Story& story,
                                                   bool goes_on) const noexcept {
  unsigned notes = 0;
  if (story.past.cause == Cause::redial) notes |= note::is_redial;
  if (contact.nature == Nature::invalid) notes |= note::is_invalid;
  if (story.past.step > 0) notes |= note::is_later;
  if (goes_on) notes |= note::goes_on;
  return static_cast<std::uint8_t>(notes);
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::end_person(const Story& story, bool answered, bool goes_on,
                                             Account& account) {
  if (story.past.step > 0 && !goes_on)
    account.persons.push_back({story.past.person_since_s, story.past.person_type, answered});
}

}  // namespace staffsim::engine
