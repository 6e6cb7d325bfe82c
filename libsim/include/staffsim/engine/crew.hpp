// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/agenda.hpp>
#include <staffsim/engine/outcome.hpp>
#include <staffsim/engine/ring.hpp>
#include <staffsim/model/duty.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace staffsim::engine {

/// Where an agent is.
enum class AgentState : std::uint8_t { away, idle, busy, on_break, withdrawn };

/// The agents of all groups: who is on duty, idle, busy, on a break or pulled away by an incident.
/// Knows nothing of contacts. Rules 19, 20, 21 and 27 of the scenario format are here.
///
/// Agents live in slots. A group may have persons, each at a position of the roster, and nameless
/// heads, which only count.
class Crew {
public:
  struct Agent {
    double since_s = 0.0;       ///< idle, busy or withdrawn since
    double came_s = 0.0;        ///< on duty since
    double busy_s = 0.0;        ///< spent on contacts that are done, if anybody asks
    double break_owed_s = 0.0;  ///< breaks that fell due while busy or on a break
    std::uint32_t turn = 0;     ///< counts the contacts taken; only those that may be interrupted
    std::uint32_t rank = 0;     ///< group, then position: the order among equals
    std::uint16_t group = 0;
    AgentState state = AgentState::away;
    bool is_person = false;
    bool leaves = false;  ///< the shift is over: goes after the contact in hand
  };

  void begin(std::size_t groups);

  [[nodiscard]] std::span<const std::uint32_t> idle_agents() const noexcept { return idle_count_; }
  [[nodiscard]] std::span<const double> longest_idle_since_s() const noexcept {
    return idle_since_s_;
  }
  [[nodiscard]] const Agent& agent(std::uint32_t slot) const noexcept { return agents_[slot]; }

  /// The group's longest idle agent takes a contact and is busy from now on.
  std::uint32_t engage_longest_idle(std::uint16_t group, double now_s) noexcept {
    Ring<std::uint32_t>& idle = groups_[group].idle;
    const std::uint32_t slot = idle.front();
    idle.pop_front();
    note_idle(group);
    stay_busy(slot, now_s);
    return slot;
  }
  /// The same of an agent of one's choice, who must be idle.
  void engage(std::uint32_t slot, double now_s);
  /// An agent who has just finished takes the next contact at once.
  void stay_busy(std::uint32_t slot, double now_s) noexcept {
    agents_[slot].state = AgentState::busy;
    agents_[slot].since_s = now_s;
  }
  /// The share of the time since coming on duty that the agent spent on contacts.
  [[nodiscard]] double occupancy(std::uint32_t slot, double now_s) const noexcept {
    const Agent& agent = agents_[slot];
    return now_s > agent.came_s ? agent.busy_s / (now_s - agent.came_s) : 0.0;
  }
  /// The idle agent of least occupancy; ties: the longest idle. There must be one.
  [[nodiscard]] std::uint32_t least_occupied(std::uint16_t group, double now_s) const noexcept;
  void note_handled(std::uint32_t slot, double handled_s) noexcept {
    agents_[slot].busy_s += handled_s;
  }

  /// True when nobody of the group owes a departure, a break or a withdrawal: a freed agent is
  /// free.
  [[nodiscard]] bool is_quiet(std::uint16_t group) const noexcept {
    return groups_[group].owed == 0;
  }
  /// Whether the agent goes home or on a break after the contact in hand. Debts of the group are
  /// nobody's yet: the next to finish settles them.
  [[nodiscard]] bool owes(std::uint32_t slot) const noexcept {
    return agents_[slot].leaves || agents_[slot].break_owed_s > 0.0;
  }
  /// Whether a busy agent goes after the contact in hand, if all contacts end as planned: because
  /// the agent owes it, or is among the next to finish and so settles a debt of the group.
  [[nodiscard]] bool is_to_go(std::uint32_t slot, const Agenda& agenda) const noexcept;
  /// A service or break ended. Unless the group is quiet the agent may have to leave, to go on a
  /// break or to follow a withdrawal; says whether the agent is free to work.
  bool released(std::uint32_t slot, double now_s, Agenda& agenda, Account& account);
  /// Notes that the agent took a contact after all others so far.
  void took_last(std::uint32_t slot) noexcept { agents_[slot].turn = ++turns_; }
  /// The freed agent finds nothing to do.
  void rest(std::uint32_t slot, double now_s) {
    Agent& agent = agents_[slot];
    agent.state = AgentState::idle;
    agent.since_s = now_s;
    Ring<std::uint32_t>& idle = groups_[agent.group].idle;
    idle.push_back(slot);
    if (idle.size() > 1) stand_by_position(agent.group);
    note_idle(agent.group);
  }

  /// The break of an agent is over.
  void break_ends(std::uint32_t slot, double now_s, Agenda& agenda, Account& account);

  /// Applies a change of duty. Agents who must give up their contact (`hand_over`) are appended to
  /// `interrupted`: the caller takes their contact and then dismisses them.
  void apply(const DutyChange& change, bool hand_over, Agenda& agenda, Account& account,
             std::vector<std::uint32_t>& interrupted);
  /// Incidents now pull `count` agents of the group away.
  void withdraw(std::uint16_t group, std::int32_t count) noexcept;
  /// Incidents now have `count` heads called in on top of the plan.
  void call_in(std::uint16_t group, std::int32_t count, double now_s, bool hand_over,
               Account& account, std::vector<std::uint32_t>& interrupted);
  /// After all changes of an instant: the withdrawn return or idle agents are pulled away, so that
  /// nobody goes and returns at once.
  void settle_withdrawals(double now_s, Account& account);
  /// An interrupted agent goes.
  void dismiss(std::uint32_t slot, double now_s, Account& account);

  /// Order of a service's end among the appointments of its moment.
  [[nodiscard]] std::uint32_t service_order(std::uint32_t slot) const noexcept {
    return agents_[slot].rank;
  }
  [[nodiscard]] static constexpr bool is_break(const Appointment& appointment) noexcept {
    return (appointment.order & break_flag) != 0;
  }

private:
  static constexpr std::uint32_t position_bits = 20;
  static constexpr std::uint32_t break_flag = 1U << 31U;
  static constexpr std::uint32_t nobody = 0xFFFF'FFFFU;

  struct Group {
    Ring<std::uint32_t> idle;                // longest idle first
    Ring<std::uint32_t> withdrawn;           // longest withdrawn first
    std::vector<std::uint32_t> at_position;  // the slot of the person there, or nobody
    std::uint32_t hired = 0;                 // heads, since there were none
    std::int32_t heads = 0;                  // nameless heads here, surplus included
    std::int32_t heads_planned = 0;
    std::int32_t called_in = 0;
    std::int32_t heads_wanted = 0;  // planned and called in
    std::int32_t heads_overrun = 0;
    std::int32_t withdrawn_wanted = 0;
    std::int32_t person_debts = 0;  // busy persons who owe a departure or a break
    std::int32_t owed = 0;          // 0 when quiet
  };

  /// Heads above the head count, who finish the contact in hand.
  [[nodiscard]] std::int32_t surplus_heads(std::uint16_t group) const noexcept;
  /// How many an incident still has to pull away.
  [[nodiscard]] std::int32_t missing_withdrawn(std::uint16_t group) const noexcept;
  void note_idle(std::uint16_t group) noexcept {
    const Ring<std::uint32_t>& idle = groups_[group].idle;
    idle_count_[group] = static_cast<std::uint32_t>(idle.size());
    if (!idle.empty()) idle_since_s_[group] = agents_[idle.front()].since_s;
  }
  void stand_by_position(std::uint16_t group) noexcept;
  void erase_idle(std::uint32_t slot);
  std::uint32_t hire(std::uint16_t group, std::uint32_t position, bool is_person, double now_s);
  void retire(std::uint32_t slot, Account& account, double now_s, bool was_present);
  void start_break(std::uint32_t slot, double length_s, double now_s, Agenda& agenda,
                   Account& account, bool was_present);
  void pull_away(std::uint32_t slot, double now_s, Account& account);

  void person_starts(const DutyChange& change, Account& account);
  void person_ends(const DutyChange& change, bool hand_over, Agenda& agenda, Account& account,
                   std::vector<std::uint32_t>& interrupted);
  void break_due(const DutyChange& change, Agenda& agenda, Account& account);
  void want_heads(std::uint16_t group, double now_s, bool hand_over, Account& account,
                  std::vector<std::uint32_t>& interrupted);
  void shed_heads(std::uint16_t group, double now_s, Account& account);
  void interrupt_latest(std::uint16_t group, std::vector<std::uint32_t>& interrupted);
  void note_overrun(std::uint16_t group, double now_s, Account& account);
  void settle_withdrawal(std::uint16_t group, double now_s, Account& account);
  void recount_debts(std::uint16_t group) noexcept;

  std::vector<Agent> agents_;
  std::vector<std::uint32_t> free_slots_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> idle_count_;
  std::vector<double> idle_since_s_;
  std::uint32_t turns_ = 0;
};

}  // namespace staffsim::engine
