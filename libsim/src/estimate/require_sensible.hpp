// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/simulate.hpp>

namespace staffsim {

/// @throws std::invalid_argument  when the experiment or the options make no sense
void require_sensible(const ExperimentSpec& experiment, const RunOptions& options,
                      const char* caller);

/// Of a study that adds replications until a precision is reached.
void require_rounds(const ExperimentSpec& experiment, const char* caller);

}  // namespace staffsim
