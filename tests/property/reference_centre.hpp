// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Everybody in a contact centre, in plain lists, and what can be asked about them: the ground on
/// which the reference simulator says its rules.
#include "engine/play.hpp"

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
        heads_wanted_(play.spec.agent_groups.size(), 0),
        withdrawn_wanted_(heads_wanted_.size(), 0),
        noted_(heads_wanted_.size()) {
    patrons_.resize(play.contacts.size());
    for (std::size_t i = 0; i < patrons_.size(); ++i) patrons_[i].contact = play.contacts[i];
  }

  enum class CallerState { expected, waiting, in_hand, answered, abandoned, balked };
  struct Patron {  // a caller and the past
    Contact contact;
    CallerState state = CallerState::expected;
    double queued_at_s = 0.0;
    double gives_up_at_s = 0.0;
    bool is_delayed = false;
    int starts = 0;
    int returns = 0;
    double handle_left_s = 0.0;
    double first_wait_s = 0.0;
    double waited_s = 0.0;
    double handled_s = 0.0;
    int group = 0;
    std::vector<engine::Spell> pieces;
  };
  enum class WorkerState { idle, busy, on_break, withdrawn, gone };
  struct Worker {
    int group = 0;
    bool is_person = false;
    int position = 0;
    WorkerState state = WorkerState::idle;
    double since_s = 0.0;
    long turn = 0;         // counts takings and withdrawals
    double until_s = 0.0;  // of a service or break
    std::size_t patron = 0;
    double break_owed_s = 0.0;
    bool shift_is_over = false;
  };

  // --- who is where ---

  static std::size_t at(int index) { return static_cast<std::size_t>(index); }
  int group_count() const { return static_cast<int>(heads_wanted_.size()); }
  const AgentGroupSpec& spec_group(int group) const { return play_.spec.agent_groups[at(group)]; }
  bool hands_over(int group) const {
    return spec_group(group).end_of_shift == EndOfShift::hand_over;
  }
  /// 0 if the group does not handle the type.
  double speed(int group, int type) const {
    for (const Skill& skill : spec_group(group).handles)
      if (skill.type[0] - 'a' == type) return skill.speed;
    return 0.0;
  }
  double speed(const Worker& worker, const Patron& patron) const {
    return speed(worker.group, patron.contact.type);
  }

  template <class Which>
  int count(Which which) const {
    return static_cast<int>(std::count_if(workers_.begin(), workers_.end(), which));
  }
  int heads_here(int group) const {
    return count([group](const Worker& w) {
      return w.group == group && !w.is_person && w.state != WorkerState::gone;
    });
  }
  int withdrawn_here(int group) const {
    return count(
        [group](const Worker& w) { return w.group == group && w.state == WorkerState::withdrawn; });
  }
  template <class Which>
  std::vector<std::size_t> by_position(Which which) const {
    std::vector<std::size_t> list;
    for (std::size_t w = 0; w < workers_.size(); ++w)
      if (which(workers_[w])) list.push_back(w);
    std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(workers_[a].group, workers_[a].position) <
             std::tie(workers_[b].group, workers_[b].position);
    });
    return list;
  }

  Worker& person_at(const DutyChange& change) {
    for (Worker& w : workers_)
      if (w.is_person && w.state != WorkerState::gone && !w.shift_is_over &&
          w.group == change.group && w.position == static_cast<int>(change.position))
        return w;
    throw std::logic_error{"nobody there"};
  }

  /// The nameless head that has been in this state longest, or shortest.
  Worker* first_head(int group, WorkerState state, bool longest) {
    Worker* first = nullptr;
    for (Worker& w : workers_) {
      if (w.is_person || w.group != group || w.state != state) continue;
      const bool is_longer =
          first != nullptr && std::tie(w.since_s, w.turn) < std::tie(first->since_s, first->turn);
      if (first == nullptr || is_longer == longest) first = &w;
    }
    return first;
  }

  Worker* longest(int group, WorkerState state) {
    Worker* first = nullptr;
    for (Worker& w : workers_) {
      if (w.group != group || w.state != state) continue;
      const auto key = [state](const Worker& x) {  // the idle tie by position, the others by turn
        return std::tuple{x.since_s, state == WorkerState::idle ? x.position : x.turn};
      };
      if (first == nullptr || key(w) < key(*first)) first = &w;
    }
    return first;
  }

  double head_arrived_s(int type) const {
    return patrons_[lines_[at(type)].front()].contact.arrived_s;
  }

  // --- what comes next ---

  double next_instant_s() const {
    double next_s = never_s;
    for (const Worker& w : workers_)
      if (w.state == WorkerState::busy || w.state == WorkerState::on_break)
        next_s = std::min(next_s, w.until_s);
    for (const Patron& p : patrons_) {
      if (p.state == CallerState::waiting) next_s = std::min(next_s, p.gives_up_at_s);
      if (p.state == CallerState::expected) next_s = std::min(next_s, p.contact.arrived_s);
    }
    if (duty_done_ < play_.duty.size()) next_s = std::min(next_s, play_.duty[duty_done_].at_s);
    if (incidents_done_ < play_.incidents.size())
      next_s = std::min(next_s, play_.incidents[incidents_done_].at_s);
    return next_s;
  }

  bool a_service_ends(double now_s) const {
    for (const Worker& w : workers_)
      if (w.state == WorkerState::busy && w.until_s == now_s) return true;
    return false;
  }

  // --- the books ---

  void add_waiting(Patron& patron, double now_s, double waited_s) {
    patron.waited_s += waited_s;
    patron.pieces.push_back(
        {engine::Spell::Kind::waiting, patron.contact.type, patron.queued_at_s, now_s});
  }
  void add_handling(Patron& patron, const Worker& worker, double until_s, double handled_s) {
    patron.handled_s += handled_s;
    patron.pieces.push_back({engine::Spell::Kind::handling,
                             static_cast<std::uint16_t>(worker.group), worker.since_s, until_s});
  }

  void note_heads(double now_s) {
    for (int group = 0; group < group_count(); ++group) {
      const auto of_group = [group](const Worker& w) { return w.group == group; };
      const Heads now{count([&](const Worker& w) {
                        return of_group(w) &&
                               (w.state == WorkerState::idle || w.state == WorkerState::busy);
                      }),
                      heads_wanted_[at(group)] + count([&](const Worker& w) {
                        return of_group(w) && w.is_person && !w.shift_is_over &&
                               w.state != WorkerState::on_break;
                      })};
      Heads& before = noted_[at(group)];
      account_.heads.push_back({now_s, static_cast<std::uint16_t>(group),
                                static_cast<std::int16_t>(now.present - before.present),
                                now.on_duty - before.on_duty});
      before = now;
    }
  }

  void report_everyone() {
    for (const Worker& w : workers_)
      if (w.state == WorkerState::busy) finish_service(w);
    for (Patron& patron : patrons_) {
      const bool waits = patron.state == CallerState::waiting;
      if (waits) add_waiting(patron, play_.until_s, play_.until_s - patron.queued_at_s);
      const bool answered = patron.state == CallerState::answered;
      const engine::End end = answered ? engine::End::answered
                              : waits  ? engine::End::unfinished
                                       : engine::End::abandoned;
      const double first_wait_s = patron.starts > 0 ? patron.first_wait_s : patron.waited_s;
      account_.outcomes.push_back({patron.contact.arrived_s, patron.waited_s, first_wait_s,
                                   patron.handled_s, patron.contact.type,
                                   static_cast<std::uint16_t>(answered ? patron.group : 0), end,
                                   patron.is_delayed, patron.returns > 0});
      if (patron.returns > 0)
        account_.spells.insert(account_.spells.end(), patron.pieces.begin(), patron.pieces.end());
    }
  }

  /// A service that is not interrupted.
  void finish_service(const Worker& worker) {
    Patron& patron = patrons_[worker.patron];
    add_handling(patron, worker, worker.until_s,
                 (patron.handle_left_s + patron.contact.wrap_up_s) / speed(worker, patron));
    patron.state = CallerState::answered;
  }

  const Play& play_;
  const LaterLuck& luck_;
  std::vector<Patron> patrons_;
  std::vector<Worker> workers_;                  // the gone are kept
  std::vector<std::vector<std::size_t>> lines_;  // patrons that wait, by type
  std::vector<double> handle_factor_;            // by type
  std::vector<int> heads_wanted_;                // by group
  std::vector<int> withdrawn_wanted_;            // by group
  std::vector<Heads> noted_;                     // by group
  std::size_t duty_done_ = 0;
  std::size_t incidents_done_ = 0;
  long turns_ = 0;
  engine::Account account_;
};

}  // namespace staffsim::test
