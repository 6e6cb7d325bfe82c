// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/overflow_dues.hpp>

#include <algorithm>

namespace staffsim::engine {

OverflowDues::OverflowDues(const RoutingTable& table) {
  for (std::size_t group = 0; group < table.group_count(); ++group)
    for (const RoutingTable::DenseSkill& skill : table.skills_of(group))
      if (skill.overflow_s > 0.0) queues_.push_back({skill.type, skill.overflow_s});
}

void OverflowDues::clear() noexcept {
  for (Queue& queue : queues_) queue.dues_s.clear();
  next_s_ = std::numeric_limits<double>::infinity();
}

void OverflowDues::joined(std::uint16_t type, double now_s) {
  for (Queue& queue : queues_) {
    if (queue.type != type) continue;
    queue.dues_s.push_back(now_s + queue.after_s);
    next_s_ = std::min(next_s_, queue.dues_s.front());
  }
}

void OverflowDues::pass(double now_s) noexcept {
  if (next_s_ > now_s) return;
  for (Queue& queue : queues_)
    while (!queue.dues_s.empty() && queue.dues_s.front() <= now_s) queue.dues_s.pop_front();
  find_next();
}

void OverflowDues::find_next() noexcept {
  next_s_ = std::numeric_limits<double>::infinity();
  for (const Queue& queue : queues_)
    if (!queue.dues_s.empty()) next_s_ = std::min(next_s_, queue.dues_s.front());
}

}  // namespace staffsim::engine
