// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/estimate/result.hpp>

#include "engine/tally_book.hpp"
#include "estimate/fixed.hpp"
#include "estimate/interval_moments.hpp"
#include "estimate/moments.hpp"
#include "estimate/observation.hpp"
#include "estimate/precision.hpp"
#include "estimate/rows.hpp"
#include "estimate/target_judge.hpp"
#include "estimate/wait_quantiles.hpp"

#include <optional>
#include <span>
#include <vector>

namespace staffsim {

/// Takes the tallies of replications, in their order, and turns them into estimates. Its memory
/// does not grow with their number.
class Accumulator {
public:
  Accumulator(const Model& model, bool intervals, std::span<const PrecisionTarget> precision = {});

  /// What the tallies must hold.
  [[nodiscard]] const engine::TallyPlan& tally_plan() const noexcept { return plan_; }
  void add(const engine::Tallies& tallies);
  [[nodiscard]] Result result(const ExperimentSpec& experiment) const;
  /// How far each wanted precision is reached; needs a replication.
  [[nodiscard]] std::vector<PrecisionResult> precision(double confidence) const;
  /// The targets alone, with t standard errors to either side.
  [[nodiscard]] std::vector<TargetResult> judge_targets(double t) const;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(replications_, fixed(contacts_), fixed(agents_), fixed(waits_), fixed(responses_),
            fixed(virtual_levels_), fixed(targets_));
    if (intervals_) archive(*intervals_);
  }

  /// What the replication added last said of each row.
  [[nodiscard]] const Observation& last() const noexcept { return last_; }
  /// A measure in that replication, as numerator and denominator; the denominator of a mean is 1.
  /// Not of a quantile.
  [[nodiscard]] std::array<double, 2> last_ratio(Measure measure, RowIndex row) const;
  /// The row of the result about all agents.
  [[nodiscard]] RowIndex all_agents() const noexcept {
    return static_cast<RowIndex>(shown_contact_rows_ + shown_agent_rows_ - 1);
  }
  /// What the rows of the result are about.
  [[nodiscard]] std::vector<RowLabel> labels() const;
  /// Whether a row of the result has a measure.
  [[nodiscard]] bool has(Measure measure, RowIndex row) const noexcept;
  /// The waits, or response times, that a quantile of a row of contacts is of.
  [[nodiscard]] const WaitQuantiles& waits(FormulaKind kind, std::size_t row) const noexcept {
    return (kind == FormulaKind::wait_quantile ? waits_ : responses_)[row];
  }

private:
  [[nodiscard]] Extent extent_of(MeasureScope scope) const noexcept;
  void resize();
  void add_contacts(const engine::Tallies& tallies);
  void add_virtual_level(std::size_t row, const engine::Counts& counts,
                         const std::vector<double>& patient_in_time);
  void add_responses(const engine::Tallies& tallies);
  void add_agents(const engine::Tallies& tallies);
  void add_targets(const engine::Tallies& tallies);
  [[nodiscard]] Estimate contact_estimate(std::size_t row, Measure measure, double t) const;
  [[nodiscard]] Estimate agent_estimate(std::size_t row, Measure measure, double t) const;
  void append_contact_row(std::size_t row, double t, Result& result) const;
  void append_agent_row(std::size_t row, double t, Result& result) const;
  void append_targets(double t, Result& result) const;

  IntervalGrid grid_;
  std::vector<Row> contact_rows_;
  std::vector<Row> agent_rows_;
  std::size_t shown_contact_rows_;  // rows beyond are for a wanted precision only
  std::size_t shown_agent_rows_;
  std::vector<PrecisionTarget> precision_;
  std::vector<PrecisionSubject> subjects_;  // of precision_
  std::vector<Moments<engine::counter_count>> contacts_;
  std::vector<Moments<engine::agent_counter_count>> agents_;
  std::vector<Moments<2>> virtual_levels_;  // in time if patient, and all; none if nobody tells
  std::vector<WaitQuantiles> waits_;
  std::vector<WaitQuantiles> responses_;
  std::vector<TargetJudge> targets_;
  std::optional<IntervalMoments> intervals_;
  engine::TallyPlan plan_;
  std::vector<WaitLevels> type_levels_;
  Observation last_;
  int replications_ = 0;
};

}  // namespace staffsim
