// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/busy_lines.hpp>

#include <algorithm>
#include <limits>

namespace staffsim::engine {
namespace {

constexpr double unknown = std::numeric_limits<double>::infinity();

}  // namespace

void BusyLines::clear() noexcept {
  slots_.clear();
  free_slots_.clear();
  moments_.clear();
  in_use_ = 0;
}

BusyLines::Line BusyLines::seize() {
  ++in_use_;
  if (free_slots_.empty()) {
    slots_.push_back({unknown});
    return {static_cast<std::uint32_t>(slots_.size() - 1), slots_.back().generation};
  }
  const std::uint32_t slot = free_slots_.back();
  free_slots_.pop_back();
  slots_[slot].until_s = unknown;
  return {slot, slots_[slot].generation};
}

void BusyLines::hold_until(Line line, double until_s) {
  if (!line.was_seized() || slots_[line.slot].generation != line.generation) return;
  slots_[line.slot].until_s = until_s;
  if (until_s == unknown) return;
  moments_.push_back({until_s, line});
  std::push_heap(moments_.begin(), moments_.end(), is_later);
}

void BusyLines::free_until(double now_s) {
  while (!moments_.empty() && moments_.front().at_s <= now_s) {
    const Moment moment = moments_.front();
    std::pop_heap(moments_.begin(), moments_.end(), is_later);
    moments_.pop_back();
    const Slot& slot = slots_[moment.line.slot];
    if (slot.generation == moment.line.generation && slot.until_s == moment.at_s)
      set_free(moment.line);
  }
}

void BusyLines::set_free(Line line) {
  ++slots_[line.slot].generation;
  free_slots_.push_back(line.slot);
  --in_use_;
}

}  // namespace staffsim::engine
