// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/experiment.hpp>
#include <staffsim/estimate/result.hpp>

#include <span>

namespace staffsim {

/// When a study looks whether it is precise enough: at numbers of replications that are known
/// beforehand, so that a study which goes on later looks at the same ones. Without a wanted
/// precision there is one round.
///
/// The first round is `replications`, at least `limits::first_round`; each further one adds an
/// eighth, and none goes past an `at_most` without stopping there. Stopping at the first round in
/// which the interval is narrow enough keeps its coverage as the width goes to 0 (Chow and Robbins
/// 1965; Glynn and Whitt 1992); early stops on a scatter that is small by luck are what makes it
/// fall short before (Singham and Schruben 2012), and what the least first round is for.
///
/// @param replications  done so far
/// @return  the end of the round that they are in: at least `replications`, at least 1
[[nodiscard]] int round_end(const ExperimentSpec& experiment, int replications);

/// The most that the study can come to.
[[nodiscard]] int most_replications(const ExperimentSpec& experiment);

/// About how many replications will do for every wanted precision: as half widths fall with the
/// square root. Exactly `replications` when nothing more is to be done, and never fewer.
/// @param precision  of every model of the study, at the end of a round
[[nodiscard]] int replications_needed(const ExperimentSpec& experiment,
                                      std::span<const PrecisionResult> precision, int replications);

}  // namespace staffsim
