// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <condition_variable>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace staffsim {

/// The indices first .. end-1.
struct IndexRange {
  int first = 0;
  int end = 0;
};

/// Hands out a range of indices to workers and passes what they bring back to `reduce` in the
/// order of the indices, one at a time: the same result for any number of threads. Values are
/// recycled, and a worker that runs too far ahead waits.
template <class Value>
class InOrder {
public:
  struct Task {
    int index = 0;
    Value value;
  };
  using Reduce = std::function<void(int, const Value&)>;

  InOrder(IndexRange range, int threads, std::stop_token stop, Reduce reduce)
      : end_{range.end},
        ahead_{2 * threads + 2},
        stop_{std::move(stop)},
        reduce_{std::move(reduce)},
        taken_{range.first},
        reduced_{range.first} {}

  /// The next index to work on; none when all are taken, a stop was asked for or a worker failed.
  [[nodiscard]] std::optional<Task> take() {
    std::unique_lock lock{mutex_};
    room_.wait(lock, [&] { return failed_ || taken_ < reduced_ + ahead_; });
    if (failed_ || taken_ == end_ || stop_.stop_requested()) return std::nullopt;
    Task task{taken_++, {}};
    if (!spare_.empty()) {
      task.value = std::move(spare_.back());
      spare_.pop_back();
    }
    return task;
  }

  /// Whoever finds nobody reducing does it for all, without the lock: the others go on working.
  void give(Task task) {
    std::unique_lock lock{mutex_};
    done_.emplace(task.index, std::move(task.value));
    if (reducing_) return;
    reducing_ = true;
    for (auto next = done_.find(reduced_); next != done_.end() && !failed_;
         next = done_.find(reduced_)) {
      Value value = std::move(next->second);
      done_.erase(next);
      lock.unlock();
      reduce_(reduced_, value);  // where it throws, the worker fails, and with it the queue
      lock.lock();
      spare_.push_back(std::move(value));
      ++reduced_;
      room_.notify_all();
    }
    reducing_ = false;
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
  const int end_;
  const int ahead_;
  std::stop_token stop_;
  Reduce reduce_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::map<int, Value> done_;
  std::vector<Value> spare_;
  std::exception_ptr error_;
  bool failed_ = false;
  bool reducing_ = false;
  int taken_;
  int reduced_;  // written by who reduces, with the lock
};

/// Runs `work(queue)` on `threads` threads until the queue is empty; rethrows the first error.
template <class Value, class Work>
void run_in_order(IndexRange range, int threads, std::stop_token stop, Work work,
                  typename InOrder<Value>::Reduce reduce) {
  InOrder<Value> queue{range, threads, std::move(stop), std::move(reduce)};
  const auto guarded = [&] {
    try {
      work(queue);
    } catch (...) {
      queue.fail(std::current_exception());
    }
  };
  {
    std::vector<std::jthread> others;
    for (int i = 1; i < threads && i < range.end - range.first; ++i) others.emplace_back(guarded);
    guarded();
  }
  queue.rethrow();
}

}  // namespace staffsim
