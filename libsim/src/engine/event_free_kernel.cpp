// SPDX-License-Identifier: Apache-2.0
#include "engine/event_free_kernel.hpp"

#include "engine/choices.hpp"
#include "engine/plain_counter.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace staffsim::engine {
EventFreeKernel::EventFreeKernel(const Model& model) {
  const RoutingTable table{model};
  for (std::uint16_t type = 0; type < table.type_count(); ++type) {
    const auto& level = model.contact_types()[type].service_level;
    const double speed = table.speed(0, type);
    paces_.push_back(
        {{.speed = speed, .has_speed = speed != 1.0}, level ? longest_within_s(*level) : -1.0});
  }
}

void EventFreeKernel::begin(const LaterLuck& /*luck*/) {
  free_times_.clear();
  owed_free_s_.clear();
  waiting_.clear();
  for (TypePace& pace : paces_) pace.factor = 1.0;
  heads_ = withdrawn_ = available_ = overrun_ = 0;
}

void EventFreeKernel::advance(const Block& block, Account& account) {
  const std::size_t before = account.outcomes.size();
  account.outcomes.resize(before + waiting_.size() + block.contacts.size());
  Outcome* next = account.outcomes.data() + before;
  const auto record = [&next](const Outcome& outcome) { *next++ = outcome; };
  advance_with(block, account, record);
  account.outcomes.resize(static_cast<std::size_t>(next - account.outcomes.data()));
}

void EventFreeKernel::advance_counted(const Block& block, TallyBook& book, Account& account) {
  PlainCounter count{book};
  advance_with(block, account, count);
}

template <class Report>
void EventFreeKernel::advance_with(const Block& block, Account& account, Report& report) {
  open_with(block, account, report);
  serve(block.contacts, block.until_s, account, report);
  close(account);
}

template <class Report>
void EventFreeKernel::open_with(const Block& block, Account& account, Report& report) {
  duty_ = block.duty;
  incidents_ = block.incidents;
  change_s_ = next_change_s();
  end_s_ = block.until_s;
  again_.swap(waiting_);
  waiting_.clear();
  serve(again_, block.until_s, account, report);
}

void EventFreeKernel::open(const Block& block, Account& account) {
  const auto record = [&](const Outcome& outcome) { account.outcomes.push_back(outcome); };
  open_with(block, account, record);
}

void EventFreeKernel::close(Account& account) {
  while (change_s_ < infinity) apply_change(account);
  owed_leave_until(std::nextafter(end_s_, 0.0), account);
}

/// Serves contact after contact, changes of duty in between.
template <class Report>
void EventFreeKernel::serve(std::span<const Contact> contacts, double until_s, Account& account,
                            Report& report) {
  while (!contacts.empty()) {
    apply_changes(contacts.front().arrived_s, account);
    free_times_.with_times(
        [&](auto times) { return serve_until_change(contacts, until_s, times, report); });
  }
}

/// The contacts before the next change, which are taken from `contacts`. Whether one gives up is a
/// coin toss, so that no branch may depend on it: who gives up puts a 0 into the free times, which
/// changes nothing.
template <class Times, class Report>
Times EventFreeKernel::serve_until_change(std::span<const Contact>& contacts, double until_s,
                                          Times times, Report& report) {
  // A moment that no start reaches when there is no change: not even one that never comes.
  const double change_s =
      change_s_ < infinity ? change_s_ : std::numeric_limits<double>::quiet_NaN();
  const TypePace* const paces = paces_.data();
  const Contact* contact = contacts.data();
  const Contact* const end = contact + contacts.size();
  for (; contact != end; ++contact) {
    const double arrived_s = contact->arrived_s;
    const Pair soonest_s = times.soonest();
    const double start_s = std::max(arrived_s, soonest_s[0]);
    if (change_s <= start_s) [[unlikely]]
      break;
    const double gives_up_s = arrived_s + contact->patience_s;
    const TypePace& pace = paces[contact->type];
    // Of who gives up before, the start may matter too: it decides whether patience had paid.
    if (start_s >= until_s && std::max(gives_up_s, arrived_s + pace.within_s) >= until_s)
        [[unlikely]] {
      waiting_.push_back(*contact);
      continue;
    }
    const bool abandons = gives_up_s < start_s;
    const Mask left = both(gives_up_s) < soonest_s;
    const Pair takes_s = both(pace.handling_s(*contact));
    times.replace_soonest(left, larger(both(arrived_s) + takes_s, soonest_s + takes_s));
    const double wait_s = lesser(contact->patience_s, start_s - arrived_s);
    const bool in_time = abandons & (start_s - arrived_s <= pace.within_s);
    report(Outcome{.arrived_s = arrived_s,
                   .wait_s = wait_s,
                   .first_wait_s = wait_s,
                   .handled_s = zero_unless(~left, takes_s)[0],
                   .type = contact->type,
                   .end = static_cast<End>(abandons),
                   .delayed = start_s > arrived_s,
                   .notes = static_cast<std::uint8_t>(in_time * note::in_time_if_patient)});
  }
  contacts = contacts.last(static_cast<std::size_t>(end - contact));
  return times;
}

/// All changes up to the moment at which the contact could start.
void EventFreeKernel::apply_changes(double arrived_s, Account& account) {
  while (change_s_ < infinity && change_s_ <= std::max(arrived_s, free_times_.soonest()))
    apply_change(account);
}

double EventFreeKernel::next_change_s() const noexcept {
  const double duty_s = duty_.empty() ? infinity : duty_.front().at_s;
  return incidents_.empty() ? duty_s : std::min(duty_s, incidents_.front().at_s);
}

void EventFreeKernel::apply_change(Account& account) {
  const double now_s = change_s_;
  owed_leave_until(now_s, account);
  if (!duty_.empty() && duty_.front().at_s == now_s) {
    account.heads.push_back({now_s, 0, 0, duty_.front().heads - heads_});
    heads_ = duty_.front().heads;
    duty_ = duty_.subspan(1);
  } else {
    const IncidentStep& step = incidents_.front();
    if (step.kind == IncidentStep::Kind::handle_factor) paces_[step.index].factor = step.value;
    else withdrawn_ = static_cast<int>(step.value);
    incidents_ = incidents_.subspan(1);
  }
  set_available(now_s, account);
  note_overrun(now_s, account);
  change_s_ = next_change_s();
}

void EventFreeKernel::set_available(double now_s, Account& account) {
  const int wanted = std::max(0, heads_ - withdrawn_);
  for (; available_ < wanted; ++available_) {
    if (owed_free_s_.empty()) {
      free_times_.add(now_s);
      account.heads.push_back({now_s, 0, 1, 0});
    } else {  // the last of the owed stays
      free_times_.add(owed_free_s_.back());
      owed_free_s_.pop_back();
    }
  }
  for (; available_ > wanted; --available_) {
    const double free_s = free_times_.soonest();
    free_times_.remove_soonest();
    if (free_s <= now_s) account.heads.push_back({now_s, 0, -1, 0});
    else owed_free_s_.push_back(free_s);
  }
}

/// Heads who are busy beyond the head count; who is only to be pulled away is not one of them.
void EventFreeKernel::note_overrun(double now_s, Account& account) {
  const int overrun = std::max(0, available_ + static_cast<int>(owed_free_s_.size()) - heads_);
  if (overrun == overrun_) return;
  account.heads.push_back({.at_s = now_s, .overrun = overrun - overrun_});
  overrun_ = overrun;
}

void EventFreeKernel::owed_leave_until(double now_s, Account& account) {
  while (!owed_free_s_.empty() && owed_free_s_.front() <= now_s) {
    const double free_s = owed_free_s_.front();
    owed_free_s_.erase(owed_free_s_.begin());
    account.heads.push_back({free_s, 0, -1, 0});
    note_overrun(free_s, account);
  }
}

void EventFreeKernel::finish(Account& account) {
  for (const Contact& contact : waiting_) {
    const bool gave_up = contact.arrived_s + contact.patience_s < end_s_;
    const double wait_s = gave_up ? contact.patience_s : end_s_ - contact.arrived_s;
    account.outcomes.push_back({contact.arrived_s, wait_s, wait_s, 0.0, contact.type, 0,
                                gave_up ? End::abandoned : End::unfinished, true, false});
  }
  waiting_.clear();
}

}  // namespace staffsim::engine
