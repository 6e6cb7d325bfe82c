// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/steady_state.hpp>

namespace staffsim {

/// After how many days demand and duty repeat, or why they never do.
struct Cycle {
  NoSteadyState refusal = NoSteadyState::none;
  int days = 1;
};
[[nodiscard]] Cycle cycle_of(const ModelSpec& spec);

}  // namespace staffsim
