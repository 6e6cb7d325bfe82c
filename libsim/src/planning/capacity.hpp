// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/planning/feasibility.hpp>

#include <array>
#include <vector>

namespace staffsim::planning {

/// From Monday, whether the horizon has such a day: a short one is judged by its own days.
using Weekdays = std::array<bool, days_per_week>;
[[nodiscard]] Weekdays weekdays_of(const IntervalGrid& grid);

/// Contact types and the groups that can take them, nobody else: what happens in one cluster
/// touches no other.
struct Cluster {
  std::vector<std::size_t> types;
  std::vector<std::size_t> groups;
};

/// Types that no group handles are in no cluster, groups that handle nothing neither.
[[nodiscard]] std::vector<Cluster> clusters(const ModelSpec& spec);

[[nodiscard]] bool handles(const AgentGroupSpec& group, const ContactTypeSpec& type);

/// Duty hours of a week, or of the days of a shorter horizon, each counted as the hours of work of
/// speed 1 that are done in it; where types are handled at several speeds, at the fastest.
[[nodiscard]] double work_capacity(const Model& model, const LoadAndDuty& week,
                                   const std::vector<std::size_t>& groups);

/// Hours of work of the same days that stay however long the wait: less those who balk.
[[nodiscard]] double work_that_stays(const Model& model, const LoadAndDuty& week,
                                     const std::vector<std::size_t>& types);

}  // namespace staffsim::planning
