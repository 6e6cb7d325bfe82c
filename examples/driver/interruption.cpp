// SPDX-License-Identifier: Apache-2.0
#include "interruption.hpp"

#include <chrono>
#include <csignal>

namespace driver {
namespace {

volatile std::sig_atomic_t signalled = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): a handler sees nothing else

extern "C" void on_signal(int number) {
  signalled = 1;
  std::signal(number, SIG_DFL);
}

}  // namespace

Interruption::Interruption()
    : watcher_{[stop = stop_](std::stop_token done) mutable {
        while (!done.stop_requested()) {
          if (signalled != 0) {
            stop.request_stop();
            return;
          }
          std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
      }} {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

}  // namespace driver
