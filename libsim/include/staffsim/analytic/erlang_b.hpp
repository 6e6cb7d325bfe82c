// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <staffsim/analytic/erlangs.hpp>

namespace staffsim::analytic {

/// Probability that a contact is lost in M/G/n/n (Erlang's loss formula).
///
/// @param load    offered load in erlangs; >= 0 and finite
/// @param agents  number of agents n; >= 0
/// @return        probability in [0, 1]
/// @throws std::domain_error  outside these ranges
///
/// Cost O(agents). The recursion runs on 1/B, whose terms are all positive, so that no factorial
/// appears and no digit is lost; a blocking below the smallest double comes out as 0.
/// Source: A. K. Erlang 1917; the recursion is the standard one, for instance in
/// R. B. Cooper, Introduction to Queueing Theory, 2nd ed. 1981.
[[nodiscard]] double erlang_b_blocking(Erlangs load, int agents);

/// Smallest number of agents with erlang_b_blocking(load, agents) <= target.
///
/// @param load    at most 1e8
/// @param target  in (0, 1]
/// @throws std::domain_error  if load or target is out of range
[[nodiscard]] int erlang_b_agents(Erlangs load, double target);

}  // namespace staffsim::analytic
