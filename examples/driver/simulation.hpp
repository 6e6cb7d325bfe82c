// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "commands.hpp"

namespace driver {

/// The commands `run`, `sweep` and `compare`: simulates, prints the table, writes the files; or,
/// where another process leads, helps it to.
/// @throws FileError
/// @throws BadCommandLine  when there are no such candidates to compare
[[nodiscard]] Status simulate_and_report(const Options& options, staffsim::scenario::Study study,
                                         Machines& machines);

}  // namespace driver
