// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/simulate.hpp>

#include "estimate/help.hpp"
#include "estimate/lead.hpp"
#include "estimate/start_threads.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

namespace staffsim {

/// Runs `work(queue)` on the threads of this process, and on its helpers, until all of the range is
/// reduced or a stop is asked for; rethrows the first error. In a helper it is not called.
template <class Value, class Work>
void run_in_order(const SharedStudy& study, IndexRange range, const RunOptions& options, Work work,
                  typename InOrder<Value>::Reduce reduce) {
  const int helpers = study.has_helpers() ? study.team().helpers() : 0;
  InOrder<Value> queue{range, options.threads + helpers * loans_of(options.threads), options.stop,
                       std::move(reduce)};
  const auto guarded = [&queue](const auto& part) {
    try {
      part();
    } catch (...) {
      queue.fail(std::current_exception());
    }
  };
  const auto work_on = [&] { guarded([&] { work(queue); }); };
  {
    std::vector<std::jthread> others;
    const int wanted = std::min(options.threads, range.end - range.first);
    // with helpers this thread has the messages to see to
    const int of_them = helpers > 0 ? wanted : std::max(wanted - 1, 0);
    guarded([&] { start_threads(others, static_cast<std::size_t>(of_them), work_on); });
    if (helpers == 0) work_on();
    else guarded([&] { Lending<Value>{study, queue, options.threads}.run(); });
  }
  queue.rethrow();
}

}  // namespace staffsim
