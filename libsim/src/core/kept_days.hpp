// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <vector>

namespace staffsim {

/// Lists by day that every run of a model has in common: made in the first run and kept for the
/// others, as many of the first days as find room. So memory does not grow with the days.
template <class T>
class KeptDays {
public:
  static constexpr std::size_t most_entries = 8192;

  /// Appends the list of a day, counted from 0 and asked for in turn; `make(list)` appends it when
  /// it is not kept.
  template <class Make>
  void append(int day, std::vector<T>& list, Make make) {
    const auto index = static_cast<std::size_t>(day);
    if (index < ends_.size()) {
      const std::size_t first = index == 0 ? 0 : ends_[index - 1];
      list.insert(list.end(), entry(first), entry(ends_[index]));
      return;
    }
    const std::size_t before = list.size();
    make(list);
    if (index == ends_.size()) keep(list, before);
  }

private:
  void keep(const std::vector<T>& list, std::size_t first) {
    if (entries_.size() + (list.size() - first) > most_entries) return;
    entries_.insert(entries_.end(), list.begin() + static_cast<std::ptrdiff_t>(first), list.end());
    ends_.push_back(entries_.size());
  }
  [[nodiscard]] auto entry(std::size_t index) const noexcept {
    return entries_.begin() + static_cast<std::ptrdiff_t>(index);
  }

  std::vector<T> entries_;
  std::vector<std::size_t> ends_;  // by day, in `entries_`
};

}  // namespace staffsim
