// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace staffsim::analytic {

/// A birth-death process: rates up from and down from state i.
struct BirthDeath {
  std::function<double(std::size_t)> birth;
  std::function<double(std::size_t)> death;
};

/// Steady state on 0 .. last, built outwards from the state `anchor` (the mode, or near it) so that
/// no product over- or underflows where the mass lies.
[[nodiscard]] std::vector<double> stationary_law(const BirthDeath& process, std::size_t anchor,
                                                 std::size_t last);

/// As above on 0, 1, 2, ...: cut where the states from `tail_from` on have been summed to their
/// last digit, so that even a tiny probability of the tail keeps its relative accuracy.
/// The ratio birth / death must fall below 1 for good, not increasing from tail_from on.
[[nodiscard]] std::vector<double>
stationary_law_unbounded(const BirthDeath& process, std::size_t anchor, std::size_t tail_from);

}  // namespace staffsim::analytic
