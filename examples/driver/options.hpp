// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/scenario/scenario.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace driver {

/// What the command line asks for.
struct Options {
  std::string command;  ///< check, run or sweep; empty: nothing more to do
  std::string file;
  staffsim::scenario::Overrides overrides;
  int threads = 1;
  bool quiet = false;
  bool enforce_targets = false;
  std::optional<std::string> json;
  std::optional<std::string> csv;
};

/// The command line makes no sense; the message says why and what to do.
struct BadCommandLine : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads the arguments; prints help or the version when asked for and returns an empty command.
/// @throws BadCommandLine
[[nodiscard]] Options parse(const std::vector<std::string>& arguments);

}  // namespace driver
