// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/distribution.hpp>

#include "core/wording.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <string>

namespace staffsim::demand {

/// That draws of a handle time or a wrap-up are finite: patience alone may be endless.
/// @throws std::domain_error  naming the contact type, where a law of the user's own drew infinity
inline void require_ends(const AnyDistribution& law, std::span<const double> drawn_s,
                         const std::string& type) {
  if (law.may_be_endless() &&
      std::ranges::any_of(drawn_s, [](double drawn) { return std::isinf(drawn); }))
    throw std::domain_error{"the handle time or wrap-up of " + in_quotes(type) +
                            " drew infinity: patience alone may be endless"};
}

}  // namespace staffsim::demand
