// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "estimate/ledger.hpp"
#include "estimate/replicator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace staffsim {

/// Runs whole replications of a study's models: one thread's replicators, a part for each demand.
class Worker {
public:
  Worker(std::span<const Model> models, std::span<const engine::TallyPlan> plans,
         const engine::KernelFactory& kernel);

  /// Replaces `yield` by that of a replication.
  /// @return  false where a stop was asked for before it was done
  bool run(std::uint64_t seed, std::uint64_t replication, Yield& yield,
           const std::stop_token& stop);

private:
  std::size_t models_;
  std::vector<std::vector<std::size_t>> groups_;  // models with equal demand, by index
  std::vector<Replicator> replicators_;
  std::vector<engine::Tallies> part_;
};

}  // namespace staffsim
