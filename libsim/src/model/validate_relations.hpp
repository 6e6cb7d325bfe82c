// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

namespace staffsim::validation {

/// What is sound by itself and cannot be, or is likely a slip, beside something else.
void check_relations(const ModelSpec& spec, Diagnostics& out);

}  // namespace staffsim::validation
