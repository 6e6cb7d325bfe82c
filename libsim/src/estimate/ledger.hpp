// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/simulate.hpp>

#include "estimate/accumulator.hpp"
#include "estimate/adjustment.hpp"
#include "estimate/controls.hpp"
#include "estimate/fixed.hpp"
#include "estimate/pair.hpp"
#include "estimate/selector.hpp"

#include <optional>
#include <span>
#include <vector>

namespace staffsim {

/// What one replication yields, of each model.
struct Yield {
  std::vector<engine::Tallies> tallies;
  std::vector<Controls> controls;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(tallies, controls);
  }
  bool operator==(const Yield&) const = default;
};

/// Which differences a study keeps: of each model from the one before it, by the one measure that
/// tells neighbours apart, or by every measure.
enum class Pairing { neighbours, whole };

/// All that a study keeps of its replications, taken in their order; the one state that grows with
/// the work, and it does not grow in memory. Whoever runs a study for longer goes on with its
/// ledger.
class Ledger {
public:
  Ledger(std::span<const Model> models, bool intervals, Pairing pairing = Pairing::neighbours,
         std::span<const PrecisionTarget> precision = {});

  /// What the tallies of each model must hold.
  [[nodiscard]] const std::vector<engine::TallyPlan>& tally_plans() const noexcept {
    return plans_;
  }
  void add(const Yield& yield);
  /// Replications taken so far, and so the number of the next one.
  [[nodiscard]] int replications() const noexcept { return replications_; }
  /// How far each wanted precision is reached, in each model; needs a replication.
  [[nodiscard]] std::vector<PrecisionResult> precision(double confidence) const;
  [[nodiscard]] std::vector<Result> results(const ExperimentSpec& experiment) const;
  /// Puts into each result the difference of its model from the one before it; for a study that
  /// keeps but one difference of each pair.
  void tell_neighbours_apart(std::vector<Result>& results, double confidence) const;
  /// Of model i + 1 from model i.
  [[nodiscard]] std::vector<MeasureDifference>
  differences(std::size_t i, const Result& in_a, const Result& in_b, double confidence) const;
  [[nodiscard]] std::optional<Selection> selection(const ExperimentSpec& experiment) const {
    return selector_.selection(experiment, accumulators_);
  }
  template <class Archive>
  void serialize(Archive& archive) {
    archive(replications_, fixed(accumulators_), fixed(adjustments_), fixed(pairs_), selector_);
  }

private:
  std::vector<Accumulator> accumulators_;
  std::vector<Adjustments> adjustments_;
  std::vector<Pair> pairs_;  // of each model and the one before it
  std::vector<engine::TallyPlan> plans_;
  Selector selector_;
  int replications_ = 0;
};

}  // namespace staffsim
