// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stop_token>
#include <thread>

namespace driver {

/// Turns the first SIGINT or SIGTERM into a stop request; the second one ends the program as usual.
/// One at a time.
class Interruption {
 public:
  Interruption();
  [[nodiscard]] std::stop_token token() const noexcept { return stop_.get_token(); }
  [[nodiscard]] bool came() const noexcept { return stop_.stop_requested(); }

 private:
  std::stop_source stop_;
  std::jthread watcher_;  // a handler may only set a flag: this looks at it
};

}  // namespace driver
