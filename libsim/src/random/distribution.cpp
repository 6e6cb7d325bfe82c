// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/distribution.hpp>
#include <staffsim/random/simple_laws.hpp>

namespace staffsim {

AnyDistribution::AnyDistribution() : AnyDistribution{Deterministic{Seconds{0.0}}} {}

}  // namespace staffsim
