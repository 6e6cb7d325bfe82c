// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

namespace staffsim::validation {

/// What is sound by itself and too much together: the contacts of a run, and of a surge.
void check_totals(const ModelSpec& spec, Diagnostics& out);

}  // namespace staffsim::validation
