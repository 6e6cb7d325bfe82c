// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "estimate/in_order.hpp"
#include "estimate/shared_study.hpp"
#include "estimate/tallies_archive.hpp"

#include <chrono>
#include <cstddef>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace staffsim {

/// How long a process that finds nothing to do waits before it looks again.
inline constexpr std::chrono::microseconds between_looks{200};

/// Replications that a helper has at a time: one for each thread, and one to go on with while the
/// yield of another is on its way.
[[nodiscard]] constexpr int loans_of(int threads) noexcept { return threads + 1; }

/// The leader's part: lends indices to whoever has the fewest, and takes in what they yield.
template <class Value>
class Lending {
public:
  Lending(const SharedStudy& study, InOrder<Value>& queue, int threads)
      : team_{&study.team()},
        study_{study.number()},
        queue_{&queue},
        most_{static_cast<std::size_t>(loans_of(threads))},
        lent_(static_cast<std::size_t>(team_->helpers())) {}

  /// Until the queue is over; what is lent after a stop is given up.
  void run() {
    while (!queue_->is_over()) {
      const bool has_taken_in = take_in();
      const bool has_lent = lend();
      if (!has_taken_in && !has_lent) std::this_thread::sleep_for(between_looks);
    }
  }

private:
  bool take_in() {
    auto message = team_->receive();
    if (!message) return false;
    if (message->study != study_) return true;  // begun before an earlier study was stopped
    lent_[static_cast<std::size_t>(message->process - 1)].erase(message->replication);
    typename InOrder<Value>::Task task{message->replication, queue_->spare()};
    read_from(message->yield, task.value);
    queue_->give(std::move(task));
    return true;
  }

  /// One loan to each that has room for it: nobody gets two before all have one.
  bool lend() {
    bool has_lent = false;
    for (std::size_t helper = 0; helper < lent_.size(); ++helper) {
      if (lent_[helper].size() >= most_) continue;
      const auto index = queue_->lend();
      if (!index) break;
      lent_[helper].insert(*index);
      team_->send(
          {.process = static_cast<int>(helper) + 1, .study = study_, .replication = *index});
      has_lent = true;
    }
    return has_lent;
  }

  Team* team_;
  int study_;
  InOrder<Value>* queue_;
  std::size_t most_;
  std::vector<std::set<int>> lent_;  // by helper
};

}  // namespace staffsim
