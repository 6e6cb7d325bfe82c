// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/crew.hpp>
#include <staffsim/model/model.hpp>

#include <algorithm>

namespace staffsim::engine {
namespace {

void step(Account& account, double at_s, std::uint16_t group, int present, int on_duty) {
  account.heads.push_back({.at_s = at_s,
                           .group = group,
                           .present = static_cast<std::int16_t>(present),
                           .on_duty = on_duty});
}

void overrun_step(Account& account, double at_s, std::uint16_t group, int overrun) {
  if (overrun != 0) account.heads.push_back({.at_s = at_s, .group = group, .overrun = overrun});
}

/// Heads stand behind all persons, in the order in which they were hired.
constexpr std::uint32_t heads_from = 1U << 19U;
static_assert(limits::agents < heads_from);

}  // namespace

void Crew::begin(std::size_t groups) {
  agents_.clear();
  free_slots_.clear();
  groups_.resize(groups);
  for (Group& group : groups_) {
    group.idle.clear();
    group.withdrawn.clear();
    group.at_position.clear();
    group.hired = 0;
    group.heads = group.heads_planned = group.called_in = group.heads_wanted = 0;
    group.heads_overrun = group.withdrawn_wanted = group.person_debts = group.owed = 0;
  }
  idle_count_.assign(groups, 0);
  idle_since_s_.assign(groups, 0.0);
  turns_ = 0;
}

void Crew::engage(std::uint32_t slot, double now_s) {
  erase_idle(slot);
  stay_busy(slot, now_s);
}

std::uint32_t Crew::least_occupied(std::uint16_t group, double now_s) const noexcept {
  const Ring<std::uint32_t>& idle = groups_[group].idle;
  std::uint32_t best = idle.front();
  double least = occupancy(best, now_s);
  for (std::size_t i = 1; i < idle.size(); ++i) {
    const double other = occupancy(idle[i], now_s);
    if (!(other < least)) continue;
    least = other;
    best = idle[i];
  }
  return best;
}

void Crew::erase_idle(std::uint32_t slot) {
  const std::uint16_t group = agents_[slot].group;
  Ring<std::uint32_t>& idle = groups_[group].idle;
  std::size_t i = 0;
  while (idle[i] != slot) ++i;
  idle.erase(i);
  note_idle(group);
}

/// Those who came to rest at one instant stand by position.
void Crew::stand_by_position(std::uint16_t group) noexcept {
  Ring<std::uint32_t>& idle = groups_[group].idle;
  const Agent& last = agents_[idle.back()];
  for (std::size_t i = idle.size() - 1; i > 0; --i) {
    const Agent& before = agents_[idle[i - 1]];
    if (before.since_s < last.since_s || before.rank <= last.rank) break;
    std::swap(idle[i], idle[i - 1]);
  }
}

std::uint32_t Crew::hire(std::uint16_t group, std::uint32_t position, bool is_person,
                         double now_s) {
  std::uint32_t slot = 0;
  if (free_slots_.empty()) {
    slot = static_cast<std::uint32_t>(agents_.size());
    agents_.emplace_back();
  } else {
    slot = free_slots_.back();
    free_slots_.pop_back();
  }
  agents_[slot] = Agent{.came_s = now_s,
                        .rank = (static_cast<std::uint32_t>(group) << position_bits) | position,
                        .group = group,
                        .is_person = is_person};
  return slot;
}

void Crew::retire(std::uint32_t slot, Account& account, double now_s, bool was_present) {
  Agent& agent = agents_[slot];
  if (was_present) step(account, now_s, agent.group, -1, 0);
  agent.state = AgentState::away;
  free_slots_.push_back(slot);
  if (agent.is_person) return;
  Group& group = groups_[agent.group];
  if (--group.heads == 0) group.hired = 0;
}

bool Crew::released(std::uint32_t slot, double now_s, Agenda& agenda, Account& account) {
  Agent& agent = agents_[slot];
  Group& group = groups_[agent.group];
  if (owes(slot)) {
    --group.person_debts;
    if (agent.leaves) {
      overrun_step(account, now_s, agent.group, -1);
      retire(slot, account, now_s, true);
    } else {
      start_break(slot, agent.break_owed_s, now_s, agenda, account, true);
    }
    recount_debts(agent.group);
    return false;
  }
  if (!agent.is_person && surplus_heads(agent.group) > 0) {
    retire(slot, account, now_s, true);
    note_overrun(agent.group, now_s, account);
    recount_debts(agent.group);
    return false;
  }
  if (missing_withdrawn(agent.group) > 0) {
    pull_away(slot, now_s, account);
    recount_debts(agent.group);
    return false;
  }
  return true;
}

void Crew::pull_away(std::uint32_t slot, double now_s, Account& account) {
  Agent& agent = agents_[slot];
  agent.state = AgentState::withdrawn;
  agent.since_s = now_s;
  groups_[agent.group].withdrawn.push_back(slot);
  step(account, now_s, agent.group, -1, 0);
}

void Crew::start_break(std::uint32_t slot, double length_s, double now_s, Agenda& agenda,
                       Account& account, bool was_present) {
  Agent& agent = agents_[slot];
  agent.state = AgentState::on_break;
  agent.since_s = now_s;
  agent.break_owed_s = 0.0;
  step(account, now_s, agent.group, was_present ? -1 : 0, -1);
  agenda.add({now_s + length_s, break_flag | agent.rank, slot});
}

void Crew::break_ends(std::uint32_t slot, double now_s, Agenda& agenda, Account& account) {
  Agent& agent = agents_[slot];
  step(account, now_s, agent.group, 1, 1);
  if (agent.break_owed_s > 0.0) {  // another break fell due during this one
    start_break(slot, agent.break_owed_s, now_s, agenda, account, true);
    return;
  }
  rest(slot, now_s);
}

void Crew::apply(const DutyChange& change, bool hand_over, Agenda& agenda, Account& account,
                 std::vector<std::uint32_t>& interrupted) {
  switch (change.event) {
    case DutyEvent::person_ends:
      person_ends(change, hand_over, agenda, account, interrupted);
      break;
    case DutyEvent::break_due: break_due(change, agenda, account); break;
    case DutyEvent::heads:
      groups_[change.group].heads_planned = change.heads;
      want_heads(change.group, change.at_s, hand_over, account, interrupted);
      break;
    case DutyEvent::person_starts: person_starts(change, account); break;
  }
  recount_debts(change.group);
}

void Crew::person_starts(const DutyChange& change, Account& account) {
  Group& group = groups_[change.group];
  const std::uint32_t slot = hire(change.group, change.position, true, change.at_s);
  if (change.position >= group.at_position.size())
    group.at_position.resize(change.position + 1, nobody);
  group.at_position[change.position] = slot;
  step(account, change.at_s, change.group, 1, 1);
  rest(slot, change.at_s);
}

void Crew::person_ends(const DutyChange& change, bool hand_over, Agenda& agenda, Account& account,
                       std::vector<std::uint32_t>& interrupted) {
  Group& group = groups_[change.group];
  const std::uint32_t slot = group.at_position[change.position];
  group.at_position[change.position] = nobody;
  Agent& agent = agents_[slot];
  if (agent.state == AgentState::on_break) {
    agenda.cancel(slot);
    retire(slot, account, change.at_s, false);
    return;
  }
  step(account, change.at_s, change.group, 0, -1);
  if (agent.state == AgentState::busy) {
    if (agent.break_owed_s == 0.0) ++group.person_debts;
    agent.leaves = true;
    recount_debts(change.group);
    if (hand_over) interrupted.push_back(slot);
    else overrun_step(account, change.at_s, change.group, 1);
    return;
  }
  const bool was_idle = agent.state == AgentState::idle;
  if (was_idle) erase_idle(slot);
  else group.withdrawn.retain([&](std::uint32_t other) { return other != slot; });
  retire(slot, account, change.at_s, was_idle);
}

void Crew::break_due(const DutyChange& change, Agenda& agenda, Account& account) {
  Group& group = groups_[change.group];
  const std::uint32_t slot = group.at_position[change.position];
  Agent& agent = agents_[slot];
  if (agent.state == AgentState::busy || agent.state == AgentState::on_break) {
    if (agent.state == AgentState::busy && agent.break_owed_s == 0.0) ++group.person_debts;
    agent.break_owed_s += change.length_s;
    recount_debts(change.group);
    return;
  }
  const bool was_idle = agent.state == AgentState::idle;
  if (was_idle) erase_idle(slot);
  else group.withdrawn.retain([&](std::uint32_t other) { return other != slot; });
  start_break(slot, change.length_s, change.at_s, agenda, account, was_idle);
}

void Crew::call_in(std::uint16_t group, std::int32_t count, double now_s, bool hand_over,
                   Account& account, std::vector<std::uint32_t>& interrupted) {
  Group& its = groups_[group];
  account.heads.push_back({.at_s = now_s, .group = group, .called_in = count - its.called_in});
  its.called_in = count;
  want_heads(group, now_s, hand_over, account, interrupted);
}

/// The plan or the call-in changed.
void Crew::want_heads(std::uint16_t group, double now_s, bool hand_over, Account& account,
                      std::vector<std::uint32_t>& interrupted) {
  Group& its = groups_[group];
  const std::int32_t wanted = its.heads_planned + its.called_in;
  step(account, now_s, group, 0, wanted - its.heads_wanted);
  its.heads_wanted = wanted;
  while (its.heads < wanted) {
    const std::uint32_t slot = hire(group, heads_from + its.hired++ % heads_from, false, now_s);
    ++its.heads;
    step(account, now_s, group, 1, 0);
    rest(slot, now_s);
  }
  shed_heads(group, now_s, account);
  if (hand_over) interrupt_latest(group, interrupted);
  else note_overrun(group, now_s, account);
  recount_debts(group);
}

/// Heads who are busy although they are not wanted any more.
void Crew::note_overrun(std::uint16_t group, double now_s, Account& account) {
  Group& its = groups_[group];
  const std::int32_t overrun = surplus_heads(group);
  overrun_step(account, now_s, group, overrun - its.heads_overrun);
  its.heads_overrun = overrun;
}

/// Surplus heads who are not busy go at once: the longest idle, then the longest withdrawn.
void Crew::shed_heads(std::uint16_t group, double now_s, Account& account) {
  Group& its = groups_[group];
  for (Ring<std::uint32_t>* line : {&its.idle, &its.withdrawn}) {
    const bool present = line == &its.idle;
    line->retain([&](std::uint32_t slot) {
      if (its.heads <= its.heads_wanted || agents_[slot].is_person) return true;
      retire(slot, account, now_s, present);
      return false;
    });
  }
  note_idle(group);
}

/// Under hand-over the surplus who are still busy give up the contacts started last.
void Crew::interrupt_latest(std::uint16_t group, std::vector<std::uint32_t>& interrupted) {
  const auto surplus = static_cast<std::size_t>(surplus_heads(group));
  if (surplus == 0) return;
  const std::size_t first = interrupted.size();
  for (std::uint32_t slot = 0; slot < agents_.size(); ++slot) {
    const Agent& agent = agents_[slot];
    if (agent.group == group && !agent.is_person && agent.state == AgentState::busy)
      interrupted.push_back(slot);
  }
  const auto begin = interrupted.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, interrupted.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Agent& x = agents_[a];
    const Agent& y = agents_[b];
    return x.since_s != y.since_s ? x.since_s > y.since_s : x.turn > y.turn;
  });
  interrupted.resize(std::min(interrupted.size(), first + surplus));
}

void Crew::withdraw(std::uint16_t group, std::int32_t count) noexcept {
  groups_[group].withdrawn_wanted = count;
  recount_debts(group);
}

void Crew::settle_withdrawals(double now_s, Account& account) {
  for (std::uint16_t group = 0; group < groups_.size(); ++group)
    if (static_cast<std::int32_t>(groups_[group].withdrawn.size()) !=
        groups_[group].withdrawn_wanted)
      settle_withdrawal(group, now_s, account);
}

void Crew::settle_withdrawal(std::uint16_t group, double now_s, Account& account) {
  Group& its = groups_[group];
  while (static_cast<std::int32_t>(its.withdrawn.size()) > its.withdrawn_wanted) {
    const std::uint32_t slot = its.withdrawn.front();
    its.withdrawn.pop_front();
    step(account, now_s, group, 1, 0);
    rest(slot, now_s);
  }
  while (missing_withdrawn(group) > 0 && !its.idle.empty())
    pull_away(engage_longest_idle(group, now_s), now_s, account);
  recount_debts(group);
}

void Crew::dismiss(std::uint32_t slot, double now_s, Account& account) {
  Agent& agent = agents_[slot];
  if (agent.is_person) --groups_[agent.group].person_debts;
  retire(slot, account, now_s, true);
  recount_debts(agent.group);
}

}  // namespace staffsim::engine
