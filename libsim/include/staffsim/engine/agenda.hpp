// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace staffsim::engine {

/// A future moment at which an agent becomes free: a service's end, or a break's.
struct Appointment {
  double at_s = std::numeric_limits<double>::infinity();
  std::uint32_t order = 0;  ///< at one instant: services before breaks, then the agent's rank
  std::uint32_t slot = 0;   ///< the agent

  [[nodiscard]] bool stands_before(const Appointment& other) const noexcept {
    return order < other.order || (order == other.order && slot < other.slot);
  }
};

/// The appointments, soonest first; at most one for each agent. Ordered by time alone: those of one
/// instant are taken together (`take_all_at`) and sorted then, which is rare.
///
/// A sorted array while agents are few (an insertion moves a handful of entries), a 4-ary heap
/// above that: at 500 agents the heap is twice as fast, at 4 the array.
class Agenda {
public:
  Agenda() { clear(); }

  [[nodiscard]] bool empty() const noexcept { return head_ == end_; }
  [[nodiscard]] std::size_t size() const noexcept { return end_ - head_; }
  /// The soonest; at infinity when there is none.
  [[nodiscard]] const Appointment& next() const noexcept { return entries_[head_]; }
  /// Whether another has the moment of the soonest.
  [[nodiscard]] bool is_crowded() const noexcept {
    if (!is_heap_) return entries_[head_ + 1].at_s == entries_[head_].at_s;
    const std::size_t last = std::min(end_, arity + 1);
    for (std::size_t i = 1; i < last; ++i)
      if (entries_[i].at_s == entries_[0].at_s) return true;
    return false;
  }

  void add(const Appointment& entry) {
    if (is_heap_) {
      add_to_heap(entry);
      return;
    }
    if (end_ + sentinels >= entries_.size()) make_room();
    Appointment* const first = entries_.data() + head_;
    Appointment* place = entries_.data() + end_++;
    for (; place != first && entry.at_s < place[-1].at_s; --place) *place = place[-1];
    *place = entry;
    entries_[end_ + 1].at_s = infinity;
    entries_[end_].at_s = infinity;
    if (size() > largest_array) become_heap();
  }

  void remove_next() noexcept {
    if (is_heap_) {
      remove_top();
      return;
    }
    ++head_;
  }

  /// The soonest is done, and its agent has a new appointment.
  void replace_next(const Appointment& entry) noexcept {
    if (is_heap_) {
      sift_down(0, entry);
      return;
    }
    Appointment* place =
        entries_.data() + head_;  // ends at a sentinel: no appointment is at infinity
    for (; place[1].at_s <= entry.at_s && place[1].at_s < infinity; ++place) *place = place[1];
    *place = entry;
  }

  /// Takes an agent's appointment out; there must be one. O(size).
  void cancel(std::uint32_t slot) noexcept;
  /// Moves all appointments of the next moment to `due`, in their order.
  void take_all_at(double now_s, std::vector<Appointment>& due);

  void clear();

  /// The entries in no particular order, to look for an agent.
  [[nodiscard]] const Appointment* begin() const noexcept { return entries_.data() + head_; }
  [[nodiscard]] const Appointment* end() const noexcept { return entries_.data() + end_; }

private:
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  static constexpr std::size_t largest_array = 96;
  static constexpr std::size_t arity = 4;
  static constexpr std::size_t sentinels = 2;  // at infinity, behind the last entry of the array

  void make_room();
  void become_heap();
  void add_to_heap(const Appointment& entry);
  void remove_top() noexcept;
  void sift_down(std::size_t i, const Appointment& moving) noexcept {
    for (std::size_t child = arity * i + 1; child < end_; child = arity * i + 1) {
      std::size_t least = child;
      const std::size_t last = std::min(child + arity, end_);
      for (std::size_t c = child + 1; c < last; ++c)
        if (entries_[c].at_s < entries_[least].at_s) least = c;
      if (!(entries_[least].at_s < moving.at_s)) break;
      entries_[i] = entries_[least];
      i = least;
    }
    entries_[i] = moving;
  }

  std::vector<Appointment> entries_;
  std::size_t head_ = 0;  // of the sorted array; 0 in a heap
  std::size_t end_ = 0;
  bool is_heap_ = false;  // once large, a heap for good: the centre is large
};

}  // namespace staffsim::engine
