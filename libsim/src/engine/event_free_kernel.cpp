// SPDX-License-Identifier: Apache-2.0
#include "engine/event_free_kernel.hpp"

#include <algorithm>
#include <limits>

namespace staffsim::engine {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

EventFreeKernel::EventFreeKernel(const Model& model)
    : table_{model}, handle_factor_(table_.type_count(), 1.0) {}

void EventFreeKernel::begin(const LaterLuck& /*luck*/) {
  free_times_.clear();
  owed_free_s_.clear();
  waiting_.clear();
  std::fill(handle_factor_.begin(), handle_factor_.end(), 1.0);
  heads_ = withdrawn_ = available_ = 0;
}

void EventFreeKernel::advance(const Block& block, Account& account) {
  duty_ = block.duty;
  incidents_ = block.incidents;
  change_s_ = next_change_s();
  end_s_ = block.until_s;
  for (std::size_t left = waiting_.size(); left > 0; --left) {
    const Contact contact = waiting_.front();
    waiting_.pop_front();
    serve_or_keep(contact, block.until_s, account);
  }
  for (const Contact& contact : block.contacts) serve_or_keep(contact, block.until_s, account);
  while (change_s_ < infinity) apply_change(account);
  owed_leave_until(std::nextafter(block.until_s, 0.0), account);
}

void EventFreeKernel::serve_or_keep(const Contact& contact, double until_s, Account& account) {
  const double start_s = next_start_s(contact.arrived_s, account);
  const double gives_up_at_s = contact.arrived_s + contact.patience_s;
  const bool delayed = start_s > contact.arrived_s;
  if (gives_up_at_s < start_s) {
    if (gives_up_at_s < until_s)
      account.outcomes.push_back({contact.arrived_s, contact.patience_s, contact.patience_s, 0.0,
                                  contact.type, 0, End::abandoned, delayed, false});
    else waiting_.push_back(contact);
    return;
  }
  if (start_s >= until_s) {
    waiting_.push_back(contact);
    return;
  }
  const double handle_s = contact.handle_s * handle_factor_[contact.type];
  const double handled_s = (handle_s + contact.wrap_up_s) / table_.speed(0, contact.type);
  free_times_.replace_soonest(start_s + handled_s);
  const double wait_s = start_s - contact.arrived_s;
  account.outcomes.push_back({contact.arrived_s, wait_s, wait_s, handled_s, contact.type, 0,
                              End::answered, delayed, false});
}

/// When the next contact could start, all changes up to then applied.
double EventFreeKernel::next_start_s(double arrived_s, Account& account) {
  double start_s = std::max(arrived_s, free_times_.soonest());
  while (change_s_ <= start_s && change_s_ < infinity) {
    apply_change(account);
    start_s = std::max(arrived_s, free_times_.soonest());
  }
  return start_s;
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
    if (step.kind == IncidentStep::Kind::handle_factor) handle_factor_[step.index] = step.value;
    else withdrawn_ = static_cast<int>(step.value);
    incidents_ = incidents_.subspan(1);
  }
  set_available(now_s, account);
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

void EventFreeKernel::owed_leave_until(double now_s, Account& account) {
  const auto stays = std::upper_bound(owed_free_s_.begin(), owed_free_s_.end(), now_s);
  for (auto free_s = owed_free_s_.begin(); free_s != stays; ++free_s)
    account.heads.push_back({*free_s, 0, -1, 0});
  owed_free_s_.erase(owed_free_s_.begin(), stays);
}

void EventFreeKernel::finish(Account& account) {
  for (; !waiting_.empty(); waiting_.pop_front()) {
    const Contact& contact = waiting_.front();
    const double wait_s = end_s_ - contact.arrived_s;
    account.outcomes.push_back(
        {contact.arrived_s, wait_s, wait_s, 0.0, contact.type, 0, End::unfinished, true, false});
  }
}

}  // namespace staffsim::engine
