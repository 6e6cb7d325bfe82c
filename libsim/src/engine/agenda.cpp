// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/agenda.hpp>

#include <algorithm>

namespace staffsim::engine {

void Agenda::cancel(std::uint32_t slot) noexcept {
  const auto first = entries_.begin() + static_cast<std::ptrdiff_t>(head_);
  const auto found =
      std::find_if(first, entries_.end(), [slot](const Appointment& a) { return a.slot == slot; });
  if (!is_heap_) {
    entries_.erase(found);
    if (empty()) clear();
    return;
  }
  const auto i = static_cast<std::size_t>(found - entries_.begin());
  entries_[i] = entries_.back();
  entries_.pop_back();
  if (i == entries_.size()) return;
  sift_up(i);
  sift_down(i);
}

}  // namespace staffsim::engine
