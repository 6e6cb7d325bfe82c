// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace staffsim {

/// Starts threads until there are so many, or the system has no more: fewer change no number.
template <class Work>
void start_threads(std::vector<std::jthread>& threads, std::size_t wanted, const Work& work) {
  try {
    while (threads.size() < wanted) threads.emplace_back(work);
  } catch (const std::system_error&) {
    return;
  }
}

}  // namespace staffsim
