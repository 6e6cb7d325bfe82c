// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The rules of a contact centre once more, as plainly as they can be said: every wait, service,
/// break and plan is looked at in every instant. It shares only the plain data with the engine, so
/// that it can judge it. Slow on purpose.
#include "property/reference_centre.hpp"

namespace staffsim::test {

class ReferenceSimulator : ReferenceCentre {
public:
  ReferenceSimulator(const Play& play, const LaterLuck& luck) : ReferenceCentre{play, luck} {}

  engine::Account run() {
    for (double now_s = next_instant_s(); now_s < play_.until_s; now_s = next_instant_s())
      live_through(now_s);
    report_everyone();
    std::sort(account_.outcomes.begin(), account_.outcomes.end());
    return account_;
  }

private:
  // --- the instant, rule 18 ---

  void live_through(double now_s) {
    bool somebody_came = true;
    while (somebody_came) {
      do {
        end_services(now_s);
        end_breaks(now_s);
        change_duty(now_s);
        change_incidents(now_s);
        settle_withdrawals(now_s);
        let_free_agents_choose(now_s);
      } while (a_service_ends(now_s));  // one of length zero
      let_callers_give_up(now_s);
      somebody_came = let_next_caller_in(now_s);
    }
    note_heads(now_s);
  }

  // --- services and breaks end ---

  void end_services(double now_s) {
    for (const std::size_t w : by_position([&](const Worker& worker) {
           return worker.state == WorkerState::busy && worker.until_s == now_s;
         })) {
      finish_service(workers_[w]);
      after_service(workers_[w], now_s);
    }
  }

  void after_service(Worker& worker, double now_s) {
    if (worker.shift_is_over) {
      worker.state = WorkerState::gone;
    } else if (worker.break_owed_s > 0.0) {
      go_on_break(worker, now_s);
    } else if (!worker.is_person && heads_here(worker.group) > heads_wanted_[at(worker.group)]) {
      worker.state = WorkerState::gone;
    } else if (withdrawn_here(worker.group) < withdrawn_wanted_[at(worker.group)]) {
      withdraw(worker, now_s);
    } else {
      rest(worker, now_s);
    }
  }

  void end_breaks(double now_s) {
    for (const std::size_t w : by_position([&](const Worker& worker) {
           return worker.state == WorkerState::on_break && worker.until_s == now_s;
         })) {
      if (workers_[w].break_owed_s > 0.0) go_on_break(workers_[w], now_s);
      else rest(workers_[w], now_s);
    }
  }

  void rest(Worker& worker, double now_s) {
    worker.state = WorkerState::idle;
    worker.since_s = now_s;
  }
  void go_on_break(Worker& worker, double now_s) {
    worker.state = WorkerState::on_break;
    worker.until_s = now_s + worker.break_owed_s;
    worker.break_owed_s = 0.0;
  }
  void withdraw(Worker& worker, double now_s) {
    worker.state = WorkerState::withdrawn;
    worker.since_s = now_s;
    worker.turn = ++turns_;
  }

  // --- duty, rules 19 and 20 ---

  void change_duty(double now_s) {
    for (; duty_done_ < play_.duty.size() && play_.duty[duty_done_].at_s == now_s; ++duty_done_) {
      const DutyChange& change = play_.duty[duty_done_];
      switch (change.event) {
        case DutyEvent::person_starts: person_starts(change); break;
        case DutyEvent::person_ends: person_ends(change); break;
        case DutyEvent::break_due: break_due(change); break;
        case DutyEvent::heads: set_heads(change); break;
      }
    }
  }

  void person_starts(const DutyChange& change) {
    Worker person;
    person.group = change.group;
    person.is_person = true;
    person.position = static_cast<int>(change.position);
    person.since_s = change.at_s;
    workers_.push_back(person);
  }

  void person_ends(const DutyChange& change) {
    Worker& person = person_at(change);
    person.shift_is_over = true;
    if (person.state != WorkerState::busy) person.state = WorkerState::gone;
    else if (hands_over(person.group)) hand_over(person, change.at_s);
  }

  void break_due(const DutyChange& change) {
    Worker& person = person_at(change);
    person.break_owed_s += change.length_s;
    if (person.state == WorkerState::idle || person.state == WorkerState::withdrawn)
      go_on_break(person, change.at_s);
  }

  void set_heads(const DutyChange& change) {
    const int group = change.group;
    heads_wanted_[at(group)] = change.heads;
    while (heads_here(group) < change.heads) {
      Worker head;
      head.group = group;
      head.position = static_cast<int>(workers_.size());  // heads of a group are all alike
      head.since_s = change.at_s;
      workers_.push_back(head);
    }
    while (heads_here(group) > change.heads && one_head_goes(group, change.at_s)) {
    }
  }

  bool one_head_goes(int group, double now_s) {
    if (Worker* idle = first_head(group, WorkerState::idle, true)) {
      idle->state = WorkerState::gone;
    } else if (Worker* pulled = first_head(group, WorkerState::withdrawn, true)) {
      pulled->state = WorkerState::gone;
    } else {
      Worker* last_started = first_head(group, WorkerState::busy, false);
      if (!hands_over(group) || last_started == nullptr) return false;
      hand_over(*last_started, now_s);
    }
    return true;
  }

  // --- hand-over, rule 8 ---

  void hand_over(Worker& worker, double now_s) {
    Patron& patron = patrons_[worker.patron];
    const double worked_s = now_s - worker.since_s;
    patron.handle_left_s -= worked_s * speed(worker, patron);
    worker.state = WorkerState::gone;
    add_handling(patron, worker, now_s, worked_s);
    if (patron.handle_left_s <= 0.0) {  // only wrap-up was left
      patron.state = CallerState::answered;
      return;
    }
    patron.state = CallerState::waiting;
    ++patron.returns;
    patron.queued_at_s = now_s;
    patron.gives_up_at_s =
        now_s + luck_.patience_s(patron.contact, past_of_first(patron.contact), patron.returns);
    auto& line = lines_[patron.contact.type];
    line.insert(line.begin(), worker.patron);
  }

  // --- incidents, rules 13 and 27 ---

  void change_incidents(double now_s) {
    for (;
         incidents_done_ < play_.incidents.size() && play_.incidents[incidents_done_].at_s == now_s;
         ++incidents_done_) {
      const IncidentStep& step = play_.incidents[incidents_done_];
      if (step.kind == IncidentStep::Kind::handle_factor) handle_factor_[step.index] = step.value;
      else withdrawn_wanted_[step.index] = static_cast<int>(step.value);
    }
  }

  void settle_withdrawals(double now_s) {
    for (int group = 0; group < group_count(); ++group) {
      const int wanted = withdrawn_wanted_[at(group)];
      while (withdrawn_here(group) > wanted)
        if (Worker* pulled = longest(group, WorkerState::withdrawn)) rest(*pulled, now_s);
      while (withdrawn_here(group) < wanted) {
        Worker* idle = longest(group, WorkerState::idle);
        if (idle == nullptr) break;
        withdraw(*idle, now_s);
      }
    }
  }

  // --- free agents and waiting contacts, rules 21 and 22 ---

  void let_free_agents_choose(double now_s) {
    for (bool somebody_took = true; somebody_took;) {
      somebody_took = false;
      std::vector<std::size_t> idle =
          by_position([](const Worker& w) { return w.state == WorkerState::idle; });
      std::stable_sort(idle.begin(), idle.end(), [&](std::size_t a, std::size_t b) {
        return workers_[a].since_s < workers_[b].since_s;
      });
      for (const std::size_t w : idle) {
        const int type = chosen_type(workers_[w].group);
        if (type < 0) continue;
        auto& line = lines_[at(type)];
        const std::size_t patron = line.front();
        line.erase(line.begin());
        begin_service(workers_[w], patron, now_s);
        somebody_took = true;
        break;
      }
    }
  }

  int chosen_type(int group) const {
    int best = -1;
    for (const Skill& skill : spec_group(group).handles) {
      const int type = skill.type[0] - 'a';
      if (lines_[at(type)].empty()) continue;
      if (play_.spec.routing.contact == ContactSelection::priority) return type;
      const std::pair head{head_arrived_s(type), type};
      if (best < 0 || head < std::pair{head_arrived_s(best), best}) best = type;
    }
    return best;
  }
  void begin_service(Worker& worker, std::size_t index, double now_s) {
    Patron& patron = patrons_[index];
    if (patron.state == CallerState::waiting)
      add_waiting(patron, now_s, now_s - patron.queued_at_s);
    patron.state = CallerState::in_hand;
    patron.group = worker.group;
    if (patron.starts++ == 0) {
      patron.first_wait_s = patron.waited_s;
      patron.handle_left_s = patron.contact.handle_s * handle_factor_[patron.contact.type];
    }
    worker.state = WorkerState::busy;
    worker.since_s = now_s;
    worker.turn = ++turns_;
    worker.patron = index;
    worker.until_s =
        now_s + (patron.handle_left_s + patron.contact.wrap_up_s) / speed(worker, patron);
  }

  void let_callers_give_up(double now_s) {
    for (auto& line : lines_)
      std::erase_if(line, [&](std::size_t index) {
        Patron& patron = patrons_[index];
        if (patron.gives_up_at_s > now_s) return false;
        const bool is_first = patron.returns == 0;  // then patience itself, to the last bit
        add_waiting(patron, now_s,
                    is_first ? patron.contact.patience_s : now_s - patron.queued_at_s);
        patron.state = CallerState::abandoned;
        return true;
      });
  }

  bool let_next_caller_in(double now_s) {
    for (std::size_t index = 0; index < patrons_.size(); ++index) {
      Patron& patron = patrons_[index];
      if (patron.state != CallerState::expected || patron.contact.arrived_s != now_s) continue;
      if (Worker* worker = chosen_worker(patron.contact.type)) {
        begin_service(*worker, index, now_s);
        return true;
      }
      patron.is_delayed = true;
      patron.state = patron.contact.patience_s > 0.0 ? CallerState::waiting : CallerState::balked;
      if (patron.state == CallerState::balked) return true;
      patron.queued_at_s = now_s;
      patron.gives_up_at_s = now_s + patron.contact.patience_s;
      lines_[patron.contact.type].push_back(index);
      return true;
    }
    return false;
  }

  Worker* chosen_worker(int type) {
    const bool by_group = play_.spec.routing.agent == AgentSelection::group_order;
    Worker* best = nullptr;
    for (Worker& w : workers_) {
      if (w.state != WorkerState::idle || speed(w.group, type) == 0.0) continue;
      const auto key = [by_group](const Worker& x) {
        return std::tuple{by_group ? x.group : 0, x.since_s, x.group, x.position};
      };
      if (best == nullptr || key(w) < key(*best)) best = &w;
    }
    return best;
  }
};

}  // namespace staffsim::test
