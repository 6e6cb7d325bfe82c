// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <optional>
#include <string>

namespace driver {

/// A line on standard error that says how far a run is and how long it may still take; only on a
/// terminal, and gone when the run ends.
class Progress {
public:
  /// @param what  is counted, in the plural
  Progress(bool is_wanted, std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(int done, int wanted);

private:
  using Clock = std::chrono::steady_clock;
  bool is_shown_;
  std::string what_;
  int done_before_ = -1;
  Clock::time_point start_ = Clock::now();
  std::optional<Clock::time_point> drawn_;
};

}  // namespace driver
