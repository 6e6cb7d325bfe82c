// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stop_token>
#include <string>
#include <thread>

namespace driver {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP is a stop request; another one that comes a
/// second later ends the program at once. One at a time.
class Interruption {
public:
  /// What goes to standard error then.
  struct Words {
    std::string at_once{};      ///< since telling what is done may take its time
    std::string still_there{};  ///< a second later, unless all is done
  };
  explicit Interruption(Words words);
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] std::stop_token token() const noexcept { return stop_.get_token(); }

private:
  std::stop_source stop_;
  std::jthread watcher_;  // a handler may only set a flag: this looks at it
};

}  // namespace driver
