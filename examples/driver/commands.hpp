// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "machines.hpp"
#include "options.hpp"

namespace driver {

/// Exit statuses: a contract with scripts.
enum Status : int {
  done = 0,
  target_missed = 1,
  bad_command_line = 2,
  bad_scenario = 3,
  not_read_or_written = 4,
  internal_error = 70,
  interrupted = 130
};

/// Carries a command out, together with the other processes if there are any.
/// @throws FileError
/// @throws BadCommandLine  when the scenario has not what the words name
[[nodiscard]] Status execute(const Options& options, Machines& machines);

}  // namespace driver
