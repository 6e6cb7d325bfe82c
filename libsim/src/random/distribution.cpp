// SPDX-License-Identifier: Apache-2.0
#include <staffsim/random/distribution.hpp>
#include <staffsim/random/simple_laws.hpp>

#include <stdexcept>
#include <string>

namespace staffsim {

AnyDistribution::AnyDistribution() : AnyDistribution{Deterministic{Duration{0.0}}} {}

void AnyDistribution::throw_bad_draw(double drawn) {
  throw BadDraw{"a law drew " + std::to_string(drawn) + " s: durations are 0 s or more"};
}

}  // namespace staffsim
