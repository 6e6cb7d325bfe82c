// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "estimate/task_queue.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace staffsim {

/// The indices first .. end-1.
struct IndexRange {
  int first = 0;
  int end = 0;
};

/// Hands out a range of indices to workers and passes what they bring back to `reduce` in the
/// order of the indices, one at a time: the same result for any number of threads and processes.
/// Values are recycled, and a worker that runs too far ahead waits.
///
/// Indices may be lent to other processes. When all workers have gone round once more and a loan is
/// still out, a worker does it again, and so it does when nothing else is left to do: one slow
/// machine holds up nobody, and as both give the same bits, the first to come counts.
template <class Value>
class InOrder final : public TaskQueue<Value> {
public:
  using typename TaskQueue<Value>::Task;
  using Reduce = std::function<void(int, const Value&)>;

  /// @param workers  that may be at work at the same time, in all processes
  InOrder(IndexRange range, int workers, std::stop_token stop, Reduce reduce)
      : end_{range.end},
        round_{workers},
        ahead_{2 * workers + 2},
        stop_{std::move(stop)},
        reduce_{std::move(reduce)},
        taken_{range.first},
        reduced_{range.first},
        passed_{range.first} {}

  /// None when all are taken, a stop was asked for or a worker failed.
  [[nodiscard]] std::optional<Task> take() override {
    std::unique_lock lock{mutex_};
    std::optional<int> index;
    room_.wait(lock, stop_, [&] {
      index = next_index();
      return index || is_ending() || (taken_ >= end_ && loans_.empty());
    });
    if (!index || is_ending()) return std::nullopt;
    return Task{*index, pop_spare()};
  }

  [[nodiscard]] std::stop_token stop() const override { return stop_; }

  /// The next index for another process, if there is one now.
  [[nodiscard]] std::optional<int> lend() {
    const std::lock_guard lock{mutex_};
    if (is_ending() || !has_room()) return std::nullopt;
    loans_.emplace(taken_, given_);
    return taken_++;
  }

  /// Room for what came of a loan.
  [[nodiscard]] Value spare() {
    const std::lock_guard lock{mutex_};
    return pop_spare();
  }

  /// Whoever finds nobody reducing does it for all, without the lock: the others go on working.
  void give(Task task) override {
    std::unique_lock lock{mutex_};
    loans_.erase(task.index);
    if (task.index < passed_ || !done_.emplace(task.index, std::move(task.value)).second) return;
    ++given_;
    room_.notify_all();  // a loan may have become overdue
    if (reducing_) return;
    reducing_ = true;
    for (auto next = done_.find(reduced_); next != done_.end() && !failed_;
         next = done_.find(reduced_)) {
      Value value = std::move(next->second);
      done_.erase(next);
      ++passed_;
      lock.unlock();
      reduce_(reduced_, value);  // where it throws, the worker fails, and with it the queue
      lock.lock();
      spare_.push_back(std::move(value));
      ++reduced_;
      room_.notify_all();
    }
    reducing_ = false;
  }

  /// Whether nothing more will be reduced, or a stop was asked for.
  [[nodiscard]] bool is_over() {
    const std::lock_guard lock{mutex_};
    return is_ending() || reduced_ >= end_;
  }

  void fail(std::exception_ptr error) {
    const std::lock_guard lock{mutex_};
    if (!failed_) error_ = std::move(error);
    failed_ = true;
    room_.notify_all();
  }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

private:
  [[nodiscard]] bool is_ending() const { return failed_ || stop_.stop_requested(); }
  [[nodiscard]] bool has_room() const { return taken_ < std::min(end_, reduced_ + ahead_); }
  [[nodiscard]] Value pop_spare() {
    if (spare_.empty()) return {};
    Value value = std::move(spare_.back());
    spare_.pop_back();
    return value;
  }
  /// A new index; or one whose loan is overdue; or, when there are no more, the one lent last,
  /// which has most likely not been begun.
  [[nodiscard]] std::optional<int> next_index() {
    if (has_room()) return taken_++;
    if (loans_.empty()) return std::nullopt;
    if (given_ - loans_.begin()->second >= round_) return take_back(loans_.begin());
    if (taken_ >= end_) return take_back(std::prev(loans_.end()));
    return std::nullopt;
  }
  [[nodiscard]] int take_back(std::map<int, int>::iterator loan) {
    const int index = loan->first;
    loans_.erase(loan);
    return index;
  }

  const int end_;
  const int round_;
  const int ahead_;
  std::stop_token stop_;
  Reduce reduce_;
  std::mutex mutex_;
  std::condition_variable_any room_;  // woken by a stop too: who heard it gives nothing any more
  std::map<int, Value> done_;
  std::map<int, int> loans_;  // index lent, and how many values had been given by then
  std::vector<Value> spare_;
  std::exception_ptr error_;
  bool failed_ = false;
  bool reducing_ = false;
  int given_ = 0;
  int taken_;
  int reduced_;  // written by who reduces, with the lock
  int passed_;   // the same, and one more while one is being reduced
};

}  // namespace staffsim
