// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

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
};

}  // namespace staffsim
