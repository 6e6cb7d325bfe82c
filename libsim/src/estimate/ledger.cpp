// SPDX-License-Identifier: Apache-2.0
#include "estimate/ledger.hpp"

namespace staffsim {

Ledger::Ledger(std::span<const Model> models, bool intervals) : selector_{models} {
  for (const Model& model : models) {
    accumulators_.emplace_back(model, intervals);
    plans_.push_back(accumulators_.back().tally_plan());
  }
}

void Ledger::add(const Yield& yield) {
  for (std::size_t i = 0; i < accumulators_.size(); ++i) accumulators_[i].add(yield[i]);
  selector_.add(yield);
  ++replications_;
}

std::vector<Result> Ledger::results(const ExperimentSpec& experiment) const {
  std::vector<Result> results;
  for (const Accumulator& accumulator : accumulators_)
    results.push_back(accumulator.result(experiment));
  return results;
}

}  // namespace staffsim
