// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/json.hpp>
#include <staffsim/scenario/scenario.hpp>

#include <functional>
#include <stdexcept>
#include <string>

namespace driver {

/// A file could not be read or written; the message names it.
struct FileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// @throws FileError
[[nodiscard]] std::string read_file(const std::string& path);

/// Lets `write` write to a file, or to standard output for "-". The file appears only when it is
/// whole: it is written beside its place and renamed.
/// @throws FileError
void write_output(const std::string& path, const std::function<void(const staffsim::report::Sink&)>& write);

/// Prints to standard output. @throws FileError when it cannot
void print(const std::string& text);

}  // namespace driver
