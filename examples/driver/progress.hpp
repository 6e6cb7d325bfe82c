// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <optional>

namespace driver {

/// A line on standard error that says how far a run is and how long it may still take; only on a
/// terminal, and gone when the run ends.
class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void operator()(int done, int wanted);

 private:
  using Clock = std::chrono::steady_clock;
  bool shows_;
  Clock::time_point start_ = Clock::now();
  std::optional<Clock::time_point> drawn_;
};

}  // namespace driver
