// SPDX-License-Identifier: Apache-2.0
#include "interruption.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <utility>

namespace driver {
namespace {

// Global, because a signal handler sees nothing else.
std::atomic<bool> has_come = false;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
static_assert(std::atomic<bool>::is_always_lock_free, "a handler must not wait for a lock");

extern "C" void note_signal(int /*number*/) { has_come = true; }

void watch(const std::stop_token& end, const std::stop_source& stop, const std::string& notice) {
  while (!end.stop_requested() && !stop.stop_requested()) {
    if (has_come) {
      std::cerr << notice;
      stop.request_stop();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
}

/// The handler serves once: the next signal of the kind finds the default, which ends the program.
/// A signal that our parent chose to ignore (nohup, a job in the background) stays ignored.
void handle(int number) {
  struct sigaction before {};
  sigaction(number, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return;
  struct sigaction once {};
  once.sa_handler = note_signal;
  once.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigaction(number, &once, nullptr);
}

void restore(int number) {
  struct sigaction now {};
  sigaction(number, nullptr, &now);
  if (now.sa_handler == note_signal) std::signal(number, SIG_DFL);
}

}  // namespace

Interruption::Interruption(std::string notice)
    : watcher_{[stop = stop_, notice = std::move(notice)](const std::stop_token& end) {
        watch(end, stop, notice);
      }} {
  handle(SIGINT);
  handle(SIGTERM);
}

Interruption::~Interruption() {
  restore(SIGINT);
  restore(SIGTERM);
}

}  // namespace driver
