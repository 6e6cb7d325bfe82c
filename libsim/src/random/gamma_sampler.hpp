// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/log_exp.hpp>

#include "random/ziggurat.hpp"

#include <cmath>

namespace staffsim {

/// Draws from the gamma law with scale 1 times a factor: what depends on the shape alone is
/// computed once.
/// Source: G. Marsaglia, W. W. Tsang 2000, A simple method for generating gamma variables; their
/// section 6 for shapes below 1, with an exponential in place of -log of a uniform.
class GammaSampler {
public:
  GammaSampler(double shape, double factor) noexcept
      : shape_{shape},
        centre_{(shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0},
        width_{1.0 / std::sqrt(9.0 * centre_)},
        factor_{factor * centre_} {}

  /// `stream` should be a local variable of the caller.
  double operator()(Stream& stream) const noexcept {
    const double large = factor_ * cube(stream);
    if (shape_ >= 1.0) return large;
    return large * fixed::exp(-ziggurat::exponential(stream) / shape_);
  }

private:
  /// The accepted (1 + x / sqrt(9 d))^3.
  double cube(Stream& stream) const noexcept {
    while (true) {
      const double x = ziggurat::normal(stream);
      const double root = 1.0 + width_ * x;
      if (root <= 0.0) continue;
      const double v = root * root * root;
      const double u = stream.open01();
      const double x2 = x * x;
      if (u < 1.0 - 0.0331 * x2 * x2) return v;
      if (centre_ > surely_accepted) return v;
      if (fixed::log(u) < 0.5 * x2 + centre_ * (1.0 - v + fixed::log(v))) return v;
    }
  }

  /// Above it the acceptance test differs from "always" by less than it suffers from cancellation.
  static constexpr double surely_accepted = 1e8;

  double shape_;
  double centre_;  // d = shape - 1/3
  double width_;   // c = 1 / sqrt(9 d)
  double factor_;
};

}  // namespace staffsim
