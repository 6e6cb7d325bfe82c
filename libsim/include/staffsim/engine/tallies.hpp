// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/wait_histogram.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// What is counted about the contacts of one type in one cell of time. All go by the attempts that
/// arrive in the cell, save `queue_s`, which goes by the clock. Counters that count stand first,
/// those that sum seconds behind.
enum class Counter : std::uint8_t {
  offered,
  answered,
  abandoned,
  unfinished,
  delayed,        ///< could not start at once
  delayed_ended,  ///< of these, answered or abandoned
  sl_offered,
  sl_answered,
  sl_abandoned,  ///< of types that have an acceptable waiting time T
  answered_within,
  abandoned_within,  ///< with a wait of at most T
  short_abandoned,   ///< abandoned before the short-abandon threshold
  wait_answered_s,
  wait_abandoned_s,
  handled_s,  ///< of the answered, wrap-up included, whole wherever it falls
  queue_s     ///< time spent waiting in the cell, of whoever
};
inline constexpr std::size_t counter_count = 16;
inline constexpr std::size_t mark_count = static_cast<std::size_t>(Counter::wait_answered_s);
using Counts = std::array<double, counter_count>;

/// What is counted about a group's agents, by the clock, in seconds (cost in its unit x seconds).
enum class AgentCounter : std::uint8_t { busy, present, on_duty, paid, cost };
inline constexpr std::size_t agent_counter_count = 5;
using AgentCounts = std::array<double, agent_counter_count>;

[[nodiscard]] inline double& at(Counts& counts, Counter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}
[[nodiscard]] inline double at(const Counts& counts, Counter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}
[[nodiscard]] inline double& at(AgentCounts& counts, AgentCounter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}
[[nodiscard]] inline double at(const AgentCounts& counts, AgentCounter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}

/// One contact's wait in one cell: kept for the percentiles of intervals.
struct WaitSample {
  std::uint32_t row = 0;  ///< type * cells + cell
  std::uint32_t bucket = 0;
  bool operator==(const WaitSample&) const = default;
};

/// Counts of a pool of types and groups by single days or intervals: what a target over days or
/// intervals is judged on.
struct Series {
  std::vector<Counts> contacts;
  std::vector<AgentCounts> agents;
  std::vector<double> waits_within;  ///< answered and abandoned with a wait of at most the limit
  bool operator==(const Series&) const = default;
};

/// The whole yield of one replication. Cells are the intervals of the measured window by date, or
/// of the week when the window is long.
struct Tallies {
  std::size_t cells = 0;
  std::vector<Counts> contacts;      ///< [type * cells + cell]
  std::vector<AgentCounts> agents;   ///< [group * cells + cell]
  std::vector<WaitHistogram> waits;  ///< by type, over the whole window
  std::vector<WaitSample> samples;   ///< only when intervals are wanted
  std::vector<Series> series;        ///< as asked for
  bool operator==(const Tallies&) const = default;
};

}  // namespace staffsim::engine
