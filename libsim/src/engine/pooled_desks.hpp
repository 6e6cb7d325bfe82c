// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/contracts.hpp>
#include <staffsim/model/model.hpp>

#include "engine/pooled_group.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace staffsim::engine {

/// Each event looks at all groups; where there are more, `EventKernel` with its agenda serves.
inline constexpr std::size_t most_pooled_groups = 16;

/// When an agent of a group will look at a contact that waits; infinity: nobody will.
struct DeskCall {
  double at_s = infinity;
  std::size_t group = 0;
  bool is_crowded = false;  ///< another group has the same moment
};

inline constexpr std::size_t no_group = std::numeric_limits<std::size_t>::max();

/// What the loop of contacts sees of a pooled centre's groups: when agents become free and whether
/// contacts wait for them.
template <AgentSelection selection>
class PooledDesks {
public:
  using Groups = std::span<const std::uint16_t>;

  explicit PooledDesks(std::size_t groups) : count_{groups} {
    require(groups <= most_pooled_groups, "PooledDesks", "there are too many groups");
  }
  void begin() {
    for (std::size_t group = 0; group < count_; ++group)
      groups_[group].begin(static_cast<std::uint16_t>(group));
    ready_s_.fill(infinity);
    waiting_.fill(0);
  }

  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  [[nodiscard]] std::span<PooledGroup> groups() noexcept { return {groups_.data(), count_}; }
  [[nodiscard]] std::span<const PooledGroup> groups() const noexcept {
    return {groups_.data(), count_};
  }
  /// After agents have come or gone.
  void look_again() noexcept {
    for (std::size_t group = 0; group < count_; ++group)
      ready_s_[group] = groups_[group].soonest_s();
  }
  [[nodiscard]] bool is_waited_for(std::size_t group) const noexcept { return waiting_[group] > 0; }

  [[nodiscard]] DeskCall next_call() const noexcept {
    DeskCall next;
    for (std::size_t group = 0; group < count_; ++group) {
      const double at_s = is_waited_for(group) ? ready_s_[group] : infinity;
      next.is_crowded = at_s == next.at_s || (next.is_crowded && next.at_s < at_s);
      next.group = at_s < next.at_s ? group : next.group;
      next.at_s = std::min(next.at_s, at_s);
    }
    return next;
  }
  /// The one of the groups that has somebody idle for an arriving contact.
  [[nodiscard]] std::size_t choose_group(Groups groups, double now_s) const noexcept {
    std::size_t best = no_group;
    double idle_since_s = infinity;
    for (const std::uint16_t group : groups) {
      if (ready_s_[group] > now_s || !(ready_s_[group] < idle_since_s)) continue;
      best = group;
      if constexpr (selection == AgentSelection::group_order) break;
      idle_since_s = ready_s_[group];
    }
    return best;
  }
  /// The group's first agent is busy until `free_s`; all is as before where `stays`.
  void engage(std::size_t group, Mask stays, double free_s) {
    groups_[group].with_times([&](auto times) {
      times.replace_soonest(stays, both(free_s));
      ready_s_[group] = times.soonest()[0];
      return times;
    });
  }
  /// Contacts join or leave a line that the groups take from.
  void count_waiting(Groups groups, int change) noexcept {
    for (const std::uint16_t group : groups) waiting_[group] += change;
  }

  /// The same while nobody comes or goes, if there is one group that takes everything: in
  /// registers.
  template <class Times>
  class One {
  public:
    One(Times times, std::int32_t waiting) : times_{times}, waiting_{waiting} {}
    [[nodiscard]] DeskCall next_call() const noexcept {
      return {waiting_ > 0 ? times_.soonest()[0] : infinity, 0, false};
    }
    [[nodiscard]] std::size_t choose_group(Groups /*groups*/, double now_s) const noexcept {
      return times_.soonest()[0] <= now_s ? 0 : no_group;
    }
    void engage(std::size_t /*group*/, Mask stays, double free_s) noexcept {
      times_.replace_soonest(stays, both(free_s));
    }
    void count_waiting(Groups /*groups*/, int change) noexcept { waiting_ += change; }

  private:
    friend PooledDesks;
    Times times_;
    std::int32_t waiting_;
  };
  /// one = use(one), with a `One`.
  template <class Use>
  void with_one(Use use) {
    groups_[0].with_times([&](auto times) {
      const auto one = use(One<decltype(times)>{times, waiting_[0]});
      waiting_[0] = one.waiting_;
      ready_s_[0] = one.times_.soonest()[0];
      return one.times_;
    });
  }

private:
  std::size_t count_;
  std::array<PooledGroup, most_pooled_groups> groups_{};
  std::array<double, most_pooled_groups> ready_s_{};        // when the first agent is, or was, free
  std::array<std::int32_t, most_pooled_groups> waiting_{};  // contacts in the lines of the group
};

}  // namespace staffsim::engine
