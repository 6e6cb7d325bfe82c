// SPDX-License-Identifier: Apache-2.0
#include "estimate/ledger.hpp"

#include "estimate/main_measure.hpp"

namespace staffsim {

Ledger::Ledger(std::span<const Model> models, bool intervals, Pairing pairing,
               std::span<const PrecisionTarget> precision)
    : selector_{models} {
  for (const Model& model : models) {
    accumulators_.emplace_back(model, intervals, precision);
    plans_.push_back(accumulators_.back().tally_plan());
    adjustments_.emplace_back(accumulators_.back());
  }
  const MainMeasure main = main_measure(models.front());
  for (std::size_t i = 0; i + 1 < models.size(); ++i) {
    const Accumulator& a = accumulators_[i];
    const Accumulator& b = accumulators_[i + 1];
    if (models[i].spec().horizon != models[i + 1].spec().horizon) pairs_.emplace_back();
    else if (pairing == Pairing::whole) pairs_.emplace_back(a, b);
    else pairs_.emplace_back(a, b, main.measure, main.label);
  }
}

void Ledger::add(const Yield& yield) {
  for (std::size_t i = 0; i < accumulators_.size(); ++i) {
    accumulators_[i].add(yield.tallies[i]);
    adjustments_[i].add(accumulators_[i], yield.controls[i]);
  }
  selector_.add(accumulators_);
  for (std::size_t i = 0; i < pairs_.size(); ++i)
    pairs_[i].add(accumulators_[i], accumulators_[i + 1]);
  ++replications_;
}

std::vector<PrecisionResult> Ledger::precision(double confidence) const {
  std::vector<PrecisionResult> all;
  for (const Accumulator& accumulator : accumulators_) {
    const std::vector<PrecisionResult> own = accumulator.precision(confidence);
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

std::vector<Result> Ledger::results(const ExperimentSpec& experiment) const {
  std::vector<Result> results;
  for (std::size_t i = 0; i < accumulators_.size(); ++i) {
    results.push_back(accumulators_[i].result(experiment));
    adjustments_[i].adjust(experiment.confidence, results.back());
  }
  return results;
}

void Ledger::tell_neighbours_apart(std::vector<Result>& results, double confidence) const {
  for (std::size_t i = 0; i < pairs_.size(); ++i)
    for (const MeasureDifference& difference :
         differences(i, results[i], results[i + 1], confidence))
      results[i + 1].neighbour = difference;
}

std::vector<MeasureDifference> Ledger::differences(std::size_t i, const Result& in_a,
                                                   const Result& in_b, double confidence) const {
  return pairs_[i].differences(accumulators_[i], in_a, accumulators_[i + 1], in_b, confidence);
}

}  // namespace staffsim
