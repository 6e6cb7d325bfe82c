// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/json.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace driver {

/// Something could not be read or written; the message names it and says why.
struct FileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Whoever read our output has gone: nothing to say, and nobody to say it to.
struct ReaderGone : FileError {
  using FileError::FileError;
};

/// A file, up to `most` bytes and one more, by which a caller sees that there are more.
/// @throws FileError
[[nodiscard]] std::string read_file(const std::string& path, std::size_t most);

/// Prints to standard output. @throws FileError
void print(std::string_view text);

/// A place to write results to: standard output for "-", otherwise a file. A regular file is
/// written under a temporary name beside its own and takes its place in `finish`, so that nobody
/// ever reads half of it. The constructor finds out whether it can be written at all.
class Output {
public:
  /// @throws FileError
  explicit Output(const std::string& path);
  /// Without `finish`, the temporary file goes and an older file stays.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// @throws FileError
  void write(std::string_view text);
  /// @throws FileError
  void finish();
  [[nodiscard]] staffsim::report::Sink sink();

private:
  void begin();
  void drop();

  std::string name_;          ///< for messages
  std::string target_;        ///< where the file is to stand; links are followed
  std::string temporary_;     ///< empty where there is none
  bool is_replaced_ = false;  ///< by the temporary file; a pipe or a device is not
  int descriptor_ = -1;
};

}  // namespace driver
