// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/selection.hpp>

#include "estimate/cost_moments.hpp"

#include <vector>

namespace staffsim {

/// How far a candidate's estimate lies on the good side of a target's limit, and how far off it may
/// be. All in the unit of the limit.
struct Margin {
  double value = 0.0;         ///< below 0: on the bad side; NaN: nothing was observed
  double down = 0.0;          ///< the truth is hardly less than value - down
  double up = 0.0;            ///< the truth is hardly more than value + up
  double zone = 0.0;          ///< indifference zone
  bool is_unanimous = false;  ///< nothing scattered: the bounds shrink with the replications, not
                              ///< with their root
};

/// What the selection is made from. Candidates by index, the same in both.
struct Field {
  std::vector<std::vector<Margin>> margins = {};  ///< by candidate and target
  const CostMoments* costs = nullptr;
  double cost_zone = 0.0;
  double t = 0.0;  ///< `selection_factor`, with which the margins' bounds were made too
};

/// Half widths in standard errors: one-sided Student t at (1 - confidence) / 2 over as many
/// comparisons as can go wrong at a time, candidates + targets - 1.
[[nodiscard]] double selection_factor(double confidence, int replications, std::size_t candidates,
                                      std::size_t targets);

/// Outcome, candidates, and what is missing; the other fields are the caller's.
[[nodiscard]] Selection select_cheapest(const Field& field);

}  // namespace staffsim
