// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/simulate.hpp>

#include "estimate/ledger.hpp"
#include "estimate/shared_study.hpp"

#include <span>

namespace staffsim {

/// Takes the ledger on to `replications` of them, or less far after a stop. Where another process
/// leads, helps it until its study ends and leaves the ledger alone.
void run_to(int replications, std::span<const Model> models, const ExperimentSpec& experiment,
            const RunOptions& options, SharedStudy& study, Ledger& ledger);

}  // namespace staffsim
