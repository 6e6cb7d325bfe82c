// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/routing_table.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <span>

namespace staffsim::engine {

/// A dense index that may be absent.
struct TypeId {
  static constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();
  std::uint16_t index = none;
  [[nodiscard]] constexpr bool valid() const noexcept { return index != none; }
};
struct GroupId {
  static constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();
  std::uint16_t index = none;
  [[nodiscard]] constexpr bool valid() const noexcept { return index != none; }
};

/// What a routing policy may look at.
struct SystemView {
  const RoutingTable& table;
  double now_s = 0.0;
  std::span<const std::uint32_t> idle_agents;    ///< by group: free to take a contact
  std::span<const double> longest_idle_since_s;  ///< by group; meaningless when none is idle
  std::span<const std::uint32_t> queue_length;   ///< by type; may count contacts that have given up
                                                 ///< unless the policy observes queue lengths
  std::span<const double> head_arrived_s;        ///< by type: arrival of the first in line
};

/// A routing policy: two verbs, no base class.
///
/// Agent selection: which group's longest idle agent takes an arriving contact; invalid for none
/// (the contact joins its queue). Contact selection: from which queue a free agent of a group takes
/// the first; invalid for none. A group chosen must have an idle agent and the skill, a queue
/// chosen must not be empty. With `observes_queue_length` the lengths in the view are exact.
template <class P>
concept RoutingPolicy = requires(P& policy, const SystemView& view, TypeId type, GroupId group) {
  { policy.select_agent_group(type, view) } -> std::same_as<GroupId>;
  { policy.select_queue(group, view) } -> std::same_as<TypeId>;
  { P::observes_queue_length } -> std::convertible_to<bool>;
};

/// The longest idle agent of all eligible groups; ties by file order.
struct LongestIdleAgent {
  static GroupId select_agent_group(TypeId type, const SystemView& view) noexcept {
    GroupId best;
    for (const std::uint16_t group : view.table.groups_of(type.index)) {
      if (view.idle_agents[group] == 0) continue;
      if (!best.valid() || view.longest_idle_since_s[group] < view.longest_idle_since_s[best.index])
        best.index = group;
    }
    return best;
  }
};

/// The first group in file order that has a free eligible agent.
struct FirstGroup {
  static GroupId select_agent_group(TypeId type, const SystemView& view) noexcept {
    for (const std::uint16_t group : view.table.groups_of(type.index))
      if (view.idle_agents[group] > 0) return GroupId{group};
    return {};
  }
};

/// The first non-empty queue in the group's order of preference.
struct PreferredContact {
  static TypeId select_queue(GroupId group, const SystemView& view) noexcept {
    for (const auto& skill : view.table.skills_of(group.index))
      if (view.queue_length[skill.type] > 0) return TypeId{skill.type};
    return {};
  }
};

/// The contact that arrived first in the system; ties by file order of the types, which is the
/// order of the list of contacts.
struct LongestWaitingContact {
  static TypeId select_queue(GroupId group, const SystemView& view) noexcept {
    TypeId best;
    for (const auto& skill : view.table.skills_of(group.index)) {
      if (view.queue_length[skill.type] == 0) continue;
      if (!best.valid() || arrived_before(skill.type, best.index, view)) best.index = skill.type;
    }
    return best;
  }

private:
  static bool arrived_before(std::uint16_t type, std::uint16_t other,
                             const SystemView& view) noexcept {
    const double a_s = view.head_arrived_s[type];
    const double b_s = view.head_arrived_s[other];
    return a_s < b_s || (a_s == b_s && type < other);
  }
};

/// A policy made of two halves.
template <class Agents, class Contacts>
struct Routing : Agents, Contacts {
  static constexpr bool observes_queue_length = false;
};

static_assert(RoutingPolicy<Routing<LongestIdleAgent, PreferredContact>>);

}  // namespace staffsim::engine
