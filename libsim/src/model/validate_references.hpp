// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

namespace staffsim::validation {

/// Names given twice, and names that nothing bears.
void check_references(const ModelSpec& spec, Diagnostics& out);

}  // namespace staffsim::validation
