// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <limits>
#include <vector>

namespace staffsim::engine {

/// A future moment at which an agent becomes free: a service's end, or a break's.
struct Appointment {
  double at_s = std::numeric_limits<double>::infinity();
  std::uint32_t order = 0;  ///< at one instant: services before breaks, then the agent's rank
  std::uint32_t slot = 0;   ///< the agent

  [[nodiscard]] bool before(const Appointment& other) const noexcept {
    return at_s < other.at_s || (at_s == other.at_s && stands_before(other));
  }

private:
  // Heads of one rank are alike, but the order of the account must not hang on how entries are
  // kept.
  [[nodiscard]] bool stands_before(const Appointment& other) const noexcept {
    return order < other.order || (order == other.order && slot < other.slot);
  }
};

/// The appointments, soonest first; at most one for each agent.
///
/// A sorted array while agents are few (an insertion moves a handful of entries), a 4-ary heap
/// above that: at 500 agents the heap is twice as fast, at 4 the array.
class Agenda {
public:
  [[nodiscard]] bool empty() const noexcept { return entries_.size() == head_; }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size() - head_; }
  /// The soonest; at infinity when there is none.
  [[nodiscard]] const Appointment& next() const noexcept {
    return empty() ? never_ : entries_[head_];
  }

  void add(const Appointment& entry) {
    if (is_heap_) {
      entries_.push_back(entry);
      sift_up(entries_.size() - 1);
      return;
    }
    insert_sorted(entry);
    if (size() > largest_array) become_heap();
  }

  void remove_next() noexcept {
    if (is_heap_) {
      entries_.front() = entries_.back();
      entries_.pop_back();
      if (!entries_.empty()) sift_down(0);
      return;
    }
    if (++head_ == entries_.size()) clear();
  }

  /// Takes an agent's appointment out; there must be one. O(size).
  void cancel(std::uint32_t slot) noexcept;

  void clear() noexcept {
    entries_.clear();
    head_ = 0;
  }
  /// The entries in no particular order, to look for an agent.
  [[nodiscard]] const Appointment* begin() const noexcept { return entries_.data() + head_; }
  [[nodiscard]] const Appointment* end() const noexcept {
    return entries_.data() + entries_.size();
  }

private:
  static constexpr std::size_t largest_array = 96;
  static constexpr std::size_t arity = 4;

  void insert_sorted(const Appointment& entry) {
    if (head_ >= 64) drop_gone();
    entries_.push_back(entry);
    std::size_t i = entries_.size() - 1;
    for (; i > head_ && entry.before(entries_[i - 1]); --i) entries_[i] = entries_[i - 1];
    entries_[i] = entry;
  }
  void drop_gone() noexcept {
    entries_.erase(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(head_));
    head_ = 0;
  }
  void become_heap() noexcept {  // a sorted array is a heap
    drop_gone();
    is_heap_ = true;
  }
  void sift_up(std::size_t i) noexcept {
    const Appointment moving = entries_[i];
    while (i > 0) {
      const std::size_t parent = (i - 1) / arity;
      if (!moving.before(entries_[parent])) break;
      entries_[i] = entries_[parent];
      i = parent;
    }
    entries_[i] = moving;
  }
  void sift_down(std::size_t i) noexcept {
    const Appointment moving = entries_[i];
    const std::size_t n = entries_.size();
    for (std::size_t child = arity * i + 1; child < n; child = arity * i + 1) {
      std::size_t least = child;
      const std::size_t last = child + arity < n ? child + arity : n;
      for (std::size_t c = child + 1; c < last; ++c)
        if (entries_[c].before(entries_[least])) least = c;
      if (!entries_[least].before(moving)) break;
      entries_[i] = entries_[least];
      i = least;
    }
    entries_[i] = moving;
  }

  std::vector<Appointment> entries_;
  std::size_t head_ = 0;  // of the sorted array; 0 in a heap
  bool is_heap_ = false;  // once large, a heap for good: the centre is large
  Appointment never_;
};

}  // namespace staffsim::engine
