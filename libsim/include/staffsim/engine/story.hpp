// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/busy_lines.hpp>
#include <staffsim/engine/later_attempts.hpp>
#include <staffsim/model/contact.hpp>

#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// What a contact has behind it in a centre where more can happen than waiting and being answered.
struct Story {
  Past past{};
  double joined_s = 0.0;       ///< the queue; again after each interruption
  double handle_left_s = 0.0;  ///< incident factor included, speed not
  double first_wait_s = 0.0;
  double waited_s = 0.0;
  double handled_s = 0.0;
  BusyLines::Line line{};
  std::uint32_t redial = LaterAttempts::for_sure;  ///< ticket of the redial, should it give up
  std::int32_t returns = 0;                        ///< to the queue
  bool has_started = false;
  bool delayed = false;
  bool needs_switch = false;  ///< was pre-empted: whoever resumes it has to find the way back
};

/// The stories of those who wait, at places that are used again.
class Stories {
public:
  void clear() noexcept {
    stories_.clear();
    free_.clear();
  }
  std::uint32_t keep(const Story& story) {
    if (free_.empty()) {
      stories_.push_back(story);
      return static_cast<std::uint32_t>(stories_.size() - 1);
    }
    const std::uint32_t index = free_.back();
    free_.pop_back();
    stories_[index] = story;
    return index;
  }
  [[nodiscard]] const Story& operator[](std::uint32_t index) const noexcept {
    return stories_[index];
  }
  void mark_switch(std::uint32_t index) noexcept { stories_[index].needs_switch = true; }
  Story take(std::uint32_t index) {
    free_.push_back(index);
    return stories_[index];
  }

private:
  std::vector<Story> stories_;
  std::vector<std::uint32_t> free_;
};

}  // namespace staffsim::engine
