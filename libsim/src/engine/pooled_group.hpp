// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/outcome.hpp>

#include "engine/free_times.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// The agents of a group on a head count. They are all alike, so that the moments at which they
/// become (or became) free say everything: idle is who is free by now, the longest idle is who has
/// been free the longest, and a service that ends with nobody waiting is no event. Rules 19, 20 and
/// 27 as in `Crew`: whoever finishes first leaves, or is pulled away, while the group has too many.
class PooledGroup {
public:
  void begin(std::uint16_t index);

  /// When the first agent becomes, or became, free; infinity when nobody is here.
  [[nodiscard]] double soonest_s() const noexcept { return free_times_.soonest(); }
  /// times = use(times), as `FreeTimes::with_times`.
  template <class Use>
  void with_times(Use use) {
    free_times_.with_times(use);
  }
  /// How many are free by `now_s`.
  [[nodiscard]] std::size_t free_by(double now_s);
  /// When the next agent finishes who leaves or is pulled away then; infinity when nobody owes it.
  /// Until then nobody of the group is idle, and from then on who finishes first goes.
  [[nodiscard]] double next_release_s() const noexcept;

  // What happens at one instant, in this order:
  void release(double now_s, Account& account);
  void want_heads(std::int32_t count, double now_s, Account& account);
  void want_withdrawn(std::int32_t count);
  void settle_withdrawal(double now_s, Account& account);

private:
  void leave(double now_s, Account& account);
  void pull_away(double now_s, Account& account);
  void note_overrun(double now_s, Account& account);
  void recount_debts() noexcept;

  std::uint16_t index_ = 0;
  FreeTimes free_times_;  // of those here, idle or busy
  std::vector<double> free_before_s_;
  std::int32_t heads_ = 0;  // here, or pulled away
  std::int32_t heads_wanted_ = 0;
  std::int32_t overrun_ = 0;
  std::int32_t withdrawn_ = 0;
  std::int32_t withdrawn_wanted_ = 0;
  std::int32_t owed_ = 0;  // too many heads, or too few pulled away
};

}  // namespace staffsim::engine
