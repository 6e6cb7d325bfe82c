// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/laws.hpp>

#include "scenario/field.hpp"

namespace staffsim::scenario {

/// A distribution: { family = "lognormal", mean = "2 h", cv = 1.0 }.
[[nodiscard]] std::optional<AnyDistribution> as_law(const Field& field);

/// A distribution that may carry `balk`, which is left to the caller.
[[nodiscard]] std::optional<AnyDistribution> as_patience_law(const Field& field);

}  // namespace staffsim::scenario
