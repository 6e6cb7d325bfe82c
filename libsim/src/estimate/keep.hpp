// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/keeping.hpp>

#include "estimate/tallies_archive.hpp"

#include <string>

namespace staffsim {

/// Takes up the state that was kept, if there is one; it may not be further than `wanted`.
template <class State>
void take_up(State& state, const Keeping& keeping, int wanted) {
  if (keeping.state.empty()) return;
  read_from(keeping.state, state);
  if (state.replications() > wanted)
    throw BadState{"it holds " + std::to_string(state.replications()) + " replications, and only " +
                   std::to_string(wanted) + " are wanted"};
}

template <class State>
void keep(const State& state, const Keeping& keeping) {
  if (keeping.save) keeping.save(bytes_of(state));
}

template <class State>
void keep_if_due(const State& state, const Keeping& keeping) {
  if (keeping.is_due && keeping.is_due()) keep(state, keeping);
}

}  // namespace staffsim
