// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/estimate/comparison.hpp>

#include "estimate/find_row.hpp"
#include "estimate/ledger.hpp"
#include "estimate/require_sensible.hpp"
#include "estimate/run_study.hpp"

#include <utility>

namespace staffsim {

const MeasureDifference& Comparison::total(Measure measure) const {
  return RowFinder{differences, b.labels}.total(measure);
}

const MeasureDifference& Comparison::of(Measure measure, std::string_view name) const {
  return RowFinder{differences, b.labels}.of(measure, name);
}

const MeasureDifference& Comparison::of_channel(Measure measure, std::string_view channel) const {
  return RowFinder{differences, b.labels}.of_channel(measure, channel);
}

const MeasureDifference& Comparison::of_branch(Measure measure, std::string_view branch) const {
  return RowFinder{differences, b.labels}.of_branch(measure, branch);
}

const MeasureDifference* Comparison::find(Measure measure, const RowLabel& label) const noexcept {
  return RowFinder{differences, b.labels}.find(measure, label);
}

Comparison compare(const Model& a, const Model& b, const ExperimentSpec& experiment,
                   const RunOptions& options) {
  require_sensible(experiment, options, "compare");
  require_rounds(experiment, "compare");
  require(a.spec().horizon == b.spec().horizon, "compare", "the models must have one horizon");
  const std::vector<Model> models{a, b};
  SharedStudy study{options.team};
  Ledger ledger{models, options.intervals, Pairing::whole, experiment.precision};
  const ExperimentSpec reached = run_study(models, experiment, options, study, ledger);
  std::vector<Result> results = ledger.results(reached);
  Comparison comparison{std::move(results[0]), std::move(results[1]), {}};
  comparison.differences = ledger.differences(0, comparison.a, comparison.b, experiment.confidence);
  return comparison;
}

}  // namespace staffsim
