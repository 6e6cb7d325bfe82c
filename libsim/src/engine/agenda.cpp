// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/agenda.hpp>

#include <algorithm>

namespace staffsim::engine {

void Agenda::clear() {
  if (entries_.empty()) entries_.resize(2 * largest_array);
  head_ = end_ = 0;
  for (std::size_t i = 0; i < sentinels; ++i) entries_[i].at_s = infinity;
}

/// Forgets those that are gone; only then, if need be, takes more memory.
void Agenda::make_room() {
  std::copy(begin(), end(), entries_.begin());
  end_ -= head_;
  head_ = 0;
  if (end_ + sentinels >= entries_.size()) entries_.resize(2 * entries_.size());
}

void Agenda::become_heap() {  // a sorted array is a heap
  make_room();
  is_heap_ = true;
}

void Agenda::add_to_heap(const Appointment& entry) {
  if (end_ == entries_.size()) entries_.resize(2 * entries_.size());
  std::size_t i = end_++;
  while (i > 0) {
    const std::size_t parent = (i - 1) / arity;
    if (!(entry.at_s < entries_[parent].at_s)) break;
    entries_[i] = entries_[parent];
    i = parent;
  }
  entries_[i] = entry;
}

void Agenda::remove_top() noexcept {
  --end_;
  if (end_ == 0) entries_[0].at_s = infinity;
  else sift_down(0, Appointment{entries_[end_]});
}

void Agenda::cancel(std::uint32_t slot) noexcept {
  const auto found =
      std::find_if(begin(), end(), [slot](const Appointment& a) { return a.slot == slot; });
  const auto i = static_cast<std::size_t>(found - entries_.data());
  if (!is_heap_) {  // the sentinels move up, too
    std::copy(entries_.data() + i + 1, entries_.data() + end_ + sentinels, entries_.data() + i);
    --end_;
    return;
  }
  const Appointment last = entries_[--end_];
  if (end_ == 0) entries_[0].at_s = infinity;
  if (i == end_) return;
  std::size_t hole = i;
  for (std::size_t parent = (hole - 1) / arity; hole > 0 && last.at_s < entries_[parent].at_s;
       parent = (hole - 1) / arity) {
    entries_[hole] = entries_[parent];
    hole = parent;
  }
  sift_down(hole, last);
}

void Agenda::take_all_at(double now_s, std::vector<Appointment>& due) {
  due.clear();
  for (; next().at_s == now_s; remove_next()) due.push_back(next());
  std::sort(due.begin(), due.end(),
            [](const Appointment& a, const Appointment& b) { return a.stands_before(b); });
}

}  // namespace staffsim::engine
