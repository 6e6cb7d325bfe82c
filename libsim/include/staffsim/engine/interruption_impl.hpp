// SPDX-License-Identifier: Apache-2.0
// Stints that may be interrupted: by the end of a shift (rules 8 and 19) or by another contact
// (rule 24). Members of EventKernel; included by event_kernel.hpp only.
#pragma once
#include <staffsim/engine/event_kernel.hpp>

namespace staffsim::engine {

/// An agent, busy already, begins with a contact or goes on with one that was interrupted.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::begin_stint(const Contact& contact, Story story,
                                              std::uint32_t slot, double now_s, Account& account) {
  const RoutingTable::DenseSkill& skill = table_.skill(crew_.agent(slot).group, contact.type);
  if (!story.has_started) {
    story.has_started = true;
    story.first_wait_s = story.waited_s;
    story.handle_left_s = contact.handle_s * handle_factor_[contact.type];
  }
  const double switch_s = story.needs_switch ? skill.switch_s : 0.0;
  const double planned_s = switch_s + (story.handle_left_s + contact.wrap_up_s) / skill.speed;
  const double talk_s = switch_s + story.handle_left_s / skill.speed;
  agenda_.add({now_s + planned_s, crew_.service_order(slot), slot});
  if constexpr (by_occupancy) {
    if (slot >= stint_s_.size()) stint_s_.resize(slot + 1);
    stint_s_[slot] = planned_s;
  }
  story.redial = LaterAttempts::for_sure;
  InHand in_hand{contact, story, now_s, planned_s, talk_s, switch_s};
  plan_sequel(in_hand);
  if (skill.is_interruptible) keep_in_hand(in_hand, slot);
  else report_answered(in_hand, skill.group, now_s + planned_s, planned_s, account);
}

/// The person may be passed on or call again, from the end of the talk on; it is in the calendar at
/// once, and called off if the talk is interrupted. Whoever is passed on from call to call keeps
/// the line; otherwise it is free when the talk ends.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::plan_sequel(InHand& in_hand) {
  const Contact& contact = in_hand.contact;
  const double talked_until_s = in_hand.started_s + in_hand.talk_s;
  LaterAttempt next;
  in_hand.goes_on = table_.type(contact.type).may_go_on && contact.nature == Nature::valid &&
                    luck_->goes_on(contact, in_hand.story.past, talked_until_s, next);
  const bool keeps_line = in_hand.goes_on && next.past.cause == Cause::transfer &&
                          table_.type(next.contact.type).needs_line;
  busy_lines_.hold_until(in_hand.story.line, keeps_line ? infinity : talked_until_s);
  if (in_hand.goes_on)
    in_hand.sequel = later_.expect(next, keeps_line ? in_hand.story.line : BusyLines::Line{});
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::keep_in_hand(const InHand& in_hand, std::uint32_t slot) {
  if (slot >= in_hand_.size()) in_hand_.resize(slot + 1);
  in_hand_[slot] = in_hand;
  in_hand_[slot].is_there = true;
  ++in_hand_count_[crew_.agent(slot).group];
  crew_.took_last(slot);
}

/// A service ended as planned.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::complete(std::uint32_t slot, Account& account) {
  if constexpr (by_occupancy) crew_.note_handled(slot, stint_s_[slot]);
  if (slot >= in_hand_.size() || !in_hand_[slot].is_there) return;
  InHand& in_hand = in_hand_[slot];
  in_hand.is_there = false;
  const std::uint16_t group = crew_.agent(slot).group;
  --in_hand_count_[group];
  report_answered(in_hand, group, in_hand.started_s + in_hand.planned_s, in_hand.planned_s,
                  account);
}

/// The contact is done.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::report_answered(const InHand& in_hand, std::uint16_t group,
                                                  double until_s, double handled_s,
                                                  Account& account) {
  const Contact& contact = in_hand.contact;
  const Story& story = in_hand.story;
  const bool in_pieces = story.returns > 0;
  if (in_pieces)
    account.spells.push_back({Spell::Kind::handling, group, in_hand.started_s, until_s});
  account.outcomes.push_back({contact.arrived_s, story.waited_s, story.first_wait_s,
                              story.handled_s + handled_s, contact.type, group, End::answered,
                              story.delayed, in_pieces, notes_of(contact, story, in_hand.goes_on)});
  end_person(story, true, in_hand.goes_on, account);
  if (table_.type(contact.type).is_email)
    account.replies.push_back(
        {contact.arrived_s, in_hand.started_s + in_hand.talk_s, contact.type});
}

/// The contact returns to the head of its line; one whose talk is over, so that only wrap-up is cut
/// short, is done.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::interrupt(std::uint32_t slot, double now_s, Account& account) {
  agenda_.cancel(slot);
  InHand& in_hand = in_hand_[slot];
  in_hand.is_there = false;
  const std::uint16_t group = crew_.agent(slot).group;
  --in_hand_count_[group];
  const double worked_s = now_s - in_hand.started_s;
  if constexpr (by_occupancy) crew_.note_handled(slot, worked_s);
  Story& story = in_hand.story;
  if (worked_s > in_hand.switch_s)
    story.handle_left_s -=
        (worked_s - in_hand.switch_s) * table_.speed(group, in_hand.contact.type);
  // The first, because a sequel has arrived by then; the second, because of rounding.
  if (now_s >= in_hand.started_s + in_hand.talk_s || story.handle_left_s <= 0.0) {
    report_answered(in_hand, group, now_s, worked_s, account);
    return;
  }
  if (in_hand.goes_on) later_.call_off(in_hand.sequel);
  if (story.returns == 0)
    account.spells.push_back(
        {Spell::Kind::waiting, in_hand.contact.type, in_hand.contact.arrived_s, in_hand.started_s});
  account.spells.push_back({Spell::Kind::handling, group, in_hand.started_s, now_s});
  story.handled_s += worked_s;
  story.needs_switch = false;
  return_to_line(in_hand, now_s);
  somebody_returned_ = true;
}

/// Patience starts anew; e-mail has all the time in the world.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::return_to_line(InHand in_hand, double now_s) {
  const Contact& contact = in_hand.contact;
  const RoutingTable::TypeRules& rules = table_.type(contact.type);
  Story& story = in_hand.story;
  ++story.returns;
  story.joined_s = now_s;
  const double patience_s =
      rules.is_email ? infinity : luck_->patience_s(contact, story.past, story.returns);
  const double gives_up_at_s = now_s + patience_s;
  expect_to_give_up(contact, story, gives_up_at_s);
  if (rules.may_overflow) overflow_dues_.joined(contact.type, now_s);
  lines_[contact.type].push_front({contact, gives_up_at_s, stories_.keep(story)});
  note_patience(contact.type, gives_up_at_s);
}

/// The agent's contact makes room for another, and finds the way back later.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::preempt(std::uint32_t slot, double now_s, Account& account) {
  const std::uint16_t type = in_hand_[slot].contact.type;
  const bool somebody_returned = somebody_returned_;
  const std::size_t before = lines_[type].size();
  interrupt(slot, now_s, account);
  if (lines_[type].size() > before) stories_.mark_switch(lines_[type].front().story);
  somebody_returned_ = somebody_returned;
  crew_.stay_busy(slot, now_s);
}

/// Pre-emption happens only when no agent is free for the contact: of the groups in file order the
/// first that has somebody to interrupt, and there the one who started last.
template <RoutingPolicy Policy, Extent extent>
std::uint32_t EventKernel<Policy, extent>::agent_to_interrupt(const Contact& contact,
                                                              double joined_s,
                                                              double now_s) const noexcept {
  for (const std::uint16_t group : table_.groups_of(contact.type)) {
    const RoutingTable::DenseSkill& skill = table_.skill(group, contact.type);
    if (in_hand_count_[group] == 0 || joined_s + skill.overflow_s > now_s ||
        crew_.idle_agents()[group] < skill.keep_free)
      continue;
    const std::uint32_t slot = last_started(group, contact.type, now_s);
    if (slot != nobody) return slot;
  }
  return nobody;
}

/// Neither who is in wrap-up, as that contact is done, nor who goes after the contact in hand.
template <RoutingPolicy Policy, Extent extent>
std::uint32_t EventKernel<Policy, extent>::last_started(std::uint16_t group, std::uint16_t type,
                                                        double now_s) const noexcept {
  std::uint32_t last = nobody;
  for (std::uint32_t slot = 0; slot < in_hand_.size(); ++slot) {
    const InHand& in_hand = in_hand_[slot];
    if (!in_hand.is_there || crew_.agent(slot).group != group ||
        !table_.preempts(group, type, in_hand.contact.type) ||
        now_s >= in_hand.started_s + in_hand.talk_s)
      continue;
    const bool is_later = last == nobody || in_hand.started_s > in_hand_[last].started_s ||
                          (in_hand.started_s == in_hand_[last].started_s &&
                           crew_.agent(slot).turn > crew_.agent(last).turn);
    if (is_later && !crew_.is_to_go(slot, agenda_)) last = slot;
  }
  return last;
}

/// Returned to its line, or fell due for another group, at this instant.
template <RoutingPolicy Policy, Extent extent>
bool EventKernel<Policy, extent>::is_newcomer(const Waiting& waiting, double now_s) const noexcept {
  const double joined_s = stories_[waiting.story].joined_s;
  if (stories_[waiting.story].returns > 0 && joined_s == now_s) return true;
  const std::uint16_t type = waiting.contact.type;
  return std::ranges::any_of(table_.groups_of(type), [&](std::uint16_t group) {
    const double overflow_s = table_.skill(group, type).overflow_s;
    return overflow_s > 0.0 && joined_s + overflow_s == now_s;
  });
}

/// Those who returned by a hand-over or fell due for overflow, and whom no free agent took.
template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::newcomers_preempt(double now_s, Account& account) {
  find_newcomers(now_s);
  for (const std::uint32_t story : newcomers_)
    for (std::uint16_t type = 0; type < lines_.size(); ++type) {
      const std::size_t at = place_of(story, lines_[type]);
      if (at == lines_[type].size()) continue;
      newcomer_preempts(type, at, now_s, account);
      break;
    }
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::find_newcomers(double now_s) {
  newcomers_.clear();
  for (std::uint16_t type = 0; type < lines_.size(); ++type) {
    if (!table_.type(type).may_preempt) continue;
    for (std::size_t i = 0; i < lines_[type].size(); ++i)
      if (is_newcomer(lines_[type][i], now_s)) newcomers_.push_back(lines_[type][i].story);
  }
}

template <RoutingPolicy Policy, Extent extent>
void EventKernel<Policy, extent>::newcomer_preempts(std::uint16_t type, std::size_t at,
                                                    double now_s, Account& account) {
  const Ring<Waiting>& line = lines_[type];
  if (line[at].gives_up_at_s < alive_from_s(now_s)) return;
  const std::uint32_t story = line[at].story;
  const std::uint32_t slot = agent_to_interrupt(line[at].contact, stories_[story].joined_s, now_s);
  if (slot == nobody) return;
  preempt(slot, now_s, account);
  settle_at_s_ = now_s;  // those who made room may find an idle agent elsewhere
  head_at_[type] = static_cast<std::uint32_t>(place_of(story, line));
  take_from(type, slot, now_s, account);
}

/// The line's size if the contact is not there.
template <RoutingPolicy Policy, Extent extent>
std::size_t EventKernel<Policy, extent>::place_of(std::uint32_t story,
                                                  const Ring<Waiting>& line) noexcept {
  std::size_t at = 0;
  while (at < line.size() && line[at].story != story) ++at;
  return at;
}

}  // namespace staffsim::engine
