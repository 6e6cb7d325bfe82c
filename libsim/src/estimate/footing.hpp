// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace staffsim {

/// On how many replications a ratio rests, by the sum of its denominators and of their squares: all
/// where they are alike, m where m are alike and the others have none. Source: L. Kish 1965, Survey
/// Sampling, section 11.7 (effective sample size under unequal weights).
[[nodiscard]] inline double replications_that_tell(double sum, double square) noexcept {
  return sum * sum / square;
}

/// What an interval takes that rests on fewer replications than there are.
struct Footing {
  /// The interval's factor; infinite where one replication tells all, so that nothing scatters.
  double t = 0.0;
  double variance_factor = 1.0;
};

/// As it was while at least half of the replications tell. With fewer, those that do not say
/// nothing about the scatter either: then Student's t and the variance are those of the others.
/// @param t  the factor for all replications, at any confidence
[[nodiscard]] Footing footing_of(double telling, int replications, double t);

}  // namespace staffsim
