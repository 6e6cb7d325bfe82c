// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The rules of agents once more: stints, interruptions, shifts, breaks, head counts, withdrawals.
#include "property/reference_centre.hpp"

namespace staffsim::test {

class ReferenceDuty : protected ReferenceCentre {
protected:
  using ReferenceCentre::ReferenceCentre;

  // Stints, rules 8, 13 and 24.
  void start(Agent& agent, Attempt& attempt) {
    const Skill& s = skill(agent.group, attempt);
    if (attempt.state == Attempt::waiting) leave_line(attempt, now_s_ - attempt.joined_s);
    if (attempt.starts++ == 0) {
      attempt.first_wait_s = attempt.waited_s;
      attempt.handle_left_s = attempt.contact.handle_s * handle_factor_[attempt.contact.type];
    }
    agent.switch_s = attempt.needs_switch ? s.switch_time.count() : 0.0;
    agent.planned_s =
        agent.switch_s + (attempt.handle_left_s + attempt.contact.wrap_up_s) / s.speed;
    agent.until_s = now_s_ + agent.planned_s;
    agent.since_s = now_s_;
    agent.turn = ++turns_;
    agent.attempt = &attempt;
    agent.state = Agent::busy;
    attempt.talk_until_s = now_s_ + (agent.switch_s + attempt.handle_left_s / s.speed);
    attempt.state = Attempt::in_hand;
    attempt.group = agent.group;
    LaterAttempt next;
    if (attempt.contact.nature == Nature::valid &&
        luck_.goes_on(attempt.contact, attempt.past, attempt.talk_until_s, next))
      attempt.next = next;
  }
  void finish_stint(Agent& agent) {
    add_handling(agent, agent.until_s, agent.planned_s);
    end(*agent.attempt, End::answered);
  }
  /// What the agent does then is left to the caller.
  void interrupt(Agent& agent, bool by_pre_emption) {
    Attempt& attempt = *agent.attempt;
    const double worked_s = now_s_ - agent.since_s;
    if (worked_s > agent.switch_s)
      attempt.handle_left_s -= (worked_s - agent.switch_s) * skill(agent.group, attempt).speed;
    add_handling(agent, now_s_, worked_s);
    if (now_s_ >= attempt.talk_until_s || attempt.handle_left_s <= 0.0)  // wrap-up was left
      return end(attempt, End::answered);
    attempt.state = Attempt::waiting;
    attempt.next.reset();
    attempt.needs_switch = by_pre_emption;
    attempt.joined_s = now_s_;
    ++attempt.returns;
    attempt.gives_up_s =
        is_phone(attempt)
            ? now_s_ + luck_.patience_s(attempt.contact, attempt.past, attempt.returns)
            : never_s;
    auto& line = lines_[attempt.contact.type];
    line.insert(line.begin(), agent.attempt);
  }
  void end(Attempt& attempt, End end) {
    attempt.state = Attempt::ended;
    attempt.end = end;
  }
  void leave_line(Attempt& attempt, double waited_s) {
    const std::uint16_t type = attempt.contact.type;
    std::erase(lines_[type], &attempt);
    attempt.waited_s += waited_s;
    attempt.pieces.push_back({Spell::Kind::waiting, type, attempt.joined_s, now_s_});
  }
  void add_handling(Agent& agent, double until_s, double handled_s) {
    Attempt& attempt = *agent.attempt;
    agent.busy_s += handled_s;
    attempt.handled_s += handled_s;
    attempt.pieces.push_back({Spell::Kind::handling, agent.group, agent.since_s, until_s});
  }

  auto ends_now(Agent::State state) const {
    return [=, this](const Agent& a) { return a.state == state && a.until_s == now_s_; };
  }
  void end_services() {
    for (Agent* agent : agents_who(ends_now(Agent::busy))) {
      finish_stint(*agent);
      if (agent->shift_is_over) agent->state = Agent::gone;
      else if (agent->break_owed_s > 0.0) go_on_break(*agent);
      else if (!agent->is_person && surplus_heads(agent->group) > 0) agent->state = Agent::gone;
      else if (missing_withdrawn(agent->group) > 0) withdraw(*agent);
      else rest(*agent);
    }
  }
  /// What `end_services` will say, if all end as planned.
  bool is_to_go(const Agent& who) {
    int surplus = surplus_heads(who.group);
    int missing = missing_withdrawn(who.group);
    auto busy = agents_who(who_are(who.group, Agent::busy));
    std::stable_sort(busy.begin(), busy.end(),
                     [](const Agent* a, const Agent* b) { return a->until_s < b->until_s; });
    for (const Agent* agent : busy) {
      const bool owes = agent->shift_is_over || agent->break_owed_s > 0.0;
      const bool is_surplus = !owes && !agent->is_person && surplus > 0;
      const bool is_missing = !owes && !is_surplus && missing > 0;
      if (agent == &who) return owes || is_surplus || is_missing;
      surplus -= is_surplus ? 1 : 0;
      missing -= is_missing ? 1 : 0;
    }
    return false;
  }
  void end_breaks() {
    for (Agent* agent : agents_who(ends_now(Agent::on_break))) {
      if (agent->break_owed_s > 0.0) go_on_break(*agent);
      else rest(*agent);
    }
  }
  void rest(Agent& agent) {
    agent.state = Agent::idle;
    agent.since_s = now_s_;
  }
  void go_on_break(Agent& agent) {
    agent.state = Agent::on_break;
    agent.until_s = now_s_ + agent.break_owed_s;
    agent.break_owed_s = 0.0;
  }
  void withdraw(Agent& agent) {
    agent.state = Agent::withdrawn;
    agent.turn = ++turns_;
  }

  // Duty, rules 19 and 20.
  void change_duty() {
    for (; duty_done_ < play_.duty.size() && play_.duty[duty_done_].at_s == now_s_; ++duty_done_) {
      const DutyChange& change = play_.duty[duty_done_];
      const auto is_meant = [&](const Agent& a) {
        return a.is_person && a.state != Agent::gone && !a.shift_is_over &&
               a.group == change.group && a.position == change.position;
      };
      Agent* const person = first_who(is_meant, is_in_turn);
      if (change.event == DutyEvent::person_starts) come(change.group, true, change.position);
      if (change.event == DutyEvent::person_ends) end_shift(*person);
      if (change.event == DutyEvent::break_due) owe_break(*person, change.length_s);
      if (change.event != DutyEvent::heads) continue;
      plan_heads_[change.group] = change.heads;
      adjust_heads(change.group);
    }
  }
  void come(Group group, bool is_person, std::uint32_t position) {
    agents_.push_back({group, is_person, position, now_s_, now_s_});
  }
  bool hands_over(Group g) const { return spec_group(g).end_of_shift == EndOfShift::hand_over; }
  void end_shift(Agent& person) {
    person.shift_is_over = true;
    if (person.is_busy() && !hands_over(person.group)) return;
    if (person.is_busy()) interrupt(person, false);
    person.state = Agent::gone;
  }
  void owe_break(Agent& person, double length_s) {
    person.break_owed_s += length_s;
    if (person.is_idle() || person.state == Agent::withdrawn) go_on_break(person);
  }
  void adjust_heads(Group group) {
    while (surplus_heads(group) < 0) come(group, false, hired_++);
    while (surplus_heads(group) > 0) {
      Agent* head = first_who(who_are(group, Agent::idle, true), is_longer_idle);
      if (head == nullptr) head = first_who(who_are(group, Agent::withdrawn, true), is_in_turn);
      if (head == nullptr) {
        if (!hands_over(group)) return;
        head = first_who(who_are(group, Agent::busy, true), is_later_in_turn);
        interrupt(*head, false);
      }
      head->state = Agent::gone;
    }
  }

  // Incidents, rule 27.
  void change_incidents() {
    const auto& steps = play_.incidents;
    for (; steps_done_ < steps.size() && steps[steps_done_].at_s == now_s_; ++steps_done_) {
      const IncidentStep& step = steps[steps_done_];
      const int number = static_cast<int>(step.value);
      if (step.kind == IncidentStep::Kind::handle_factor) handle_factor_[step.index] = step.value;
      if (step.kind == IncidentStep::Kind::withdrawn) withdrawn_wanted_[step.index] = number;
      if (step.kind != IncidentStep::Kind::called_in) continue;
      called_in_[step.index] = number;
      adjust_heads(step.index);
    }
  }
  void settle_withdrawals() {
    for (Group group = 0; group < group_count(); ++group) {
      while (missing_withdrawn(group) < 0)
        rest(*first_who(who_are(group, Agent::withdrawn), is_in_turn));
      while (missing_withdrawn(group) > 0 && idle_in(group) > 0)
        withdraw(*first_who(who_are(group, Agent::idle), is_longer_idle));
    }
  }
};

}  // namespace staffsim::test
