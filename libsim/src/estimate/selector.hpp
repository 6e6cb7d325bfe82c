// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/estimate/selection.hpp>
#include <staffsim/model/model.hpp>

#include "estimate/accumulator.hpp"
#include "estimate/cost_moments.hpp"
#include "estimate/selection_rule.hpp"

#include <optional>
#include <span>
#include <vector>

namespace staffsim {

/// Gathers what the selection of the cheapest candidate needs: the costs of one replication
/// together. What is known of the targets, the accumulators have.
class Selector {
public:
  explicit Selector(std::span<const Model> models);

  /// Takes the replication that the accumulators, one for each model, took last.
  void add(std::span<const Accumulator> accumulators);
  /// None where there are no targets, or not two candidates to choose from.
  [[nodiscard]] std::optional<Selection> selection(const ExperimentSpec& experiment,
                                                   std::span<const Accumulator> accumulators) const;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(costs_);
  }

private:
  [[nodiscard]] bool is_wanted() const noexcept {
    return !target_zones_.empty() && compared_.size() > 1;
  }
  [[nodiscard]] Selection select(double confidence,
                                 std::span<const Accumulator> accumulators) const;
  [[nodiscard]] std::vector<Margin> margins(const std::vector<TargetResult>& judged) const;

  std::vector<std::size_t> compared_;  // by index of the model
  std::vector<std::size_t> left_out_;
  std::vector<double> target_zones_;
  std::vector<bool> is_of_spans_;  // by target: a share of days or intervals
  Measure cost_ = Measure::duty_hours;
  CostMoments costs_;
  std::vector<double> of_replication_;
};

}  // namespace staffsim
