// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// How many contacts of each type wait throughout each day of the measured window, from midnight to
/// midnight. An overloaded line grows to waits of months: each is two changes here, where it would
/// be thousands of intervals. Nothing is kept of days beyond the last such wait.
class WholeDays {
public:
  explicit WholeDays(std::size_t types) : changes_(types) {}

  void clear() noexcept {
    for (std::vector<std::int64_t>& changes : changes_) changes.clear();
  }
  /// One more waits from the start of `first` to the start of `end`, days of the window.
  void add(std::size_t type, std::size_t first, std::size_t end) {
    std::vector<std::int64_t>& changes = changes_[type];
    if (changes.size() <= end) changes.resize(end + 1, 0);
    ++changes[first];
    --changes[end];
  }
  /// Calls visit(type, day, count) for each day on which somebody waits throughout.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t type = 0; type < changes_.size(); ++type) {
      std::int64_t count = 0;
      for (std::size_t day = 0; day < changes_[type].size(); ++day) {
        count += changes_[type][day];
        if (count > 0) visit(type, day, count);
      }
    }
  }

private:
  std::vector<std::vector<std::int64_t>> changes_;  // by type and day: against the day before
};

}  // namespace staffsim::engine
