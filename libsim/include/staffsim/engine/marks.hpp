// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/outcome.hpp>
#include <staffsim/engine/tallies.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace staffsim::engine {

/// What one contact adds to the counters that count.
using Marks = std::array<std::uint32_t, mark_count>;

/// The kinds of contacts: all of a kind move the same counters. A cell counts contacts by kind, one
/// addition for each instead of a dozen decisions, and the counters follow when the run is over.
namespace kind {
inline constexpr std::size_t count = 16;

/// Of one that was answered or gave up.
/// @param within  its wait was at most the acceptable waiting time
/// @param brief   its wait was below the short-abandon threshold
[[nodiscard]] constexpr std::size_t of_ended(bool abandoned, bool delayed, bool within,
                                             bool brief) noexcept {
  return static_cast<std::size_t>(delayed) | static_cast<std::size_t>(within) << 1U |
         static_cast<std::size_t>(abandoned) << 2U |
         static_cast<std::size_t>(brief & abandoned) << 3U;
}
/// Of any. Those that neither were answered nor gave up take the places of brief answers, which are
/// no kind.
[[nodiscard]] constexpr std::size_t of(End end, bool delayed, bool within, bool brief) noexcept {
  if (end < End::unfinished) return of_ended(end == End::abandoned, delayed, within, brief);
  return 8U + static_cast<std::size_t>(delayed) + (end == End::unfinished ? 0U : 2U);
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
