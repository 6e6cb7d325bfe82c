// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/scenario/scenario.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace driver {

enum class Command { check, run, sweep, compare };

/// What the command line asks for.
struct Options {
  std::optional<std::string> answer;  ///< help or the version: print it, and that is all
  Command command = Command::check;
  std::string file;
  std::vector<std::string> candidates;  ///< the two to compare, by name or as KEY=VALUE
  staffsim::scenario::Overrides overrides;
  int threads = 1;
  bool quiet = false;
  bool enforce_targets = false;
  std::optional<std::string> json;
  std::optional<std::string> csv;
  std::optional<std::string> checkpoint;
};

/// The command line makes no sense; the message says why and what to do.
struct BadCommandLine : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads the arguments that follow the program's name.
/// @param usual_threads  when the arguments say nothing
/// @throws BadCommandLine
[[nodiscard]] Options parse(const std::vector<std::string>& arguments, int usual_threads);

}  // namespace driver
