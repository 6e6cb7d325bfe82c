// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/analytic/markov_chain.hpp>

#include <utility>
#include <vector>

namespace tests {

/// A jump that happens at all.
inline void add(std::vector<staffsim::analytic::Transition>& jumps,
                staffsim::analytic::ChainState to, double rate) {
  if (rate > 0.0) jumps.push_back({std::move(to), rate});
}

}  // namespace tests
