// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Everybody in a contact centre, in plain lists, and what can be asked about them: the ground on
/// which the reference simulator says its rules.
#include "engine/play.hpp"

#include <array>
#include <deque>
#include <optional>
#include <stdexcept>
#include <tuple>

namespace staffsim::test {

class ReferenceCentre {
protected:
  ReferenceCentre(const Play& play, const LaterLuck& luck)
      : play_{play},
        luck_{luck},
        lines_(play.spec.contact_types.size()),
        handle_factor_(lines_.size(), 1.0),
        plan_heads_(play.spec.agent_groups.size()),
        called_in_(plan_heads_.size()),
        withdrawn_wanted_(plan_heads_.size()) {}

  using Group = std::uint16_t;
  using End = engine::End;
  using Spell = engine::Spell;

  struct Attempt {
    Contact contact;
    Past past;
    enum { coming, waiting, in_hand, ended } state = coming;
    End end = End::unfinished;
    bool delayed = false, needs_switch = false;
    int starts = 0, returns = 0;
    double joined_s = 0.0, gives_up_s = never_s;  // the line, last
    double handle_left_s = 0.0, first_wait_s = 0.0, waited_s = 0.0, handled_s = 0.0;
    double talk_until_s = 0.0;  // of the last stint, as is its group
    Group group = 0;
    std::optional<LaterAttempt> next{};  // what follows, unless an interruption prevents it
    bool next_has_come = false;
    std::vector<Spell> pieces{};
  };
  struct Agent {
    Group group = 0;
    bool is_person = false;
    std::uint32_t position = 0;  // of heads: the order in which they were hired
    double came_s = 0.0, since_s = 0.0;
    enum State { idle, busy, on_break, withdrawn, gone } state = idle;
    long turn = 0;                          // counts stints and withdrawals
    double until_s = 0.0, planned_s = 0.0;  // of a stint or break
    double switch_s = 0.0, busy_s = 0.0, break_owed_s = 0.0;
    Attempt* attempt = nullptr;
    bool shift_is_over = false;
    bool is_busy() const { return state == busy; }
    bool is_idle() const { return state == idle; }
    bool is_pulled() const { return state == withdrawn; }
    bool is_head() const { return !is_person && state != gone; }
    bool is_on_shift() const { return is_person && !shift_is_over && state != on_break; }
    bool is_over_time() const { return is_busy() && shift_is_over; }
  };

  // The plan.
  std::size_t group_count() const { return plan_heads_.size(); }
  const AgentGroupSpec& spec_group(Group group) const { return play_.spec.agent_groups[group]; }
  const ContactTypeSpec& spec_type(const Attempt& attempt) const {
    return play_.spec.contact_types[attempt.contact.type];
  }
  bool is_phone(const Contact& c) const {
    return play_.spec.contact_types[c.type].channel == Channel::phone;
  }
  bool is_phone(const Attempt& a) const { return is_phone(a.contact); }
  /// What a group does not handle never overflows to it.
  const Skill& skill(Group group, const Attempt& attempt) const {
    static const Skill none{.overflow_after = Duration{never_s}};
    for (const Skill& skill : spec_group(group).handles)
      if (skill.type == spec_type(attempt).name) return skill;
    return none;
  }

  // Agents.
  int count(Group group, bool (Agent::*are)() const) const {
    const auto counts = [=](const Agent& a) { return a.group == group && (a.*are)(); };
    return static_cast<int>(std::count_if(agents_.begin(), agents_.end(), counts));
  }
  int idle_in(Group group) const { return count(group, &Agent::is_idle); }
  int missing_withdrawn(Group g) const {
    return withdrawn_wanted_[g] - count(g, &Agent::is_pulled);
  }
  int heads_wanted(Group group) const { return plan_heads_[group] + called_in_[group]; }
  int surplus_heads(Group g) const { return count(g, &Agent::is_head) - heads_wanted(g); }
  static auto who_are(Group group, Agent::State state, bool only_heads = false) {
    return [=](const Agent& a) {
      return a.group == group && a.state == state && !(only_heads && a.is_person);
    };
  }
  /// Persons by their position, then heads.
  static auto place(const Agent& a) { return std::tuple{a.group, !a.is_person, a.position}; }
  static bool is_longer_idle(const Agent* a, const Agent* b) {
    return std::pair{a->since_s, place(*a)} < std::pair{b->since_s, place(*b)};
  }
  static bool is_in_turn(const Agent* a, const Agent* b) { return a->turn < b->turn; }
  static bool is_later_in_turn(const Agent* a, const Agent* b) { return b->turn < a->turn; }
  /// In the order of their places.
  template <class Which>
  std::vector<Agent*> agents_who(Which which) {
    std::vector<Agent*> list;
    for (Agent& a : agents_)
      if (which(a)) list.push_back(&a);
    std::stable_sort(list.begin(), list.end(),
                     [](const Agent* a, const Agent* b) { return place(*a) < place(*b); });
    return list;
  }
  /// Null if there is none.
  template <class Which, class Order>
  Agent* first_who(Which which, Order order) {
    const auto list = agents_who(which);
    const auto first = std::min_element(list.begin(), list.end(), order);
    return first == list.end() ? nullptr : *first;
  }

  /// From when on the group may take the contact, rule 25.
  double overflows_s(Group group, const Attempt& attempt) const {
    return attempt.joined_s + skill(group, attempt).overflow_after.count();
  }
  double next_instant_s() const {
    double next_s = never_s;
    const auto consider = [&](double at_s) { next_s = std::min(next_s, at_s); };
    for (const Agent& a : agents_)
      if (a.is_busy() || a.state == Agent::on_break) consider(a.until_s);
    for (const Attempt& a : attempts_) {
      if (a.next && !a.next_has_come) consider(a.next->contact.arrived_s);
      if (a.state != Attempt::waiting) continue;
      consider(a.gives_up_s);
      for (Group group = 0; group < group_count(); ++group)
        if (overflows_s(group, a) > now_s_) consider(overflows_s(group, a));
    }
    if (came_ < play_.contacts.size()) consider(play_.contacts[came_].arrived_s);
    if (duty_done_ < play_.duty.size()) consider(play_.duty[duty_done_].at_s);
    if (steps_done_ < play_.incidents.size()) consider(play_.incidents[steps_done_].at_s);
    if (next_s <= now_s_) throw std::logic_error{"something is to happen in the past"};
    return next_s;
  }

  const Play& play_;
  const LaterLuck& luck_;
  double now_s_ = -1.0;
  std::deque<Attempt> attempts_;                                // all that came
  std::deque<Agent> agents_;                                    // all that came
  std::vector<std::vector<Attempt*>> lines_;                    // attempts that wait, by type
  std::vector<double> handle_factor_;                           // by type
  std::vector<int> plan_heads_, called_in_, withdrawn_wanted_;  // by group
  std::size_t came_ = 0, duty_done_ = 0, steps_done_ = 0;       // of the play's lists
  std::uint32_t hired_ = 0;
  long turns_ = 0;
};

}  // namespace staffsim::test
