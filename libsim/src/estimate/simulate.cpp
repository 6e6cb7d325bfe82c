// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/estimate/simulate.hpp>

#include "estimate/keep.hpp"
#include "estimate/ledger.hpp"
#include "estimate/require_sensible.hpp"
#include "estimate/rounds.hpp"
#include "estimate/run_in_order.hpp"
#include "estimate/run_study.hpp"
#include "estimate/worker.hpp"

#include <algorithm>

namespace staffsim {
namespace {

/// Rounds until every precision is reached or given up, one without any. All that it goes by is in
/// the ledger.
template <class Work>
int run_rounds(const ExperimentSpec& experiment, const RunOptions& options, SharedStudy& study,
               Ledger& ledger, Work work) {
  int end = round_end(experiment, ledger.replications());
  int expected = end;
  const auto reduce = [&](int replication, const Yield& yield) {
    ledger.add(yield);
    keep_if_due(ledger, options.keeping);
    if (options.progress) options.progress(replication + 1, std::max(end, expected));
  };
  while (true) {
    run_in_order<Yield>(study, {ledger.replications(), end}, options, work, reduce);
    if (ledger.replications() < end) return end;
    expected = replications_needed(experiment, ledger.precision(experiment.confidence), end);
    if (expected == end) return end;
    end = round_end(experiment, end + 1);
  }
}

/// @param caller  whom a message names
SweepResult swept(std::span<const Model> candidates, const ExperimentSpec& experiment,
                  const RunOptions& options, const char* caller) {
  require_sensible(experiment, options, caller);
  require_rounds(experiment, caller);
  require(!candidates.empty(), caller, "needs at least one model");
  SharedStudy study{options.team};
  Ledger ledger{candidates, options.intervals, Pairing::neighbours, experiment.precision};
  const ExperimentSpec reached = run_study(candidates, experiment, options, study, ledger);
  SweepResult result{.rows = ledger.results(reached), .selection = {}};
  ledger.tell_neighbours_apart(result.rows, reached.confidence);
  if (!result.rows.front().partial) result.selection = ledger.selection(reached);
  return result;
}

}  // namespace

ExperimentSpec run_study(std::span<const Model> models, const ExperimentSpec& experiment,
                         const RunOptions& options, SharedStudy& study, Ledger& ledger) {
  const auto work = [&](TaskQueue<Yield>& queue) {
    work_off(queue, Worker{models, ledger.tally_plans(), options.kernel}, experiment.seed);
  };
  ExperimentSpec reached = experiment;
  if (study.is_helped_only()) {
    help<Yield>(study, options, work);
    return reached;
  }
  take_up(ledger, options.keeping, most_replications(experiment));
  reached.replications = run_rounds(experiment, options, study, ledger, work);
  keep(ledger, options.keeping);
  return reached;
}

std::vector<Result> simulate_all(std::span<const Model> models, const ExperimentSpec& experiment,
                                 const RunOptions& options) {
  return swept(models, experiment, options, "simulate_all").rows;
}

SweepResult sweep(std::span<const Model> candidates, const ExperimentSpec& experiment,
                  const RunOptions& options) {
  return swept(candidates, experiment, options, "sweep");
}

Result simulate(const Model& model, const ExperimentSpec& experiment, const RunOptions& options) {
  return std::move(swept({&model, 1}, experiment, options, "simulate").rows.front());
}

}  // namespace staffsim
