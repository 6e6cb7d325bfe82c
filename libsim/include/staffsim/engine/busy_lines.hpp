// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// How many telephone lines are held by somebody who waits or talks. The moment at which a line
/// will be free is known ahead, and changes when a contact is answered or interrupted; so moments
/// stand in a heap, and those that were replaced are passed over.
class BusyLines {
public:
  /// Somebody's line; does nothing once the line is free, or if there was none.
  struct Line {
    std::uint32_t slot = 0;
    std::uint32_t generation = 0;
    [[nodiscard]] bool was_seized() const noexcept { return generation != 0; }
  };

  void clear() noexcept;
  /// Lines whose moment has come are free.
  void free_until(double now_s);
  [[nodiscard]] std::uint32_t in_use() const noexcept { return in_use_; }
  /// Takes a line, until its moment is set for ever.
  [[nodiscard]] Line seize();
  /// The line will be free at `until_s`, whatever was said before; infinity: nobody knows.
  void hold_until(Line line, double until_s);

private:
  struct Slot {
    double until_s = 0.0;
    std::uint32_t generation = 1;
  };
  struct Moment {
    double at_s = 0.0;
    Line line;
  };
  static bool is_later(const Moment& a, const Moment& b) noexcept { return a.at_s > b.at_s; }
  void set_free(Line line);

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_slots_;
  std::vector<Moment> moments_;  // a heap
  std::uint32_t in_use_ = 0;
};

}  // namespace staffsim::engine
