// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/simulate.hpp>

#include "estimate/lead.hpp"
#include "estimate/shared_study.hpp"
#include "estimate/start_threads.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace staffsim {

/// What a helper has been asked to do, and what it has done: between its workers and the thread
/// that sees to the messages.
template <class Value>
class Errands final : public TaskQueue<Value> {
public:
  using typename TaskQueue<Value>::Task;
  struct Done {
    int index = 0;
    std::string bytes;
  };

  [[nodiscard]] std::optional<Task> take() override {
    std::unique_lock lock{mutex_};
    to_do_or_end_.wait(lock, stop(), [&] { return !to_do_.empty(); });
    if (ending_.stop_requested()) return std::nullopt;
    Task task{to_do_.front(), {}};
    to_do_.pop_front();
    if (!spare_.empty()) {
      task.value = std::move(spare_.back());
      spare_.pop_back();
    }
    return task;
  }
  void give(Task task) override {
    Done done{task.index, bytes_of(task.value)};
    const std::lock_guard lock{mutex_};
    done_.push_back(std::move(done));
    spare_.push_back(std::move(task.value));
    done_or_failed_.notify_one();
  }

  /// The leader wants nothing more: what is under way is given up.
  [[nodiscard]] std::stop_token stop() const override { return ending_.get_token(); }

  void add(int index) {
    const std::lock_guard lock{mutex_};
    to_do_.push_back(index);
    to_do_or_end_.notify_one();
  }
  void end() { ending_.request_stop(); }
  void fail(std::exception_ptr error) {
    const std::lock_guard lock{mutex_};
    if (!error_) error_ = std::move(error);
    done_or_failed_.notify_one();
  }
  /// What was done since, waiting a moment for it; rethrows what a worker threw.
  [[nodiscard]] std::vector<Done> take_done() {
    std::unique_lock lock{mutex_};
    done_or_failed_.wait_for(lock, between_looks, [&] { return error_ || !done_.empty(); });
    if (error_) std::rethrow_exception(error_);
    return std::exchange(done_, {});
  }

private:
  std::mutex mutex_;
  std::condition_variable_any to_do_or_end_;
  std::condition_variable done_or_failed_;
  std::deque<int> to_do_;
  std::vector<Done> done_;
  std::vector<Value> spare_;
  std::exception_ptr error_;
  std::stop_source ending_;
};

/// The helper's messages, until the leader ends the study.
template <class Value>
void run_errands(SharedStudy& study, Errands<Value>& errands) {
  using Kind = Team::Message::Kind;
  Team& team = study.team();
  while (true) {
    // What comes after the end belongs to another study and stays where it is.
    while (!study.has_ended()) {
      const auto message = team.receive();
      if (!message) break;
      if (message->kind == Kind::work) errands.add(message->replication);
      if (message->kind == Kind::end) study.note_end();
    }
    if (study.has_ended()) return;
    for (auto& done : errands.take_done())
      team.send({Kind::yield, 0, study.number(), done.index, std::move(done.bytes)});
  }
}

/// Does for the leader whatever replications it hands out, with `work(queue)` on each thread.
template <class Value, class Work>
void help(SharedStudy& study, const RunOptions& options, Work work) {
  Errands<Value> errands;
  const auto guarded = [&] {
    try {
      work(errands);
    } catch (...) {
      errands.fail(std::current_exception());
    }
  };
  std::vector<std::jthread> workers;
  try {
    start_threads(workers, static_cast<std::size_t>(options.threads), guarded);
    if (workers.empty())  // whose loans nobody would ever work off
      throw std::system_error{std::make_error_code(std::errc::resource_unavailable_try_again)};
    run_errands(study, errands);
  } catch (...) {
    errands.end();
    throw;
  }
  errands.end();
}

}  // namespace staffsim
