// SPDX-License-Identifier: Apache-2.0
#include "interruption.hpp"

#include <array>
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

/// From the keyboard, from a batch system, from a terminal that is closed.
constexpr std::array signals = {SIGINT, SIGTERM, SIGHUP};

extern "C" void note_signal(int /*number*/) { has_come = true; }

/// Returns when the condition holds, or at the end, or when the time is over.
template <class Condition>
void wait_for(Condition holds, const std::stop_token& end, std::chrono::milliseconds time) {
  constexpr std::chrono::milliseconds tick{10};
  for (; time.count() > 0 && !end.stop_requested() && !holds(); time -= tick)
    std::this_thread::sleep_for(tick);
}

void restore(int number) {
  struct sigaction now {};
  sigaction(number, nullptr, &now);
  if (now.sa_handler == note_signal) std::signal(number, SIG_DFL);
}

/// Whoever wants one end may send several signals at once: timeout and batch systems tell the
/// process and then its group. So the next one means more only after a while.
void watch(const std::stop_token& end, const std::stop_source& stop,
           const Interruption::Words& words) {
  constexpr std::chrono::seconds patience{1};
  wait_for([] { return has_come.load(); }, end, std::chrono::milliseconds::max());
  if (!has_come) return;
  std::cerr << words.at_once;
  stop.request_stop();
  wait_for([] { return false; }, end, patience);
  if (end.stop_requested()) return;
  for (const int number : signals) restore(number);
  std::cerr << words.still_there;
}

/// A signal that our parent chose to ignore (nohup, a job in the background) stays ignored.
void handle(int number) {
  struct sigaction before {};
  sigaction(number, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return;
  struct sigaction noting {};
  noting.sa_handler = note_signal;
  noting.sa_flags = SA_RESTART;
  sigaction(number, &noting, nullptr);
}

}  // namespace

Interruption::Interruption(Words words)
    : watcher_{[stop = stop_, words = std::move(words)](const std::stop_token& end) {
        watch(end, stop, words);
      }} {
  for (const int number : signals) handle(number);
}

Interruption::~Interruption() {
  for (const int number : signals) restore(number);
}

}  // namespace driver
