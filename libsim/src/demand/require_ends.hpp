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

/// That draws are finite: patience alone may be endless.
/// @param what  was drawn: "the handle time"
/// @param of    whom it concerns, by name
/// @throws BadDraw  where a law of the user's own drew infinity
inline void require_ends(const AnyDistribution& law, std::span<const double> drawn_s,
                         const char* what, const std::string& of) {
  if (law.may_be_endless() &&
      std::ranges::any_of(drawn_s, [](double drawn) { return std::isinf(drawn); }))
    throw BadDraw{std::string{what} + " of " + in_quotes(of) +
                  " drew infinity: patience alone may be endless"};
}

}  // namespace staffsim::demand
