// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "commands.hpp"

namespace driver {

/// The commands `run` and `sweep`: simulates, prints the table, writes the files.
/// @throws FileError
[[nodiscard]] Status simulate_and_report(const Options& options, staffsim::scenario::Study study);

}  // namespace driver
