// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The bound: how fast one core can go when a program knows one model only.
///
/// A scalar recursion on the agents' free times (J. Kiefer, J. Wolfowitz 1955), abandonment lazy,
/// variates drawn where they are used with the generator's state in registers. No library code but
/// `Stream`. Every other figure of the suite is a share of this one, measured in the same run.
#include <staffsim/random/stream.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace staffsim::bench {

struct RawTotals {
  std::uint64_t offered = 0;
  std::uint64_t abandoned = 0;
  double wait_s = 0.0;  ///< of all contacts
};

/// W1: M/M/n+M from empty, 1/8 contact per agent and minute, mean handle time 7.5 min, mean
/// patience 5 min. 4, 40 and 400 agents, or any other number.
[[nodiscard]] RawTotals raw_one_queue(int agents, std::uint64_t contacts, Stream& stream);

/// What is counted of one branch in one half hour of the week.
struct RawCell {
  double offered = 0.0;
  double answered = 0.0;
  double abandoned = 0.0;
  double wait_s = 0.0;
};
inline constexpr std::size_t raw_hotline_cells = std::size_t{2} * 7 * 48;
inline constexpr int raw_hotline_days = 30;

/// W3: the hotline's month from empty, a Monday first; adds to `cells` ([branch * 336 + half
/// hour]).
[[nodiscard]] RawTotals raw_hotline(std::span<RawCell, raw_hotline_cells> cells, Stream& stream);

}  // namespace staffsim::bench
