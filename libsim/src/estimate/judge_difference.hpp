// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/difference.hpp>

#include "estimate/paired_spread.hpp"

namespace staffsim {

/// Fills in what follows from a known difference, its indifference and its spread: the interval,
/// the verdict, and how many more replications would do.
/// @param replications  two or more
void judge(PairedSpread spread, int replications, double confidence, MeasureDifference& difference);

}  // namespace staffsim
