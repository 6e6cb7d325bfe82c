// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/busy_lines.hpp>
#include <staffsim/model/contact.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace staffsim::engine {

/// Attempts that follow from others, until they arrive: redials, calls that come back, transfers.
/// At one moment they stand by type, source, serial, step and the person's type, which no staffing
/// changes.
class LaterAttempts {
public:
  static constexpr std::uint32_t for_sure = std::numeric_limits<std::uint32_t>::max();

  void clear() noexcept;
  /// Arrival of the next; infinity when there is none. It may have been called off.
  [[nodiscard]] double next_s() const noexcept { return next_s_; }
  void add(const LaterAttempt& attempt) { insert({attempt}); }
  /// Adds one that arrives unless it is called off: the redial of somebody who still waits, say.
  /// @param line  that it brings along, if any: a call that is passed on keeps its own
  /// @return the ticket to call it off with
  std::uint32_t expect(const LaterAttempt& attempt, BusyLines::Line line = {});
  void call_off(std::uint32_t ticket) noexcept { is_called_off_[ticket] = 1; }
  /// Takes the next out; false when it was called off.
  bool take_next(LaterAttempt& attempt, BusyLines::Line& line);

private:
  struct Entry {
    LaterAttempt attempt;
    std::uint32_t ticket = for_sure;
    BusyLines::Line line{};
  };
  void insert(const Entry& entry);
  static bool arrives_after(const Entry& a, const Entry& b) noexcept;

  std::vector<Entry> heap_;
  std::vector<std::uint8_t> is_called_off_;  // by ticket
  std::vector<std::uint32_t> free_tickets_;
  double next_s_ = std::numeric_limits<double>::infinity();
};

}  // namespace staffsim::engine
