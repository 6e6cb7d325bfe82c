// SPDX-License-Identifier: Apache-2.0
#include "engine/pooled_group.hpp"

#include <algorithm>

namespace staffsim::engine {

void PooledGroup::begin(std::uint16_t index) {
  index_ = index;
  free_times_.clear();
  heads_ = heads_wanted_ = overrun_ = withdrawn_ = withdrawn_wanted_ = owed_ = 0;
}

double PooledGroup::next_release_s() const noexcept { return owed_ > 0 ? soonest_s() : infinity; }

std::size_t PooledGroup::free_by(double now_s) {
  free_before_s_.clear();
  for (; soonest_s() <= now_s; free_times_.remove_soonest()) free_before_s_.push_back(soonest_s());
  for (const double free_s : free_before_s_) free_times_.add(free_s);
  return free_before_s_.size();
}

/// Services have ended; nobody was idle before, as the group owed.
void PooledGroup::release(double now_s, Account& account) {
  while (owed_ > 0 && soonest_s() <= now_s) {
    if (heads_ > heads_wanted_) leave(now_s, account);
    else pull_away(now_s, account);
    note_overrun(now_s, account);
    recount_debts();
  }
}

void PooledGroup::leave(double now_s, Account& account) {
  free_times_.remove_soonest();
  --heads_;
  account.heads.push_back({.at_s = now_s, .group = index_, .present = -1});
}

void PooledGroup::pull_away(double now_s, Account& account) {
  free_times_.remove_soonest();
  ++withdrawn_;
  account.heads.push_back({.at_s = now_s, .group = index_, .present = -1});
}

/// Surplus heads who are not busy go at once: the idle, then the withdrawn.
void PooledGroup::want_heads(std::int32_t count, double now_s, Account& account) {
  account.heads.push_back({.at_s = now_s, .group = index_, .on_duty = count - heads_wanted_});
  heads_wanted_ = count;
  for (; heads_ < heads_wanted_; ++heads_) {
    free_times_.add(now_s);
    account.heads.push_back({.at_s = now_s, .group = index_, .present = 1});
  }
  while (heads_ > heads_wanted_ && soonest_s() <= now_s) leave(now_s, account);
  for (; heads_ > heads_wanted_ && withdrawn_ > 0; --heads_) --withdrawn_;
  note_overrun(now_s, account);
  recount_debts();
}

void PooledGroup::want_withdrawn(std::int32_t count) {
  withdrawn_wanted_ = count;
  recount_debts();
}

void PooledGroup::settle_withdrawal(double now_s, Account& account) {
  for (; withdrawn_ > withdrawn_wanted_; --withdrawn_) {
    free_times_.add(now_s);
    account.heads.push_back({.at_s = now_s, .group = index_, .present = 1});
  }
  while (withdrawn_ < withdrawn_wanted_ && soonest_s() <= now_s) pull_away(now_s, account);
  recount_debts();
}

/// Heads who are busy although they are not wanted any more.
void PooledGroup::note_overrun(double now_s, Account& account) {
  const std::int32_t overrun = std::max(0, heads_ - heads_wanted_);
  if (overrun == overrun_) return;
  account.heads.push_back({.at_s = now_s, .group = index_, .overrun = overrun - overrun_});
  overrun_ = overrun;
}

void PooledGroup::recount_debts() noexcept {
  owed_ = std::max(0, heads_ - heads_wanted_) + std::max(0, withdrawn_wanted_ - withdrawn_);
}

}  // namespace staffsim::engine
