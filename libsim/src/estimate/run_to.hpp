// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/simulate.hpp>

#include "estimate/ledger.hpp"

#include <span>

namespace staffsim {

/// Takes the ledger on to `replications` of them, or less far after a stop.
void run_to(int replications, std::span<const Model> models, const ExperimentSpec& experiment,
            const RunOptions& options, Ledger& ledger);

}  // namespace staffsim
