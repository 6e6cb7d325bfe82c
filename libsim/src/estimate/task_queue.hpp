// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>

namespace staffsim {

/// Where a worker gets what it does, and brings what came of it.
template <class Value>
class TaskQueue {
public:
  struct Task {
    int index = 0;
    Value value;  ///< what an earlier task left behind, to be filled anew
  };

  TaskQueue() = default;
  TaskQueue(const TaskQueue&) = delete;
  TaskQueue& operator=(const TaskQueue&) = delete;
  virtual ~TaskQueue() = default;

  /// The next task; waits for one, and returns none when there is nothing more to do.
  [[nodiscard]] virtual std::optional<Task> take() = 0;
  virtual void give(Task task) = 0;
  /// When nobody wants what is under way any more.
  [[nodiscard]] virtual std::stop_token stop() const { return {}; }
};

/// Does all that the queue has: `worker.run(seed, replication, value, stop)` fills a value anew,
/// and says whether it has.
template <class Value, class Worker>
void work_off(TaskQueue<Value>& queue, Worker worker, std::uint64_t seed) {
  while (auto task = queue.take()) {
    const auto replication = static_cast<std::uint64_t>(task->index);
    if (!worker.run(seed, replication, task->value, queue.stop())) return;
    queue.give(std::move(*task));
  }
}

}  // namespace staffsim
