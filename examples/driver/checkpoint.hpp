// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/keeping.hpp>

#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace driver {

/// What a checkpoint must agree in with the command that goes on with it: names and values.
using Identity = std::vector<std::pair<std::string, std::string>>;

/// The file in which a study keeps how far it is. It is always whole: each time it is written under
/// a temporary name and takes its place at once.
///
/// Lines of text come first: format, identity, the parts and their sizes in bytes, a checksum of
/// all the rest; then an empty line and the parts. Nothing is read before these lines agree.
class Checkpoint {
public:
  /// Reads the file, if it is there, and finds out whether it can be written.
  /// @throws FileError  also when it is damaged or another study's
  Checkpoint(std::string path, Identity identity);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// Whether there is anything to go on from.
  [[nodiscard]] bool has_begun() const noexcept { return !parts_.empty(); }
  /// How a part of the study is kept. The checkpoint outlives it.
  [[nodiscard]] staffsim::Keeping keeping(const std::string& part);
  /// Whether it holds what was to be kept last. What cannot be written is told once, and the study
  /// goes on: its results are worth more.
  [[nodiscard]] bool is_up_to_date() const noexcept { return is_up_to_date_; }
  /// Says why the study cannot go on from it. @throws FileError
  [[noreturn]] void refuse(const std::string& why) const;

private:
  using Clock = std::chrono::steady_clock;

  void read(const std::string& file);
  void write();
  void try_to_write();
  [[nodiscard]] std::string head() const;

  std::string path_;
  Identity identity_;
  std::map<std::string, std::string> parts_;
  Clock::time_point next_;  // when it is due
  bool is_up_to_date_ = true;
};

}  // namespace driver
