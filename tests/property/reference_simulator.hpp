// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The rules of a contact centre once more, as plainly as they can be said: every wait, service,
/// break and plan is looked at in every instant. It shares only the plain data with the engine, so
/// that it can judge it. Slow on purpose.
#include "property/reference_duty.hpp"

namespace staffsim::test {

class ReferenceSimulator : ReferenceDuty {
public:
  ReferenceSimulator(const Play& play, const LaterLuck& luck)
      : ReferenceDuty{play, luck}, noted_(plan_heads_.size()) {}

  engine::Account run() {
    for (;;) {
      const double next_s = std::min(next_instant_s(), play_.until_s);
      sample_backlog(next_s);
      now_s_ = next_s;
      if (now_s_ == play_.until_s) break;
      live_through();
      note_heads();
    }
    for (Agent& agent : agents_)
      if (agent.is_busy()) finish_stint(agent);
    for (Attempt& attempt : attempts_) {
      if (attempt.state == Attempt::waiting) leave_line(attempt, now_s_ - attempt.joined_s);
      report(attempt);
    }
    std::sort(account_.outcomes.begin(), account_.outcomes.end());
    return account_;
  }

private:
  /// Rule 18.
  void live_through() {
    bool is_first_pass = true;
    for (bool somebody_came = true; somebody_came;) {
      end_services();
      end_breaks();
      change_duty();
      change_incidents();
      settle_withdrawals();
      let_free_agents_choose();
      const bool has_interrupted = is_first_pass && let_waiting_pre_empt();
      is_first_pass = false;
      if (has_interrupted || !agents_who(ends_now(Agent::busy)).empty()) continue;  // length 0
      let_waiting_give_up();
      somebody_came = let_next_come();
    }
  }

  // Free agents and waiting contacts, rules 21 to 25.
  bool may_take(Group group, const Attempt& attempt) const {
    return overflows_s(group, attempt) <= now_s_ &&
           idle_in(group) > skill(group, attempt).keep_free;
  }
  void let_free_agents_choose() {
    const auto could = [this](const Agent& a) { return a.is_idle() && chosen_contact(a.group); };
    while (Agent* agent = first_who(could, is_longer_idle))
      start(*agent, *chosen_contact(agent->group));
  }
  Attempt* chosen_contact(Group group) const {
    Attempt* best = nullptr;
    std::tuple<double, double, int> best_key;
    for (const Skill& skill : spec_group(group).handles) {
      std::vector<Attempt*> takeable = lines_[static_cast<std::size_t>(skill.type[0] - 'a')];
      std::erase_if(takeable, [&](const Attempt* a) { return !may_take(group, *a); });
      if (takeable.empty()) continue;
      const auto key = urgency(*takeable.front(), takeable.size());
      if (best != nullptr && best_key <= key) continue;
      best = takeable.front();
      best_key = key;
    }
    return best;
  }
  /// The least is taken; among equals the first in `handles`.
  std::tuple<double, double, int> urgency(const Attempt& first, std::size_t count) const {
    const double ordered_by_s = first.past.system_since_s;
    switch (play_.spec.routing.contact) {
      case ContactSelection::priority: break;
      case ContactSelection::longest_waiting: return {ordered_by_s, 0.0, first.contact.type};
      case ContactSelection::earliest_due: return {due_s(first), ordered_by_s, first.contact.type};
      case ContactSelection::longest_queue: return {-static_cast<double>(count), 0.0, 0};
    }
    return {};
  }
  double due_s(const Attempt& attempt) const {
    const ContactTypeSpec& type = spec_type(attempt);
    const double within_s = type.service_level ? type.service_level->within.count() : 0.0;
    return attempt.past.system_since_s + (type.due ? type.due->count() : within_s);
  }
  Agent* chosen_agent(const Attempt& attempt) {
    const auto may = [&](const Agent& a) { return a.is_idle() && may_take(a.group, attempt); };
    const auto key = [this](const Agent* a) {
      return std::tuple{preference(*a), a->since_s, place(*a)};
    };
    return first_who(may, [&](const Agent* a, const Agent* b) { return key(a) < key(b); });
  }
  double preference(const Agent& agent) const {
    const AgentSelection selection = play_.spec.routing.agent;
    if (selection == AgentSelection::group_order) return agent.group;
    if (selection == AgentSelection::longest_idle || now_s_ == agent.came_s) return 0.0;
    return agent.busy_s / (now_s_ - agent.came_s);
  }
  /// Those who began to wait or overflow at this instant.
  bool let_waiting_pre_empt() {
    const auto may = [this](const Attempt* a) {
      bool does = a->joined_s == now_s_;
      for (Group group = 0; group < group_count(); ++group)
        does = does || overflows_s(group, *a) == now_s_;
      return does;
    };
    std::vector<Attempt*> candidates;
    for (const auto& line : lines_)
      std::copy_if(line.begin(), line.end(), std::back_inserter(candidates), may);
    return 0 < std::count_if(candidates.begin(), candidates.end(),
                             [this](Attempt* attempt) { return pre_empts(*attempt); });
  }
  bool pre_empts(Attempt& attempt) {
    for (Group group = 0; group < group_count(); ++group) {
      if (overflows_s(group, attempt) > now_s_ || idle_in(group) < skill(group, attempt).keep_free)
        continue;
      if (Agent* agent = to_interrupt(group, skill(group, attempt).type)) {
        interrupt(*agent, true);
        start(*agent, attempt);
        return true;
      }
    }
    return false;
  }
  /// Who started last of those whose contact gives way to this type.
  Agent* to_interrupt(Group group, const std::string& type) {
    const auto gives_way = [&](const Agent& a) {
      if (a.group != group || !a.is_busy() || a.attempt->talk_until_s <= now_s_) return false;
      if (is_to_go(a)) return false;
      const auto& to = skill(group, *a.attempt).preempt_by;
      return std::find(to.begin(), to.end(), type) != to.end();
    };
    return first_who(gives_way, is_later_in_turn);
  }

  // Contacts come and give up, rules 9, 23 and 25.
  void let_waiting_give_up() {
    for (Attempt& attempt : attempts_) {
      if (attempt.state != Attempt::waiting || attempt.gives_up_s > now_s_) continue;
      const bool is_first = attempt.returns == 0;  // then patience itself, to the last bit
      leave_line(attempt, is_first ? attempt.contact.patience_s : now_s_ - attempt.joined_s);
      fail(attempt, End::abandoned);
    }
  }
  void fail(Attempt& attempt, End how) {
    end(attempt, how);
    LaterAttempt next;
    if (attempt.contact.nature == Nature::valid &&
        luck_.redials(attempt.contact, attempt.past, now_s_, next))
      attempt.next = next;
  }
  bool let_next_come() {
    if (came_ < play_.contacts.size() && play_.contacts[came_].arrived_s == now_s_) {
      const Contact& contact = play_.contacts[came_++];
      come_in(contact, past_of_first(contact));
      return true;
    }
    const auto order = [](const LaterAttempt& later) {
      const Contact& c = later.contact;
      return std::tuple{c.type, c.source, c.serial, later.past.step, later.past.person_type};
    };
    Attempt* before = nullptr;
    for (Attempt& a : attempts_)
      if (a.next && !a.next_has_come && a.next->contact.arrived_s == now_s_ &&
          (before == nullptr || order(*a.next) < order(*before->next)))
        before = &a;
    if (before == nullptr) return false;
    before->next_has_come = true;
    come_in(before->next->contact, before->next->past);
    return true;
  }
  void come_in(const Contact& contact, const Past& past) {
    Attempt& attempt = attempts_.emplace_back(Attempt{contact, past});
    attempt.joined_s = now_s_;
    if (attempt.contact.nature == Nature::deflected) {
      end(attempt, End::deflected);
    } else if (is_phone(attempt) && attempt.past.cause != Cause::transfer && lines_are_full()) {
      fail(attempt, End::blocked);
    } else if (Agent* agent = chosen_agent(attempt)) {
      start(*agent, attempt);
    } else if (!pre_empts(attempt)) {
      attempt.delayed = true;
      if (attempt.contact.patience_s > 0.0) queue_up(attempt);
      else fail(attempt, End::abandoned);
    }
  }
  bool lines_are_full() const {
    const auto is_being_passed_on = [this](const Attempt& a) {
      return a.next && !a.next_has_come && a.next->past.cause == Cause::transfer &&
             is_phone(a.next->contact);
    };
    const auto holds_one = [&](const Attempt& a) {
      return is_phone(a) && (a.state == Attempt::waiting || is_being_passed_on(a) ||
                             (a.state == Attempt::in_hand && a.talk_until_s > now_s_));
    };
    return play_.spec.lines &&
           std::count_if(attempts_.begin(), attempts_.end(), holds_one) >= *play_.spec.lines;
  }
  /// Behind all who came to the system no later and all who were interrupted.
  void queue_up(Attempt& attempt) {
    attempt.state = Attempt::waiting;
    attempt.gives_up_s = now_s_ + attempt.contact.patience_s;
    auto& line = lines_[attempt.contact.type];
    const auto stays_ahead = [&](const Attempt* a) {
      return a->returns > 0 || a->past.system_since_s <= attempt.past.system_since_s;
    };
    line.insert(std::find_if(line.rbegin(), line.rend(), stays_ahead).base(), &attempt);
  }

  // The books.
  /// At the ends of intervals since the last instant, `until_s` included.
  void sample_backlog(double until_s) {
    const double interval_s = play_.spec.horizon.interval.count();
    for (; sample_ * interval_s <= until_s; ++sample_)
      for (std::uint16_t type = 0; type < lines_.size(); ++type) {
        const auto& line = lines_[type];
        if (line.empty() || is_phone(*line.front())) continue;
        double oldest_s = never_s;
        for (const Attempt* a : line) oldest_s = std::min(oldest_s, a->contact.arrived_s);
        account_.backlog.push_back(
            {sample_ * interval_s, oldest_s, static_cast<std::uint32_t>(line.size()), type});
      }
  }
  void note_heads() {
    for (Group g = 0; g < group_count(); ++g) {
      const std::array now{
          idle_in(g) + count(g, &Agent::is_busy), heads_wanted(g) + count(g, &Agent::is_on_shift),
          std::max(0, surplus_heads(g)) + count(g, &Agent::is_over_time), called_in_[g]};
      const auto& before = noted_[g];
      account_.heads.push_back({now_s_, g, static_cast<std::int16_t>(now[0] - before[0]),
                                now[1] - before[1], now[2] - before[2], now[3] - before[3]});
      noted_[g] = now;
    }
  }
  void report(const Attempt& a) {
    using namespace engine::note;
    const bool answered = a.end == End::answered;
    const int notes = (a.past.cause == Cause::redial ? is_redial : 0) |
                      (a.contact.nature == Nature::invalid ? is_invalid : 0) |
                      (a.past.step > 0 ? is_later : 0) | (a.next ? goes_on : 0);
    account_.outcomes.push_back({a.contact.arrived_s, a.waited_s,
                                 a.starts > 0 ? a.first_wait_s : a.waited_s, a.handled_s,
                                 a.contact.type, answered ? a.group : Group{0}, a.end, a.delayed,
                                 a.returns > 0, static_cast<std::uint8_t>(notes)});
    if (a.returns > 0)
      account_.spells.insert(account_.spells.end(), a.pieces.begin(), a.pieces.end());
    const bool failed = a.end == End::abandoned || a.end == End::blocked;
    if ((answered || failed) && a.past.step > 0 && !a.next)
      account_.persons.push_back({a.past.person_since_s, a.past.person_type, answered});
    if (is_phone(a) || failed || a.end == End::deflected) return;
    account_.replies.push_back(
        {a.contact.arrived_s, answered ? a.talk_until_s : never_s, a.contact.type});
  }

  std::vector<std::array<int, 4>> noted_;  // of each group
  int sample_ = 1;                         // the next
  engine::Account account_;
};

}  // namespace staffsim::test
