// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/simulate.hpp>

#include "estimate/ledger.hpp"
#include "estimate/shared_study.hpp"

#include <span>

namespace staffsim {

/// Takes up what was kept of a study and goes on until its replications are done and its precision
/// is reached or given up, or less far after a stop. Where another process leads, helps it until
/// the study ends and leaves the ledger alone.
/// @return  the experiment with the replications that the study comes to: after a stop more than
///          are in the ledger
ExperimentSpec run_study(std::span<const Model> models, const ExperimentSpec& experiment,
                         const RunOptions& options, SharedStudy& study, Ledger& ledger);

}  // namespace staffsim
