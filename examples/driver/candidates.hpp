// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/scenario/scenario.hpp>

#include <string>
#include <vector>

namespace driver {

/// The rows of a study that a command line names, in its order.
/// @throws BadCommandLine  when there is none of a name, or two are the same centre
[[nodiscard]] std::vector<staffsim::scenario::Row>
rows_named(const std::vector<std::string>& names, const staffsim::scenario::Study& study);

}  // namespace driver
