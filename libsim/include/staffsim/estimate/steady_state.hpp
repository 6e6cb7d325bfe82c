// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/simulate.hpp>

#include <vector>

namespace staffsim {

/// Why one long run says nothing about a steady state.
enum class NoSteadyState {
  none,         ///< it does
  dated,        ///< contacts, agents or incidents go by dates: no week is like the next
  odd_period,   ///< rates repeat neither by the day nor by the week
  too_short,    ///< too few days, or weeks, after the warm-up
  not_settled,  ///< the warm-up would take half of the run or more
  stopped       ///< before the run was done
};

/// Of one measure: what its interval rests on.
struct SteadyEstimate {
  MeasureEstimate
      row;          ///< `row` indexes the labels; no interval where batches depend on each other
  int batches = 0;  ///< of equal length; 0 where they depend on each other
};

/// Long-run means, with intervals, from one long run.
struct SteadyState {
  NoSteadyState refusal = NoSteadyState::none;
  int cycle_days = 1;    ///< days after which the demand and the plan of duty repeat: 1 or 7
  int warm_up_days = 0;  ///< measured days left out at the start, beyond the model's own warm-up
  int days = 0;          ///< that count
  std::vector<RowLabel> labels = {};
  std::vector<SteadyEstimate> measures =
      {};  ///< no percentiles, no oldest e-mails, no virtual waits
};

/// Simulates one replication and estimates what it would come to if it went on for ever: the
/// warm-up is chosen from the data (MSER), the rest is cut into batches whose means are as good as
/// independent (batch means). Sources and rules: docs/background/statistics.md.
/// @param experiment  its seed and confidence
/// @param options     `kernel` and `stop`
/// Throws as `simulate`, kept states aside.
[[nodiscard]] SteadyState study_steady_state(const Model& model, const ExperimentSpec& experiment,
                                             const RunOptions& options = {});

}  // namespace staffsim
