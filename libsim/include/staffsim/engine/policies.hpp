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

/// What a routing policy may look at. `keep_free` and `overflow_after` are seen to already: an
/// agent who may not take the contact is not counted as idle, a contact that the agent may not take
/// is not counted as waiting.
struct SystemView {
  const RoutingTable& table;
  double now_s = 0.0;
  // For agent selection, by group.
  std::span<const std::uint32_t> idle_agents{};      ///< that may take the arriving contact
  std::span<const double> longest_idle_since_s{};    ///< meaningless when none is idle
  std::span<const double> least_occupancy{};         ///< of those idle; if the policy observes it
  std::span<const double> least_occupied_since_s{};  ///< idle since when, that agent
  // For contact selection, by type; only the group's types are up to date.
  std::span<const std::uint32_t> queue_length{};  ///< may count contacts that have given up unless
                                                  ///< the policy observes queue lengths
  std::span<const double> head_arrived_s{};       ///< arrival in the system of the first in line
  std::span<const double> head_due_s{};           ///< by when the first in line is due
};

/// A routing policy: two verbs, no base class.
///
/// Agent selection: which group's agent takes an arriving contact (the longest idle one; the least
/// occupied if the policy observes occupancy); invalid for none (the contact joins its queue).
/// Contact selection: from which queue a free agent of a group takes the first; invalid for none. A
/// group chosen must have an idle agent, a queue chosen must not be empty. With
/// `observes_queue_length` the lengths in the view are exact. What a policy of your own chooses is
/// checked: @throws std::invalid_argument  for a group or a queue that may not be chosen
template <class P>
concept RoutingPolicy = requires(P& policy, const SystemView& view, TypeId type, GroupId group) {
  { policy.select_agent_group(type, view) } -> std::same_as<GroupId>;
  { policy.select_queue(group, view) } -> std::same_as<TypeId>;
  { P::observes_queue_length } -> std::convertible_to<bool>;
};

/// Whether the policy looks at occupancies; false unless it says so.
template <class P>
inline constexpr bool observes_occupancy = false;
template <class P>
requires requires { P::observes_occupancy; }
inline constexpr bool observes_occupancy<P> = P::observes_occupancy;

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

/// The agent of all eligible groups who spent the least share of the time on contacts; ties: the
/// longest idle, then file order.
struct LeastOccupiedAgent {
  static constexpr bool observes_occupancy = true;

  static GroupId select_agent_group(TypeId type, const SystemView& view) noexcept {
    GroupId best;
    for (const std::uint16_t group : view.table.groups_of(type.index))
      if (view.idle_agents[group] > 0 && (!best.valid() || stands_before(group, best.index, view)))
        best.index = group;
    return best;
  }

private:
  static bool stands_before(std::uint16_t group, std::uint16_t other,
                            const SystemView& view) noexcept {
    const double a = view.least_occupancy[group];
    const double b = view.least_occupancy[other];
    return a < b ||
           (a == b && view.least_occupied_since_s[group] < view.least_occupied_since_s[other]);
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
  static bool arrived_before(std::uint16_t type, std::uint16_t other,
                             const SystemView& view) noexcept {
    const double a_s = view.head_arrived_s[type];
    const double b_s = view.head_arrived_s[other];
    return a_s < b_s || (a_s == b_s && type < other);
  }
};

/// The contact that is due first; ties: the longest waiting.
struct EarliestDueContact {
  static TypeId select_queue(GroupId group, const SystemView& view) noexcept {
    TypeId best;
    for (const auto& skill : view.table.skills_of(group.index)) {
      if (view.queue_length[skill.type] == 0) continue;
      if (!best.valid() || is_due_before(skill.type, best.index, view)) best.index = skill.type;
    }
    return best;
  }

private:
  static bool is_due_before(std::uint16_t type, std::uint16_t other,
                            const SystemView& view) noexcept {
    const double a_s = view.head_due_s[type];
    const double b_s = view.head_due_s[other];
    return a_s < b_s || (a_s == b_s && LongestWaitingContact::arrived_before(type, other, view));
  }
};

/// The longest queue; ties by the group's order of preference.
struct LongestQueueContact {
  static TypeId select_queue(GroupId group, const SystemView& view) noexcept {
    TypeId best;
    for (const auto& skill : view.table.skills_of(group.index)) {
      const std::uint32_t length = view.queue_length[skill.type];
      if (length > 0 && (!best.valid() || length > view.queue_length[best.index]))
        best.index = skill.type;
    }
    return best;
  }
};

/// A policy made of two halves.
template <class Agents, class Contacts>
struct Routing : Agents, Contacts {
  static constexpr bool observes_queue_length = std::same_as<Contacts, LongestQueueContact>;
};

static_assert(RoutingPolicy<Routing<LongestIdleAgent, PreferredContact>>);

/// Policies of this library keep the contract: nothing that they choose is looked at again.
template <class P>
inline constexpr bool keeps_contract = false;
template <class Agents, class Contacts>
inline constexpr bool keeps_contract<Routing<Agents, Contacts>> =
    (std::same_as<Agents, LongestIdleAgent> || std::same_as<Agents, FirstGroup> ||
     std::same_as<Agents, LeastOccupiedAgent>)&&(std::same_as<Contacts, PreferredContact> ||
                                                 std::same_as<Contacts, LongestWaitingContact> ||
                                                 std::same_as<Contacts, EarliestDueContact> ||
                                                 std::same_as<Contacts, LongestQueueContact>);

}  // namespace staffsim::engine
