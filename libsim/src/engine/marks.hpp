// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/outcome.hpp>

#include "engine/tallies.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace staffsim::engine {

/// What one contact adds to the counters that count.
using Marks = std::array<std::uint32_t, mark_count>;

/// The kinds of contacts: all of a kind move the same counters. A cell counts contacts by kind, one
/// addition for each instead of a dozen decisions, and the counters follow when the run is over.
namespace kind {
inline constexpr std::size_t ended_count = 7;
inline constexpr std::size_t count = 13;

/// Of one that was answered or gave up without an interruption: answered at once, after a wait
/// within T or beyond; gave up within T or beyond, and the same two in brief. Who gave up, or
/// waited beyond T, was delayed.
/// @param within  its wait was at most the acceptable waiting time T
/// @param brief   its wait was below the short-abandon threshold
[[nodiscard]] constexpr std::size_t of_ended(bool abandoned, bool delayed, bool within,
                                             bool brief) noexcept {
  const auto one_if = [](bool holds) { return static_cast<std::size_t>(holds); };
  return one_if(delayed | abandoned) + one_if(!within) +
         2U * (one_if(abandoned) + one_if(brief & abandoned));
}
/// Of any. One that was answered at once, was interrupted and then gave up was not delayed.
[[nodiscard]] constexpr std::size_t of(End end, bool delayed, bool within, bool brief) noexcept {
  const bool is_lost_later = end == End::abandoned && !delayed;
  if (is_lost_later) return ended_count + 4U + static_cast<std::size_t>(brief);
  if (end < End::unfinished) return of_ended(end == End::abandoned, delayed, within, brief);
  return ended_count + static_cast<std::size_t>(delayed) + (end == End::unfinished ? 0U : 2U);
}
}  // namespace kind

/// The marks of every kind of contact.
class MarkTable {
public:
  /// @param has_level  of a type that has an acceptable waiting time
  explicit MarkTable(bool has_level);

  [[nodiscard]] const Marks& of(std::size_t kind) const noexcept { return marks_[kind]; }

private:
  std::array<Marks, kind::count> marks_{};
};

}  // namespace staffsim::engine
