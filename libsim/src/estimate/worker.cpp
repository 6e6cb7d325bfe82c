// SPDX-License-Identifier: Apache-2.0
#include "estimate/worker.hpp"

#include <algorithm>
#include <utility>

namespace staffsim {
namespace {

std::vector<std::vector<std::size_t>> by_demand(std::span<const Model> models) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < models.size(); ++i) {
    const auto same = std::ranges::find_if(groups, [&](const auto& group) {
      return demand::same_demand(models[group.front()], models[i]);
    });
    if (same == groups.end()) groups.push_back({i});
    else same->push_back(i);
  }
  return groups;
}

}  // namespace

Worker::Worker(std::span<const Model> models, std::span<const engine::TallyPlan> plans,
               const engine::KernelFactory& kernel)
    : models_{models.size()}, groups_{by_demand(models)} {
  for (const auto& group : groups_) {
    std::vector<const Model*> members;
    std::vector<engine::TallyPlan> member_plans;
    for (const std::size_t i : group) {
      members.push_back(&models[i]);
      member_plans.push_back(plans[i]);
    }
    replicators_.emplace_back(members, member_plans, kernel);
  }
}

bool Worker::run(std::uint64_t seed, std::uint64_t replication, Yield& yield,
                 const std::stop_token& stop) {
  yield.tallies.resize(models_);
  yield.controls.resize(models_);
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    part_.resize(groups_[g].size());
    for (std::size_t i = 0; i < part_.size(); ++i)
      std::swap(part_[i], yield.tallies[groups_[g][i]]);
    if (!replicators_[g].run(seed, replication, part_, stop)) return false;
    for (const std::size_t i : groups_[g]) yield.controls[i] = replicators_[g].controls();
    for (std::size_t i = 0; i < part_.size(); ++i)
      std::swap(part_[i], yield.tallies[groups_[g][i]]);
  }
  return true;
}

}  // namespace staffsim
