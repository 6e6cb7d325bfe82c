// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>
#include <staffsim/model/model.hpp>

namespace staffsim::planning {

/// Warns of incidents, and of responses to them, that never come: moments outside the run, what is
/// to be done only after an incident of fixed length is over. And of agents who may be called in at
/// times when nobody calls.
void warn_of_what_never_comes(const Model& model, Diagnostics& out);

}  // namespace staffsim::planning
