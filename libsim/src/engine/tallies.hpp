// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact_type.hpp>

#include "engine/wait_histogram.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace staffsim::engine {

/// What is counted about the contacts of one type in one cell of time. Contact counters go by the
/// attempts that arrive in the cell, save where something else is said. Those that every model has
/// stand first: counters that count, then those that sum seconds.
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
  handled_s,       ///< of the answered, wrap-up included, whole wherever it falls
  queue_s,         ///< by the clock: time spent waiting in the cell, of whoever
  excess_wait_s,   ///< waits beyond T of answered and abandoned
  resumed_wait_s,  ///< waits of those who could start at once, and were interrupted
  blocked,
  deflected,
  sl_deflected,  ///< of types that have a T
  invalid,       ///< answered ones
  invalid_offered,
  redials,
  chained,  ///< answered, abandoned or blocked, of a person with several attempts
  chained_answered,
  chains,           ///< persons with several attempts, by the first; all ended
  chains_answered,  ///< of these, answered at last
  due,              ///< e-mails by the moment at which they are due
  due_met,          ///< of these, completed by then
  completed,        ///< e-mails, before the end of the window
  response_s,       ///< of these, from arrival to completion
  backlog,          ///< by the clock: e-mails that wait as an interval ends
  oldest_age_s      ///< by the clock: of the oldest of them; of a pool, it does not add up
};
inline constexpr std::size_t mark_count = static_cast<std::size_t>(Counter::wait_answered_s);
inline constexpr std::size_t plain_counter_count = static_cast<std::size_t>(Counter::blocked);
inline constexpr std::size_t counter_count = static_cast<std::size_t>(Counter::oldest_age_s) + 1;
using PlainCounts = std::array<double, plain_counter_count>;
/// Of the counters that only some models have; the first is `Counter::blocked`.
using FurtherCounts = std::array<double, counter_count - plain_counter_count>;
using Counts = std::array<double, counter_count>;

/// What is counted about a group's agents, by the clock, in seconds (cost in its unit x seconds).
enum class AgentCounter : std::uint8_t { busy, present, on_duty, paid, cost, overrun, called_in };
inline constexpr std::size_t agent_counter_count =
    static_cast<std::size_t>(AgentCounter::called_in) + 1;
using AgentCounts = std::array<double, agent_counter_count>;

[[nodiscard]] inline double& at(Counts& counts, Counter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}
[[nodiscard]] inline double at(const Counts& counts, Counter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}
[[nodiscard]] inline double& at(PlainCounts& counts, Counter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}
[[nodiscard]] inline double at(const PlainCounts& counts, Counter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}
[[nodiscard]] inline double& at(FurtherCounts& counts, Counter counter) noexcept {
  return counts[static_cast<std::size_t>(counter) - plain_counter_count];
}
[[nodiscard]] inline double at(const FurtherCounts& counts, Counter counter) noexcept {
  return counts[static_cast<std::size_t>(counter) - plain_counter_count];
}
[[nodiscard]] inline double& at(AgentCounts& counts, AgentCounter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}
[[nodiscard]] inline double at(const AgentCounts& counts, AgentCounter counter) noexcept {
  return counts[static_cast<std::size_t>(counter)];
}

/// Waits are differences of moments, whose last digits are worth 6e-8 s after ten years: a wait
/// that is as long as a limit but for them is within it.
inline constexpr double rounding_of_waits_s = 1e-7;

/// The longest wait that is within the acceptable waiting time.
[[nodiscard]] inline double longest_within_s(const ServiceLevelRule& level) noexcept {
  return level.within.count() + rounding_of_waits_s;
}

/// Where all who are present are busy all the time, the two sums differ by rounding alone.
inline void drop_rounding(AgentCounts& counts) noexcept {
  constexpr double relative = 1e-9;
  const double busy = at(counts, AgentCounter::busy);
  double& present = at(counts, AgentCounter::present);
  if (std::abs(busy - present) <= relative * present) present = busy;
}

/// Waits of one bucket in one cell: kept for the percentiles of intervals. Several may be alike.
struct WaitSample {
  std::uint32_t row = 0;  ///< type * cells + cell
  std::uint32_t bucket = 0;
  std::uint32_t times = 1;
  bool operator==(const WaitSample&) const = default;
};

/// Counts of a pool of types and groups by single days or intervals: what a target over days or
/// intervals is judged on.
struct Series {
  std::vector<Counts> contacts;
  std::vector<AgentCounts> agents;
  std::vector<double> within;  ///< waits, or response times, of at most the limit
  bool operator==(const Series&) const = default;
};

/// The oldest e-mail of a pool of types that waits at the ends of intervals.
struct OldestAge {
  double daily_s = 0.0;          ///< sum over days of the largest age; 0 of a day without
  std::vector<double> cell_s{};  ///< by cell: sum of the ages at its ends
  bool operator==(const OldestAge&) const = default;
};

/// The whole yield of one replication. Cells are the intervals of the measured window by date, or
/// of the week when the window is long. What only some models have is empty for the others.
struct Tallies {
  std::size_t cells = 0;
  std::vector<PlainCounts> contacts;   ///< [type * cells + cell]
  std::vector<FurtherCounts> further;  ///< the same, or empty
  std::vector<AgentCounts> agents;     ///< [group * cells + cell]
  std::vector<Counts> type_totals;     ///< over the whole window
  std::vector<AgentCounts> group_totals;
  std::vector<WaitHistogram> waits;      ///< by type, over the whole window
  std::vector<WaitHistogram> responses;  ///< by type, or empty
  std::vector<WaitSample> samples;       ///< only when intervals are wanted
  std::vector<Series> series;            ///< as asked for
  std::vector<OldestAge> ages;           ///< as asked for
  std::vector<double> patient_in_time;  ///< by type: gave up, and would have been answered within T
                                        ///< with endless patience; empty if the kernel cannot tell
  bool operator==(const Tallies&) const = default;
};

}  // namespace staffsim::engine
