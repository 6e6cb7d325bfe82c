// SPDX-License-Identifier: Apache-2.0
#include "estimate/rounds.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim {
namespace {

/// The end of the round after one that ends at `end`.
int next_end(const ExperimentSpec& experiment, int end) {
  int next = end + std::max(end / 8, 1);
  for (const PrecisionTarget& target : experiment.precision)
    if (target.at_most > end) next = std::min(next, target.at_most);
  return next;
}

/// For one precision that is not reached; not known where there is no interval yet.
int needed_for(const PrecisionTarget& target, const PrecisionResult& result, int replications) {
  const double ratio = result.reached / result.wanted;
  const double needed = std::ceil(replications * ratio * ratio);
  if (!(needed < target.at_most)) return target.at_most;
  return std::max(replications + 1, static_cast<int>(needed));
}

}  // namespace

int round_end(const ExperimentSpec& experiment, int replications) {
  if (experiment.precision.empty()) return experiment.replications;
  int end = std::max(experiment.replications, limits::first_round);
  while (end < replications) end = next_end(experiment, end);
  return end;
}

int most_replications(const ExperimentSpec& experiment) {
  int most = round_end(experiment, 0);
  for (const PrecisionTarget& target : experiment.precision) most = std::max(most, target.at_most);
  return most;
}

int replications_needed(const ExperimentSpec& experiment,
                        std::span<const PrecisionResult> precision, int replications) {
  int needed = replications;
  for (const PrecisionResult& result : precision) {
    const PrecisionTarget& target = experiment.precision[result.target];
    if (result.is_met || target.at_most <= replications) continue;
    needed = std::max(needed, needed_for(target, result, replications));
  }
  return needed;
}

}  // namespace staffsim
