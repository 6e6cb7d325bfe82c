// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "options.hpp"

namespace driver {

/// Exit statuses: a contract with scripts.
enum Status { done = 0, target_missed = 1, bad_command_line = 2, bad_scenario = 3, no_file = 4, interrupted = 130 };

/// Carries a command out and returns its status.
/// @throws FileError, BadCommandLine
[[nodiscard]] int execute(const Options& options);

}  // namespace driver
