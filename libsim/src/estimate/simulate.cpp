// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/simulate.hpp>

#include "estimate/keep.hpp"
#include "estimate/ledger.hpp"
#include "estimate/require_sensible.hpp"
#include "estimate/run_in_order.hpp"
#include "estimate/run_to.hpp"
#include "estimate/worker.hpp"

namespace staffsim {

void run_to(int replications, std::span<const Model> models, const ExperimentSpec& experiment,
            const RunOptions& options, SharedStudy& study, Ledger& ledger) {
  const auto reduce = [&](int replication, const Yield& yield) {
    ledger.add(yield);
    keep_if_due(ledger, options.keeping);
    if (options.progress) options.progress(replication + 1, replications);
  };
  const auto work = [&](TaskQueue<Yield>& queue) {
    Worker worker{models, ledger.tally_plans(), options.kernel};
    while (auto task = queue.take()) {
      task->value.tallies.resize(models.size());
      task->value.controls.resize(models.size());
      worker.run(experiment.seed, static_cast<std::uint64_t>(task->index), task->value);
      queue.give(std::move(*task));
    }
  };
  if (study.is_helped_only()) return help<Yield>(study, options, work);
  run_in_order<Yield>(study, {ledger.replications(), replications}, options, work, reduce);
  keep(ledger, options.keeping);
}

std::vector<Result> simulate_all(std::span<const Model> models, const ExperimentSpec& experiment,
                                 const RunOptions& options) {
  return sweep(models, experiment, options).rows;
}

SweepResult sweep(std::span<const Model> candidates, const ExperimentSpec& experiment,
                  const RunOptions& options) {
  require_sensible(experiment, options, "simulate");
  SharedStudy study{options.team};
  Ledger ledger{candidates, options.intervals};
  take_up(ledger, options.keeping, experiment.replications);
  run_to(experiment.replications, candidates, experiment, options, study, ledger);
  SweepResult result{.rows = ledger.results(experiment), .selection = {}};
  if (!result.rows.empty() && !result.rows.front().partial)
    result.selection = ledger.selection(experiment);
  return result;
}

Result simulate(const Model& model, const ExperimentSpec& experiment, const RunOptions& options) {
  return std::move(simulate_all({&model, 1}, experiment, options).front());
}

}  // namespace staffsim
