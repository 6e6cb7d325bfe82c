// SPDX-License-Identifier: Apache-2.0
#include "engine/event_free_kernel.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>

namespace staffsim::engine {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// All bits set where a < b, none elsewhere: in the register in which doubles are, as what waits
/// for the comparison is the next contact. Compilers make a branch of a choice between two numbers.
using Pair = double __attribute__((vector_size(16)));
using Mask = std::int64_t __attribute__((vector_size(16)));
Mask is_less(double a, double b) noexcept { return Pair{a, 0.0} < Pair{b, 0.0}; }
double zero_unless(Mask holds, double value) noexcept {
  const Pair kept = reinterpret_cast<Pair>(holds & reinterpret_cast<Mask>(Pair{value, 0.0}));
  return kept[0];
}
static_assert(static_cast<End>(false) == End::answered && static_cast<End>(true) == End::abandoned);

}  // namespace

EventFreeKernel::EventFreeKernel(const Model& model) {
  const RoutingTable table{model};
  for (std::uint16_t type = 0; type < table.type_count(); ++type) {
    const auto& level = model.contact_types()[type].service_level;
    paces_.push_back({1.0, table.speed(0, type), level ? level->within.count() : -1.0});
  }
}

void EventFreeKernel::begin(const LaterLuck& /*luck*/) {
  free_times_.clear();
  owed_free_s_.clear();
  waiting_.clear();
  for (Pace& pace : paces_) pace.factor = 1.0;
  heads_ = withdrawn_ = available_ = overrun_ = 0;
}

void EventFreeKernel::advance(const Block& block, Account& account) {
  duty_ = block.duty;
  incidents_ = block.incidents;
  change_s_ = next_change_s();
  end_s_ = block.until_s;
  again_.swap(waiting_);
  waiting_.clear();
  serve(again_, block.until_s, account);
  serve(block.contacts, block.until_s, account);
  while (change_s_ < infinity) apply_change(account);
  owed_leave_until(std::nextafter(block.until_s, 0.0), account);
}

/// Serves contact after contact, changes of duty in between.
void EventFreeKernel::serve(std::span<const Contact> contacts, double until_s, Account& account) {
  const std::size_t written = account.outcomes.size();
  account.outcomes.resize(written + contacts.size());
  Outcome* out = account.outcomes.data() + written;
  while (!contacts.empty()) {
    apply_changes(contacts.front().arrived_s, account);
    free_times_.with_times(
        [&](auto times) { return serve_until_change(contacts, until_s, times, out); });
  }
  account.outcomes.resize(static_cast<std::size_t>(out - account.outcomes.data()));
}

/// The contacts before the next change, which are taken from `contacts`. Whether one gives up is a
/// coin toss, so that no branch may depend on it: who gives up puts a 0 into the free times, which
/// changes nothing. Outcomes are written where they stay.
template <class Times>
Times EventFreeKernel::serve_until_change(std::span<const Contact>& contacts, double until_s,
                                          Times times, Outcome*& next) {
  // A moment that no start reaches when there is no change: not even one that never comes.
  const double change_s =
      change_s_ < infinity ? change_s_ : std::numeric_limits<double>::quiet_NaN();
  const Pace* const paces = paces_.data();
  Outcome* out = next;
  const Contact* contact = contacts.data();
  const Contact* const end = contact + contacts.size();
  for (; contact != end; ++contact) {
    const double arrived_s = contact->arrived_s;
    const double start_s = std::max(arrived_s, times.soonest());
    if (change_s <= start_s) [[unlikely]]
      break;
    const double gives_up_s = arrived_s + contact->patience_s;
    const Pace& pace = paces[contact->type];
    // Of who gives up before, the start may matter too: it decides whether patience had paid.
    if (start_s >= until_s && std::max(gives_up_s, arrived_s + pace.within_s) >= until_s)
        [[unlikely]] {
      waiting_.push_back(*contact);
      continue;
    }
    const bool abandons = gives_up_s < start_s;
    double handled_s = contact->handle_s * pace.factor + contact->wrap_up_s;
    if (pace.speed != 1.0) handled_s /= pace.speed;
    const Mask left = is_less(gives_up_s, start_s);
    times.replace_soonest(zero_unless(~left, start_s + handled_s));
    const double wait_s =
        zero_unless(left, contact->patience_s) + zero_unless(~left, start_s - arrived_s);
    out->arrived_s = arrived_s;
    out->wait_s = wait_s;
    out->first_wait_s = wait_s;
    out->handled_s = zero_unless(~left, handled_s);
    out->type = contact->type;
    out->end = static_cast<End>(abandons);
    out->delayed = start_s > arrived_s;
    const bool in_time = abandons & (start_s - arrived_s <= pace.within_s);
    out->notes = static_cast<std::uint8_t>(in_time * note::in_time_if_patient);
    ++out;
  }
  next = out;
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
