// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/simulate.hpp>

#include "estimate/accumulator.hpp"
#include "estimate/in_order.hpp"
#include "estimate/replicator.hpp"
#include "estimate/require_sensible.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>

namespace staffsim {
namespace {

using Yield = std::vector<engine::Tallies>;  // of one replication, by model

/// Models with equal demand, by index.
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

/// One worker's replicators, a part for each demand.
class Worker {
public:
  Worker(std::span<const Model> models, std::span<const engine::TallyPlan> plans,
         const RunOptions& options)
      : groups_{by_demand(models)} {
    for (const auto& group : groups_) {
      std::vector<const Model*> members;
      std::vector<engine::TallyPlan> member_plans;
      for (const std::size_t i : group) {
        members.push_back(&models[i]);
        member_plans.push_back(plans[i]);
      }
      replicators_.emplace_back(members, member_plans, options.kernel);
    }
  }

  void run(std::uint64_t seed, std::uint64_t replication, Yield& yield) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      part_.resize(groups_[g].size());
      for (std::size_t i = 0; i < part_.size(); ++i) std::swap(part_[i], yield[groups_[g][i]]);
      replicators_[g].run(seed, replication, part_);
      for (std::size_t i = 0; i < part_.size(); ++i) std::swap(part_[i], yield[groups_[g][i]]);
    }
  }

private:
  std::vector<std::vector<std::size_t>> groups_;
  std::vector<Replicator> replicators_;
  Yield part_;
};

}  // namespace

std::vector<Result> simulate_all(std::span<const Model> models, const ExperimentSpec& experiment,
                                 const RunOptions& options) {
  require_sensible(experiment, options, "simulate");
  std::vector<Accumulator> accumulators;
  std::vector<engine::TallyPlan> plans;
  for (const Model& model : models) {
    accumulators.emplace_back(model, options.intervals);
    plans.push_back(accumulators.back().tally_plan());
  }
  const auto reduce = [&](int replication, const Yield& yield) {
    for (std::size_t i = 0; i < accumulators.size(); ++i) accumulators[i].add(yield[i]);
    if (options.progress) options.progress(replication + 1, experiment.replications);
  };
  const auto work = [&](InOrder<Yield>& queue) {
    Worker worker{models, plans, options};
    while (auto task = queue.take()) {
      task->value.resize(models.size());
      worker.run(experiment.seed, static_cast<std::uint64_t>(task->index), task->value);
      queue.give(std::move(*task));
    }
  };
  run_in_order<Yield>(experiment.replications, options.threads, options.stop, work, reduce);

  std::vector<Result> results;
  for (const Accumulator& accumulator : accumulators)
    results.push_back(accumulator.result(experiment));
  return results;
}

Result simulate(const Model& model, const ExperimentSpec& experiment, const RunOptions& options) {
  return std::move(simulate_all({&model, 1}, experiment, options).front());
}

}  // namespace staffsim
