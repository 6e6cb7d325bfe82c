// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <limits>

namespace staffsim {

/// How sure the difference of two models' estimates is, and each of them.
struct PairedSpread {
  double variance_of_a = 0.0;
  double variance_of_b = 0.0;
  double variance = 0.0;  ///< of the difference
  /// On how many replications the lesser of the two rests.
  double telling = std::numeric_limits<double>::infinity();
  double rounding = 0.0;  ///< how far the difference may be off besides, whatever the replications
};

}  // namespace staffsim
